#pragma once

#include "pages/display_list.hpp"
#include "pdf/objects.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace factsheet::pdf {

/// The rasters of a document in the order in which they are first drawn, each once.
class ShownImages {
 public:
  /// Throws std::logic_error if a raster's bytes don't fit its size.
  explicit ShownImages(const pages::Pages& pages);

  const std::vector<std::shared_ptr<const pages::Raster>>& rasters() const { return rasters_; }
  /// Index into `rasters()`.
  std::size_t index_of(const pages::Raster& raster) const { return index_.at(&raster); }

 private:
  std::vector<std::shared_ptr<const pages::Raster>> rasters_;
  std::unordered_map<const pages::Raster*, std::size_t> index_;
};

/// What a file holds of a raster: its streams as they are written.
struct EmbeddedImage {
  std::shared_ptr<const std::string> pixels;  ///< deflated rows, or a JPEG file
  std::shared_ptr<const std::string> alpha;   ///< deflated rows; null where all is opaque
};

EmbeddedImage make_image(const std::shared_ptr<const pages::Raster>& raster);

/// Writes an image XObject (ISO 32000-1, 8.9.5) with its soft mask, and gives it back. The colours are those
/// of the document's output intent (ISO 19005-2, 6.2.4.3), and nothing is interpolated (6.2.8).
Dict write_image(Document& document, const pages::Raster& raster, const EmbeddedImage& image);

}  // namespace factsheet::pdf

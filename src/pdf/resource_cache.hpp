#pragma once

#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/write_pdf.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace factsheet::pdf {

struct ResourceCache::Impl {
  std::mutex mutex;
  std::unordered_map<std::string, std::shared_ptr<const EmbeddedFont>>
      fonts;  ///< by what tells subsets apart
  /// By raster; held on to, so that no other takes its address.
  std::unordered_map<std::shared_ptr<const pages::Raster>, std::shared_ptr<const EmbeddedImage>> images;
  /// The content of shapes that many sheets share, deflated; held on to likewise.
  std::unordered_map<std::shared_ptr<const std::vector<pages::Shape>>, std::shared_ptr<const std::string>>
      shapes;
  std::shared_ptr<const std::string> colour_profile;  ///< deflated; null until the first document

  /// The font for a face's codes, made at the first call.
  std::shared_ptr<const EmbeddedFont> font(const FaceUse& use, const text::Face& face);
  /// The raster's streams, packed at the first call.
  std::shared_ptr<const EmbeddedImage> image(const std::shared_ptr<const pages::Raster>& raster);
  /// The content of shared shapes, packed at the first call.
  std::shared_ptr<const std::string> packed(const std::shared_ptr<const std::vector<pages::Shape>>& shared);
};

}  // namespace factsheet::pdf

#pragma once

#include "pdf/objects.hpp"
#include "pdf/shown_glyphs.hpp"
#include "pdf/write_pdf.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace factsheet::pdf {

/// What a file holds of one face, ready to be written: packed streams and widths.
struct EmbeddedFont {
  std::string name;                                ///< PostScript name with its subset tag, "ABCDEF+Name"
  std::shared_ptr<const std::string> program;      ///< deflated TrueType
  std::size_t program_length = 0;                  ///< before deflating
  std::shared_ptr<const std::string> to_unicode;   ///< deflated CMap
  std::shared_ptr<const std::string> cid_to_gid;   ///< deflated map; null where a CID is the glyph's number
  std::vector<double> widths;                      ///< by CID, 1/1000 em; entry 0 is .notdef and unused
  std::shared_ptr<const std::string> width_array;  ///< alike, as CIDFont's W spells them
};

struct FontCache::Impl {
  std::mutex mutex;
  std::unordered_map<std::string, std::shared_ptr<const EmbeddedFont>> fonts;
  std::shared_ptr<const std::string> colour_profile;  ///< deflated; null until the first document

  struct PackedShapes {
    std::shared_ptr<const std::vector<pages::Shape>> shapes;  // kept, so that no others come to lie there
    std::shared_ptr<const std::string> content;               // deflated
  };
  std::unordered_map<const void*, PackedShapes> shapes;  ///< by the address of the shapes

  /// The content of shapes that many sheets share, deflated at the first call.
  std::shared_ptr<const std::string> packed(const std::shared_ptr<const std::vector<pages::Shape>>& shared);

  /// The font for a face's codes, made at the first call.
  std::shared_ptr<const EmbeddedFont> font(const FaceUse& use, const text::Face& face);
};

/// The CMap that says what each CID stands for (ISO 32000-1, 9.10.3).
std::string to_unicode_cmap(const FaceUse& use);

/// Writes a composite font (Type0 with one CIDFontType2, Identity-H) and gives its dictionary back.
Dict write_font(Document& document, const EmbeddedFont& font, const text::FaceMetrics& metrics);

}  // namespace factsheet::pdf

#pragma once

#include "pdf/objects.hpp"
#include "pdf/shown_glyphs.hpp"

#include <memory>
#include <string>
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

/// Tells fonts apart: a face's name and codes.
std::string font_key(const FaceUse& use, const text::Face& face);

/// Subsets and packs a face for its codes; `key` is theirs.
std::shared_ptr<const EmbeddedFont> make_font(const FaceUse& use, const text::Face& face,
                                              const std::string& key);

/// The CMap that says what each CID stands for (ISO 32000-1, 9.10.3).
std::string to_unicode_cmap(const FaceUse& use);

/// Writes a composite font (Type0 with one CIDFontType2, Identity-H) and gives its dictionary back.
Dict write_font(Document& document, const EmbeddedFont& font, const text::FaceMetrics& metrics);

}  // namespace factsheet::pdf

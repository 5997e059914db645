#pragma once

#include "pages/display_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace factsheet::pdf {

/// A glyph together with what it stands for. One glyph may stand for several texts, each with a code of its
/// own, so that ToUnicode can tell them apart.
struct GlyphCode {
  std::uint16_t glyph = 0;
  std::string text;
  auto operator<=>(const GlyphCode&) const = default;
};

/// The codes of one face in one document.
struct FaceUse {
  text::FaceId face{};
  std::vector<GlyphCode> codes;       ///< sorted by glyph, then text
  std::vector<std::uint16_t> cids;    ///< of each of `codes`
  std::vector<std::uint16_t> glyphs;  ///< sorted, each once: what `text::subset` takes
};

/// A cluster: glyphs that stand for their characters together.
struct Cluster {
  std::size_t glyphs = 1;
  std::size_t characters = 1;
  /// More glyphs than characters: the text can't be dealt out to codes, so it has to be given as ActualText.
  bool needs_actual_text() const { return glyphs > characters; }
};
/// The cluster that starts at a glyph. Throws std::logic_error if the glyph stands for no text, or for text
/// outside of the Text.
Cluster cluster_at(const pages::Text& text, std::size_t glyph);

/// All glyphs of a document in drawing order, and the codes they are shown with.
class ShownGlyphs {
 public:
  /// Where one figure of a style is shown all ten get a code: sheets of a batch differ in their figures above
  /// all, and would each need a cut of the font otherwise. Throws std::logic_error if a glyph is .notdef or
  /// stands for no text.
  ShownGlyphs(const pages::Pages& pages, const text::FontBook& fonts);

  const std::vector<FaceUse>& faces() const { return faces_; }
  /// Index into `faces()`.
  std::size_t index_of(text::FaceId face) const { return face_index_.at(static_cast<std::size_t>(face)); }
  /// The CIDs of all glyphs, Text after Text in drawing order; behind the glyphs of a Text that ends in a
  /// character of its own without a blank (pages::LineTie::own) stands one more, its last glyph read as a
  /// hyphen.
  const std::vector<std::uint16_t>& cids() const { return cids_; }

 private:
  struct Collector;
  std::vector<FaceUse> faces_;
  std::vector<std::size_t> face_index_;
  std::vector<std::uint16_t> cids_;
};

}  // namespace factsheet::pdf

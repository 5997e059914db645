#pragma once

#include "text/font_book.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::text {

/// OpenType features that a style can ask for. Kerning and standard ligatures are always on, but for tracked
/// text, which has no ligatures.
struct Features {
  bool tabular_figures = false;
  bool ligatures = true;
  bool old_style_figures = false;
  bool small_caps = false;      ///< of small letters; the face must have them (Face::has_small_caps)
  bool all_small_caps = false;  ///< of capitals, too
  bool operator==(const Features&) const = default;
};

/// One glyph, measures in font units.
struct Glyph {
  std::uint16_t id = 0;
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
  std::uint32_t cluster = 0;  ///< offset in the shaped text of the first byte this glyph stands for
  bool safe_to_break = true;  ///< text may be cut before this glyph without shaping it anew
};

/// A shaped stretch of text in one face, left to right.
struct GlyphRun {
  std::vector<Glyph> glyphs;
  std::int64_t advance = 0;  ///< sum of advances, font units
};

/// "HarfBuzz 6.0.0": what shapes.
std::string library();

/// Shapes words with HarfBuzz and remembers them: a batch shapes each word once. One a thread.
class Shaper {
 public:
  explicit Shaper(const FontBook& fonts);
  ~Shaper();
  Shaper(Shaper&&) noexcept;

  /// The glyphs of `text` (UTF-8; a character that the face lacks comes out as glyph 0). The reference stays
  /// good until `trim`.
  const GlyphRun& shape(FaceId face, std::string_view text, Features features);
  /// Between two documents: forgets all words if there are very many, so that no batch fills the memory.
  void trim();
  const FontBook& fonts() const;

  struct Impl;
  Impl& impl() { return *impl_; }  // for text/ alone

 private:
  std::unique_ptr<Impl> impl_;
};

/// A face cut down to some of its glyphs.
struct Subset {
  std::string bytes;               ///< a TrueType file of glyf, head, hhea, hmtx, loca, maxp; not hinted
  std::vector<std::uint16_t> ids;  ///< the number in `bytes` of each glyph asked for, in the order asked
};

/// The face cut down to `glyphs`, .notdef, and the glyphs that composite ones are put together from: what a
/// PDF CIDFontType2 needs. Glyphs keep their order, so those asked for are numbered from 1 on as long as no
/// component comes between. The same call gives the same bytes. Throws std::runtime_error if the font
/// lacks a glyph; FontBook has seen to it that its outlines are whole.
Subset subset(const Face& face, const std::vector<std::uint16_t>& glyphs);

}  // namespace factsheet::text

#pragma once

#include "base/length.hpp"
#include "text/font_book.hpp"
#include "text/hyphenator.hpp"
#include "text/shape.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace factsheet::text {

/// How a stretch of a paragraph is set.
struct TextStyle {
  FaceId face{};
  Length size;
  Length tracking;  ///< added after each glyph
  Length rise;      ///< of the baseline above the line's: letters of notes
  Features features;
  bool operator==(const TextStyle&) const = default;
};

/// A stretch of a paragraph's text in one style. Stretches follow each other without gaps.
struct StyledRange {
  std::uint32_t begin = 0;  ///< byte offsets into ParagraphText::text
  std::uint32_t end = 0;
  TextStyle style;
  bool hyphenate = true;  ///< false for links and the like: no break but at spaces is made inside
};

/// A paragraph to be broken. Runs of blanks have been folded to one space; U+00A0 never breaks; "\n" breaks a
/// line.
struct ParagraphText {
  std::string text;
  std::vector<StyledRange> ranges;
};

enum class Alignment { left, right, centre, justify };

/// How lines are to be broken.
struct LineOptions {
  Length measure;       ///< width of a full line
  Length first_indent;  ///< of the first line; may be negative for a hanging one
  Alignment alignment = Alignment::left;
  const Hyphenator* hyphenator = nullptr;  ///< null: no hyphenation
  bool protrusion = true;  ///< hyphens, points, commas and quotes hang into the margin a little
  double expansion =
      0;  ///< glyphs may be widened or narrowed by this part at most (0.02 = 2 %); justified only
  bool balance = false;  ///< lines of even length (headings), no more of them than need be
};

/// How a line ends, which decides what its last characters mean to a reader of the text.
enum class LineEnd {
  space,            ///< at a blank; the blank is kept as the line's last glyph, outside the measure
  inserted_hyphen,  ///< inside a word; the last glyph is a hyphen that isn't in the text
  own_hyphen,       ///< after a hyphen (or slash, dash) that is in the text, without a blank
  forced,           ///< at a "\n"
  last,             ///< the paragraph's last line
};

/// One glyph as placed on a line.
struct PlacedGlyph {
  std::uint16_t id = 0;
  Length advance;  ///< to the next glyph's origin; tracking, gap and expansion included
  Length x_offset;
  Length y_offset;  ///< upward
  std::uint32_t text_begin =
      0;  ///< bytes of ParagraphText::text that it stands for; empty for an inserted hyphen
  std::uint32_t text_end = 0;  ///< and for the later glyphs of a cluster
};

/// Glyphs of one range on one line.
struct LineRun {
  std::size_t range = 0;  ///< index into ParagraphText::ranges
  double stretch = 1;     ///< horizontal scale of the glyphs (expansion)
  Length x;               ///< of the first glyph's origin, from the left end of the measure
  std::vector<PlacedGlyph> glyphs;
};

struct Line {
  std::vector<LineRun> runs;
  LineEnd end = LineEnd::last;
  Length width;     ///< of what is seen: without the blank at its end; hung glyphs count
  Length overflow;  ///< by how much the line is wider than the measure; 0 if it fits
};

/// Breaks a paragraph into the lines that are best taken together (Knuth and Plass, "Breaking Paragraphs into
/// Lines", 1981): even gaps, few hyphens, never two in a row if it can be had, no single short word as last
/// line. Never fails: a word wider than the measure makes a line with `overflow`.
std::vector<Line> break_lines(const ParagraphText& paragraph, const LineOptions& options, Shaper& shaper);

/// The width of a text set on one line (of the widest, if breaks are forced), nothing hung out.
Length natural_width(const ParagraphText& paragraph, Shaper& shaper);

/// The width of the widest piece that can't be broken: the least measure that has no overflow.
/// Looks at all of `options` but the measure; headings (`balance`) aren't hyphenated.
Length widest_piece(const ParagraphText& paragraph, const LineOptions& options, Shaper& shaper);

}  // namespace factsheet::text

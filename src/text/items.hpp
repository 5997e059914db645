#pragma once

#include "text/paragraph.hpp"
#include "text/word.hpp"

#include <cstdint>
#include <vector>

namespace factsheet::text {

/// Widths, in points, that add up along a paragraph.
struct Extent {
  double boxes = 0;  ///< of glyphs, which expansion scales
  double gaps = 0;   ///< of blanks at their natural width
  double ems =
      0;  ///< of blanks, each the size of its type: how they share stretch and shrink, whatever their face
  Extent& operator+=(const Extent& o) { return boxes += o.boxes, gaps += o.gaps, ems += o.ems, *this; }
  friend Extent operator+(Extent a, const Extent& b) { return a += b; }
  friend Extent operator-(const Extent& a, const Extent& b) {
    return {a.boxes - b.boxes, a.gaps - b.gaps, a.ems - b.ems};
  }
  double natural() const { return boxes + gaps; }
};

/// A paragraph's piece: the longest stretch of one style without blanks, or one blank.
struct Item {
  enum class Kind : std::uint8_t { word, blank, fixed_blank, newline } kind = Kind::word;
  /// Whether a line may start here.
  enum class Start : std::uint8_t { no, after_blank, after_hyphen, after_mark } start = Start::no;
  bool cuttable = false;    ///< a word that may be cut inside
  std::uint32_t begin = 0;  ///< bytes of the paragraph's text
  std::uint32_t end = 0;
  std::uint32_t range = 0;
  Word* word = nullptr;
  double scale = 0;     ///< points a font unit
  double tracking = 0;  ///< points
  Extent before;        ///< of all items before this one
  Extent size;
};

/// Cuts a paragraph into items. Throws std::invalid_argument if the ranges don't cover the text one after the
/// other.
void itemize(const ParagraphText& paragraph, Shaper::Impl& shaper, std::vector<Item>& items);

}  // namespace factsheet::text

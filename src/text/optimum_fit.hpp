#pragma once

#include "text/breaks.hpp"

#include <cstdint>
#include <vector>

namespace factsheet::text {

/// How much a gap may change, as parts of the em, before a line counts as badly set: near TeX's half and
/// third of a blank, which is a quarter of an em in most faces.
inline constexpr double gap_stretch = 0.12;
inline constexpr double gap_shrink = 0.085;

/// What a line's glyphs take of the width that it has to spare or lacks, in points. Gaps show unevenness
/// sooner than shapes do, so that glyphs take `glyph_share` times what their limit would have them take, up
/// to the limit.
double glyph_part(const Fit& line, double expansion);

/// A way to have reached a break.
struct FitNode {
  std::uint32_t at = 0;        ///< index of the break
  std::uint32_t previous = 0;  ///< node at the end of the line before
  int fitness = 0;
  double cost = 0;
};

/// Memory that fits use again, and the last one's result.
struct FitMemory {
  std::vector<Break> breaks;
  std::vector<FitNode> nodes;
  std::vector<std::uint32_t> active;
  std::vector<Break> chosen;
};

/// Chooses the breaks of a segment that are best taken together: `memory.chosen` gets the break before its
/// first line and then that at the end of each line.
void optimum_fit(const BreakMaker& maker, const Segment& segment, FitMemory& memory);

}  // namespace factsheet::text

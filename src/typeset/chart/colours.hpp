#pragma once

#include "base/colour.hpp"
#include "document/chart.hpp"

#include <cstddef>

namespace factsheet::typeset::chart {

/// What a chart is drawn in. `strong` and `weak` have at least 3:1 to the paper and, where the paper leaves
/// room for it (white and black do), to each other, so that they are told apart by lightness alone (WCAG 2.1,
/// 1.4.11).
struct Palette {
  Colour paper;
  Colour strong;
  Colour weak;
  Colour accent;
  Colour track;
  Colour line;
  Colour series[6];  ///< dark and light in turn, of three hues
};

Palette palette(const document::ChartColours& from, Colour paper);

/// The colour nearest to `from`, mixed with black or white, that has a contrast of `ratio` to the paper;
/// black or white where that is out of reach.
Colour at_contrast(Colour from, Colour paper, double ratio);

}  // namespace factsheet::typeset::chart

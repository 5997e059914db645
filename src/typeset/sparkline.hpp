#pragma once

#include "pages/display_list.hpp"

#include <optional>
#include <vector>

namespace factsheet::typeset {

/// How a sparkline looks.
struct SparklineLooks {
  Colour line;
  Colour end;  ///< of the dot on its last figure
  Length thickness = Length::points(1);
  Length dot = Length::points(1.8);  ///< radius
};

/// How far down its first and last figure lie; nothing where there is a gap.
struct SparklineEnds {
  std::optional<Length> first;
  std::optional<Length> last;
};

/// Adds a line the size of a word over figures in their order, from the least at the foot of `area` to the
/// most at its top, evenly spaced; its last figure has a dot. A gap where there is none; a figure between two
/// gaps is a dot, too. Without an axis: the figures at its ends should stand beside it. The items want a tag
/// or artifact around them.
SparklineEnds draw_sparkline(std::vector<pages::Item>& items, Rect area,
                             const std::vector<std::optional<double>>& figures, const SparklineLooks& looks);

}  // namespace factsheet::typeset

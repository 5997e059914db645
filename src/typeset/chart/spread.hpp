#pragma once

#include "base/length.hpp"

#include <optional>
#include <vector>

namespace factsheet::typeset::chart {

/// A label on a line: where its middle wants to be, and how long it is.
struct Wish {
  Length middle;
  Length length;
};

/// Where labels begin so that they stand in their order, `gap` apart and between `low` and `high`, moved as
/// little as can be (least squares, by joining neighbours that meet: T. Dwyer, K. Marriott and P. Stuckey,
/// "Fast node overlap removal", 2005). Wishes must ascend. Nothing if there isn't room: see `shortage`.
std::optional<std::vector<Length>> spread(const std::vector<Wish>& wishes, Length low, Length high,
                                          Length gap);

/// By how much the labels are longer than the room; 0 or less if they fit.
Length shortage(const std::vector<Wish>& wishes, Length room, Length gap);

}  // namespace factsheet::typeset::chart

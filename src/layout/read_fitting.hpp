#pragma once

#include "layout/layout.hpp"

namespace factsheet::layout {

/// Reads `pages` of [document]; reports steps that say nothing, grow what they should shrink, or have no
/// `max` to keep to.
Fitting read_fitting(data::TableReader& in);

/// Tells the fitting which numbers the blocks' `optional` has. Reports numbers that no step heeds, and a step
/// that drops where no block may be dropped; the latter only if `all_read`, since a block that couldn't be
/// read may have one.
void take_in_optional(const std::vector<Block>& blocks, bool all_read, Fitting& fitting,
                      Diagnostics& diagnostics);

}  // namespace factsheet::layout

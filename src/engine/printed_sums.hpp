#pragma once

#include "layout/layout.hpp"

#include <vector>

#include "figures/relation.hpp"

namespace factsheet::engine {

/// The sums that a layout's tables and charts print with their totals: readers can take a part from the
/// total.
std::vector<figures::Relation> printed_sums(const layout::Layout& layout);

/// Those of them that are printed of the edition before, as its own data names them.
std::vector<figures::Relation> previous_sums(const std::vector<figures::Relation>& sums);

}  // namespace factsheet::engine

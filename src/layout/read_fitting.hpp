#pragma once

#include "layout/layout.hpp"

namespace factsheet::layout {

/// Reads `pages` of [document]; reports steps that say nothing, grow what they should shrink, or have no
/// `max` to keep to.
Fitting read_fitting(data::TableReader& in);

}  // namespace factsheet::layout

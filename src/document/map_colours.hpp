#pragma once

#include "base/colour.hpp"
#include "layout/map_block.hpp"

#include <vector>

namespace factsheet::document {

/// A shade a class, the lowest class first: from near `light` to `colour`, even steps in lightness, so that
/// they can be told apart without their hue. The `below_zero` lowest go from `colour_negative` (the lowest of
/// all) to near `light`.
std::vector<Colour> map_colours(const layout::MapBlock& looks, int classes, int below_zero);

/// L* of CIE 1976 (L*, a*, b*), 0 to 100: how light a colour looks.
double lightness(Colour colour);

}  // namespace factsheet::document

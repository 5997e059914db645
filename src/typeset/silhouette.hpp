#pragma once

#include "pages/display_list.hpp"

#include <optional>
#include <string_view>
#include <vector>

#include "geo/atlas.hpp"

namespace factsheet::typeset {

/// Rings as one shape, moved by `at`.
pages::Shape shape_of(const std::vector<geo::Ring>& rings, Point at, std::optional<Colour> fill,
                      std::optional<pages::Stroke> stroke);

/// A state's outline as large as a box allows, in its middle, without tags: the caller says whether it is a
/// figure or an artifact. A stroke reaches beyond the box by half its width. Nothing for a code that is none.
std::vector<pages::Item> silhouette(const geo::Atlas& atlas, std::string_view code, Rect box,
                                    std::optional<Colour> fill, std::optional<pages::Stroke> stroke);

}  // namespace factsheet::typeset

#pragma once

#include "base/diagnostics.hpp"
#include "data/node.hpp"
#include "layout/palette.hpp"
#include "layout/style.hpp"

#include <vector>

namespace factsheet::layout {

/// Resolves the built-in styles and those of [styles] (`written`: a theme's, then a layout's; any may be
/// null): each takes the values of the style it is based on, then the built-in theme's for its name, then
/// what is written, the last winning. Reports styles that inherit in a circle.
Styles resolve_styles(const std::vector<const data::Node*>& written, const Palette& palette,
                      Diagnostics& diagnostics);

/// The style of that name, or null with a report at `span`.
const Style* find_style(const Styles& styles, std::string_view name, Span span, Diagnostics& diagnostics);

}  // namespace factsheet::layout

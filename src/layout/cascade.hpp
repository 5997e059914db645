#pragma once

#include "base/diagnostics.hpp"
#include "data/node.hpp"
#include "layout/palette.hpp"
#include "layout/style.hpp"

namespace factsheet::layout {

/// Resolves the built-in styles and those of a layout's [styles] (`written`, may be null): each takes the
/// values of the style it is based on, then the theme's for its name, then the author's. Reports styles that
/// inherit in a circle.
Styles resolve_styles(const data::Node* written, const Palette& palette, Diagnostics& diagnostics);

/// The style of that name, or null with a report at `span`.
const Style* find_style(const Styles& styles, std::string_view name, Span span, Diagnostics& diagnostics);

}  // namespace factsheet::layout

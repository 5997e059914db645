#pragma once

#include <span>
#include <string_view>

namespace factsheet::layout {

/// A colour of the built-in theme.
struct ThemeColour {
  std::string_view name;
  std::string_view value;
};

/// One property of a style of the built-in theme, the value as an author would write it.
struct ThemeProperty {
  std::string_view style;
  std::string_view key;
  std::string_view value;
};

/// What a layout starts from, so that a sheet of plain blocks looks well: every style that a block asks for
/// by itself stands here. A layout changes any of it in [colors] and [styles].
std::span<const ThemeColour> theme_colours();
std::span<const ThemeProperty> theme_styles();

}  // namespace factsheet::layout

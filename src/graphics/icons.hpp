#pragma once

#include "graphics/picture.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace factsheet::graphics {

/// The names of the icons that are built in, sorted.
std::vector<std::string> icon_names();

/// An icon in one colour, 24 points square; lines of 1.75 points with round ends. Nothing if there is none of
/// that name.
std::optional<Drawing> icon(std::string_view name, Colour colour);

}  // namespace factsheet::graphics

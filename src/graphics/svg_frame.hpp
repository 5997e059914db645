#pragma once

#include "base/geometry.hpp"
#include "graphics/svg_element.hpp"
#include "graphics/svg_matrix.hpp"

#include <optional>

namespace factsheet::graphics {

/// How large an SVG file is drawn by itself, and where its units lie on that sheet.
struct SvgFrame {
  Size size;
  Matrix units;  ///< to points
};

/// Reads width, height, viewBox and preserveAspectRatio of the outermost element (SVG 1.1, 7.2 to 7.8).
/// Nothing after a finding.
std::optional<SvgFrame> read_frame(pugi::xml_node svg, SvgFindings& findings);

/// How far a shape, its line included, reaches out of a sheet at the side where it does most; not above zero
/// if it stays inside. `outside` tells whether none of it is inside.
Length reach_beyond(const pages::Shape& shape, Size sheet, bool& outside);

}  // namespace factsheet::graphics

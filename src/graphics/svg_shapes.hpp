#pragma once

#include "graphics/svg_element.hpp"
#include "graphics/svg_path.hpp"

#include <span>
#include <string_view>

namespace factsheet::graphics {

/// The attributes that say where a shape is, by the element's name; none if it is no shape.
std::span<const std::string_view> shape_attributes(std::string_view element);

/// A shape's path in user units: path, rect, circle, ellipse, line, polyline, polygon. Empty if it draws
/// nothing, or after a finding.
Path read_shape(pugi::xml_node element, SvgFindings& findings);

}  // namespace factsheet::graphics

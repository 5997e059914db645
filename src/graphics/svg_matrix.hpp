#pragma once

#include "base/geometry.hpp"
#include "graphics/svg_scanner.hpp"
#include "pages/display_list.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace factsheet::graphics {

/// An affine map: x' = a x + c y + e, y' = b x + d y + f (SVG 1.1, 7.4).
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Point apply(Point point) const;
  void apply(std::vector<pages::Segment>& path) const;
  /// How much longer lengths get in every direction alike; nothing if it differs by direction.
  std::optional<double> even_scale() const;
};

/// The map that applies `inner` first.
Matrix operator*(const Matrix& outer, const Matrix& inner);

/// Reads a `transform`: matrix, translate, scale, rotate, skewX, skewY, one behind the other.
std::variant<Matrix, ValueFault> read_transform(std::string_view text);

}  // namespace factsheet::graphics

#include "graphics/svg_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

Matrix translation(double x, double y) {
  return {1, 0, 0, 1, x, y};
}

Matrix rotation(double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  // Quarter turns are exact, so that upright edges stay so.
  const double quarters = degrees / 90;
  double sine = std::sin(angle);
  double cosine = std::cos(angle);
  if (quarters == std::round(quarters)) {
    sine = std::round(sine);
    cosine = std::round(cosine);
  }
  return {cosine, sine, -sine, cosine, 0, 0};
}

Matrix skew(double x_degrees, double y_degrees) {
  return {1, std::tan(y_degrees * std::numbers::pi / 180), std::tan(x_degrees * std::numbers::pi / 180), 1, 0,
          0};
}

/// Nothing if there is no such function, or it doesn't take so many numbers.
std::optional<Matrix> function(std::string_view name, std::span<const double> n) {
  const std::size_t count = n.size();
  if (name == "matrix" && count == 6) return Matrix{n[0], n[1], n[2], n[3], n[4], n[5]};
  if (name == "translate" && (count == 1 || count == 2)) return translation(n[0], count == 2 ? n[1] : 0);
  if (name == "scale" && (count == 1 || count == 2)) return Matrix{n[0], 0, 0, n[count - 1], 0, 0};
  if (name == "rotate" && count == 1) return rotation(n[0]);
  if (name == "rotate" && count == 3)
    return translation(n[1], n[2]) * rotation(n[0]) * translation(-n[1], -n[2]);
  if (name == "skewX" && count == 1) return skew(n[0], 0);
  if (name == "skewY" && count == 1) return skew(0, n[0]);
  return std::nullopt;
}

}  // namespace

Point Matrix::apply(Point point) const {
  const double x = point.x.pt();
  const double y = point.y.pt();
  return {Length::points(a * x + c * y + e), Length::points(b * x + d * y + f)};
}

void Matrix::apply(std::vector<pages::Segment>& path) const {
  for (pages::Segment& piece : path) {
    piece.to = apply(piece.to);
    piece.c1 = apply(piece.c1);
    piece.c2 = apply(piece.c2);
  }
}

std::optional<double> Matrix::even_scale() const {
  const double x = std::hypot(a, b);
  const double y = std::hypot(c, d);
  const double tolerance = 1e-3 * std::max(x, y);
  if (std::abs(x - y) > tolerance || std::abs(a * c + b * d) > tolerance * std::max(x, y))
    return std::nullopt;
  return (x + y) / 2;
}

Matrix operator*(const Matrix& o, const Matrix& i) {
  return {o.a * i.a + o.c * i.b, o.b * i.a + o.d * i.b,       o.a * i.c + o.c * i.d,
          o.b * i.c + o.d * i.d, o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f};
}

std::variant<Matrix, ValueFault> read_transform(std::string_view text) {
  SvgScanner in(text);
  Matrix all;
  in.skip_blanks();
  while (!in.at_end()) {
    const std::size_t begin = in.offset();
    const std::string name(in.take_letters());
    in.skip_blanks();
    if (name.empty() || !in.take('('))
      return ValueFault{begin, "a transform such as \"translate(3 4)\" was expected"};
    std::vector<double> numbers;
    in.skip_blanks();
    while (!in.take(')')) {
      const auto value = in.number();
      if (!value) return ValueFault{in.offset(), "a number was expected"};
      numbers.push_back(*value);
      in.skip_comma();
    }
    const auto matrix = function(name, numbers);
    if (!matrix)
      return ValueFault{begin,
                        fmt::format("there is no transform \"{}\" of {} numbers", name, numbers.size())};
    all = all * *matrix;
    in.skip_comma();
  }
  return all;
}

}  // namespace factsheet::graphics

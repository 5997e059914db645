#include "document/map_colours.hpp"

#include <algorithm>
#include <cmath>

namespace factsheet::document {
namespace {

// The mix of two colours that is as light as asked.
Colour of_lightness(Colour light, Colour dark, double wanted) {
  double low = 0;
  double high = 1;
  for (int i = 0; i < 20; ++i) {
    const double middle = (low + high) / 2;
    (lightness(mix(light, dark, middle)) > wanted ? low : high) = middle;
  }
  return mix(light, dark, high);
}

// `count` shades that darken to `dark` in even steps. The lightest is away from the paper already.
std::vector<Colour> ramp(Colour light, Colour dark, int count) {
  const double from = lightness(light);
  const double to = lightness(dark);
  const double first = from + (to - from) * (count > 1 ? 0.16 : 0.5);
  std::vector<Colour> out;
  for (int i = 0; i < count; ++i) {
    const double part = count > 1 ? static_cast<double>(i) / (count - 1) : 0;
    out.push_back(of_lightness(light, dark, first + (to - first) * part));
  }
  return out;
}

}  // namespace

double lightness(Colour colour) {
  // Relative luminance by way of the contrast with black: (Y + 0.05) / 0.05.
  const double y = contrast_ratio(colour, black) * 0.05 - 0.05;
  return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

std::vector<Colour> map_colours(const layout::MapBlock& looks, int classes, int below_zero) {
  std::vector<Colour> below = ramp(looks.light, looks.colour_negative, below_zero);
  std::reverse(below.begin(), below.end());
  const std::vector<Colour> above = ramp(looks.light, looks.colour, classes - below_zero);
  below.insert(below.end(), above.begin(), above.end());
  return below;
}

}  // namespace factsheet::document

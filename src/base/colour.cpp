#include "base/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace factsheet {
namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// A chart asks for the contrast of hundreds of pairs; the power is taken once for each of the 256 channels.
double linear(std::uint8_t channel) {
  static const std::array<double, 256> table = [] {
    std::array<double, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double c = static_cast<double>(i) / 255.0;
      out[i] = c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return out;
  }();
  return table[channel];
}

double relative_luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.empty() || text.front() != '#') return std::nullopt;
  text.remove_prefix(1);
  if (text.size() != 3 && text.size() != 6) return std::nullopt;
  int channels[3] = {};
  const std::size_t step = text.size() / 3;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto high = hex_digit(text[i * step]);
    const auto low = hex_digit(text[i * step + step - 1]);
    if (!high || !low) return std::nullopt;
    channels[i] = *high * 16 + *low;
  }
  return Colour{static_cast<std::uint8_t>(channels[0]), static_cast<std::uint8_t>(channels[1]),
                static_cast<std::uint8_t>(channels[2])};
}

std::string to_string(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

double contrast_ratio(Colour a, Colour b) {
  const double first = relative_luminance(a);
  const double second = relative_luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Colour mix(Colour from, Colour to, double part) {
  const auto channel = [part](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * part));
  };
  return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

}  // namespace factsheet

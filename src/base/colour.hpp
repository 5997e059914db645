#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factsheet {

/// An opaque sRGB colour, eight bits a channel.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  constexpr bool operator==(const Colour&) const = default;
};

inline constexpr Colour black{0, 0, 0};
inline constexpr Colour white{255, 255, 255};

/// Reads `#rgb` or `#rrggbb`, either case; nothing else is a colour.
std::optional<Colour> parse_colour(std::string_view text);

/// Writes `#rrggbb`.
std::string to_string(Colour colour);

/// Contrast ratio of two colours, 1 (alike) to 21 (black on white), whichever is the lighter.
/// Source: WCAG 2.1, "contrast ratio" and "relative luminance".
double contrast_ratio(Colour a, Colour b);

/// A colour between two: `part` of the way from the one (0) to the other (1), by sRGB's channels.
Colour mix(Colour from, Colour to, double part);

}  // namespace factsheet

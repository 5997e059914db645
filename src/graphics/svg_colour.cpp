#include "graphics/svg_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace factsheet::graphics {
namespace {

constexpr auto named = std::to_array<std::pair<std::string_view, Colour>>({
    {"aqua", {0, 255, 255}},
    {"black", {0, 0, 0}},
    {"blue", {0, 0, 255}},
    {"brown", {165, 42, 42}},
    {"crimson", {220, 20, 60}},
    {"cyan", {0, 255, 255}},
    {"darkblue", {0, 0, 139}},
    {"darkgray", {169, 169, 169}},
    {"darkgreen", {0, 100, 0}},
    {"darkgrey", {169, 169, 169}},
    {"darkred", {139, 0, 0}},
    {"dimgray", {105, 105, 105}},
    {"dimgrey", {105, 105, 105}},
    {"fuchsia", {255, 0, 255}},
    {"gold", {255, 215, 0}},
    {"gray", {128, 128, 128}},
    {"green", {0, 128, 0}},
    {"grey", {128, 128, 128}},
    {"indigo", {75, 0, 130}},
    {"lightblue", {173, 216, 230}},
    {"lightgray", {211, 211, 211}},
    {"lightgrey", {211, 211, 211}},
    {"lime", {0, 255, 0}},
    {"magenta", {255, 0, 255}},
    {"maroon", {128, 0, 0}},
    {"navy", {0, 0, 128}},
    {"olive", {128, 128, 0}},
    {"orange", {255, 165, 0}},
    {"pink", {255, 192, 203}},
    {"purple", {128, 0, 128}},
    {"red", {255, 0, 0}},
    {"royalblue", {65, 105, 225}},
    {"silver", {192, 192, 192}},
    {"skyblue", {135, 206, 235}},
    {"steelblue", {70, 130, 180}},
    {"tan", {210, 180, 140}},
    {"teal", {0, 128, 128}},
    {"tomato", {255, 99, 71}},
    {"violet", {238, 130, 238}},
    {"white", {255, 255, 255}},
    {"whitesmoke", {245, 245, 245}},
    {"yellow", {255, 255, 0}},
});

/// "rgb(12, 34, 56)" or "rgb(10%, 20%, 30%)".
std::optional<Colour> read_rgb(std::string_view text) {
  SvgScanner in(text);
  in.take_letters();
  if (!in.take('(')) return std::nullopt;
  std::array<std::uint8_t, 3> channels{};
  for (std::uint8_t& channel : channels) {
    in.skip_comma();
    auto value = in.number();
    if (!value) return std::nullopt;
    if (in.take('%')) *value *= 2.55;
    channel = static_cast<std::uint8_t>(std::lround(std::clamp(*value, 0.0, 255.0)));
  }
  in.skip_blanks();
  if (!in.take(')') || !in.at_end()) return std::nullopt;
  return Colour{channels[0], channels[1], channels[2]};
}

}  // namespace

std::optional<Colour> read_svg_colour(std::string_view text) {
  if (text.starts_with('#')) return parse_colour(text);
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (lower.starts_with("rgb(")) return read_rgb(lower);
  const auto* found =
      std::find_if(named.begin(), named.end(), [&](const auto& row) { return row.first == lower; });
  if (found == named.end()) return std::nullopt;
  return found->second;
}

}  // namespace factsheet::graphics

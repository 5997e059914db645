#include "graphics/svg_style.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

using Fault = std::optional<PropertyFault>;

PropertyFault bad(std::string_view name, std::string_view value, std::string hint = {}) {
  return {PropertyFault::Kind::bad_value, fmt::format("\"{}\" is no value for {}", value, name),
          std::move(hint)};
}

PropertyFault unsupported(std::string message, std::string hint) {
  return {PropertyFault::Kind::unsupported, std::move(message), std::move(hint)};
}

Fault set_paint(std::string_view name, std::string_view value, Paint& paint) {
  if (value == "none" || value == "transparent") {
    paint = {};
  } else if (value == "currentColor" || value == "currentcolor") {
    paint = {Paint::Kind::current, {}};
  } else if (const auto colour = read_svg_colour(value)) {
    paint = {Paint::Kind::colour, *colour};
  } else if (value.starts_with("url(")) {
    return unsupported("a gradient or pattern can't be drawn", "give the shape one plain colour");
  } else {
    return bad(name, value, "write colours as \"#rrggbb\"");
  }
  return std::nullopt;
}

Fault set_dashes(std::string_view value, std::vector<double>& dashes) {
  dashes.clear();
  if (value == "none") return std::nullopt;
  SvgScanner in(value);
  double sum = 0;
  while (!in.at_end()) {
    const std::size_t begin = in.offset();
    while (!in.at_end() && in.peek() != ',' && in.peek() != ' ') in.advance();
    const auto length = read_svg_length(value.substr(begin, in.offset() - begin));
    if (!length || *length < 0) return bad("stroke-dasharray", value);
    dashes.push_back(*length);
    sum += *length;
    in.skip_comma();
  }
  if (sum <= 0) dashes.clear();
  if (dashes.size() % 2 != 0) dashes.insert(dashes.end(), dashes.begin(), dashes.end());
  return std::nullopt;
}

template <class Value>
Fault choose(std::string_view name, std::string_view value,
             std::initializer_list<std::pair<std::string_view, Value>> choices, Value& out) {
  for (const auto& [word, meant] : choices) {
    if (word != value) continue;
    out = meant;
    return std::nullopt;
  }
  return bad(name, value);
}

/// What isn't drawn, with the values that ask for nothing else than what is drawn, and what helps.
struct Undrawn {
  std::string_view name;
  std::array<std::string_view, 3> harmless;
  std::string_view what;
  std::string_view hint;
};
constexpr auto undrawn = std::to_array<Undrawn>({
    {"filter", {"none"}, "a filter", "take the effect off in the drawing program"},
    {"mask", {"none"}, "a mask", "release the mask in the drawing program"},
    {"clip-path",
     {"none"},
     "a clipping path",
     "release it, and cut the shapes to size in the drawing program"},
    {"clip", {"auto"}, "a clipping box", "cut the shapes to size in the drawing program"},
    {"marker", {"none"}, "a marker", "turn markers into paths in the drawing program"},
    {"marker-start", {"none"}, "a marker", "turn markers into paths in the drawing program"},
    {"marker-mid", {"none"}, "a marker", "turn markers into paths in the drawing program"},
    {"marker-end", {"none"}, "a marker", "turn markers into paths in the drawing program"},
    {"mix-blend-mode", {"normal"}, "a blend mode", "set it to normal"},
    {"visibility", {"visible"}, "a hidden shape", "delete what is hidden"},
    {"paint-order",
     {"normal", "fill", "fill stroke markers"},
     "another order of fill and stroke",
     "turn the stroke into a path of its own"},
    {"vector-effect", {"none"}, "a vector effect", "take it off in the drawing program"},
    {"stroke-dashoffset", {"0", "0px", "0.0"}, "a shifted start of dashes", "turn the dashes into paths"},
    {"transform-origin",
     {"0 0", "0", "0px 0px"},
     "a transform's own origin",
     "apply transforms in the drawing program"},
    {"transform-box", {"view-box"}, "a transform's own box", "apply transforms in the drawing program"},
});

/// They show in text alone, or only tell how finely to draw. Groups of names end in a hyphen.
constexpr auto passed_over = std::to_array<std::string_view>({
    "font",
    "font-",
    "text-",
    "letter-spacing",
    "word-spacing",
    "line-height",
    "writing-mode",
    "direction",
    "unicode-bidi",
    "baseline-shift",
    "dominant-baseline",
    "alignment-baseline",
    "glyph-orientation-",
    "kerning",
    "white-space",
    "shape-",
    "inline-size",
    "image-rendering",
    "color-rendering",
    "color-interpolation",
    "color-interpolation-filters",
    "color-profile",
    "cursor",
    "pointer-events",
    "enable-background",
    "stop-color",
    "stop-opacity",
    "solid-color",
    "solid-opacity",
    "flood-color",
    "flood-opacity",
    "lighting-color",
    "block-progression",
    "isolation",
    "clip-rule",
    "overflow",
    "-inkscape-",
    "-webkit-",
    "-moz-",
    "will-change",
    "user-select",
});

bool is_passed_over(std::string_view name) {
  return std::any_of(passed_over.begin(), passed_over.end(), [&](std::string_view known) {
    return known.ends_with('-') ? name.starts_with(known) : name == known;
  });
}

constexpr auto drawn = std::to_array<std::string_view>({
    "fill",
    "stroke",
    "color",
    "fill-rule",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "display",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
});

/// One, as number or percentage.
bool is_opaque(std::string_view value) {
  SvgScanner in(value);
  const auto number = in.number();
  return number && (in.take('%') ? *number >= 100 : *number >= 1) && in.at_end();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<Colour> SvgStyle::resolve(const Paint& paint) const {
  if (paint.kind == Paint::Kind::none) return std::nullopt;
  return paint.kind == Paint::Kind::current ? colour : paint.colour;
}

bool is_svg_property(std::string_view name) {
  return std::find(drawn.begin(), drawn.end(), name) != drawn.end() || is_passed_over(name) ||
         std::any_of(undrawn.begin(), undrawn.end(), [&](const Undrawn& row) { return row.name == name; });
}

std::optional<double> read_svg_length(std::string_view text) {
  SvgScanner in(trimmed(text));
  const auto number = in.number();
  if (!number) return std::nullopt;
  const std::string_view unit = in.take_letters();
  if (!in.at_end()) return std::nullopt;
  constexpr auto units = std::to_array<std::pair<std::string_view, double>>(
      {{"", 1}, {"px", 1}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"pt", 96.0 / 72}, {"pc", 16}});
  for (const auto& [name, size] : units) {
    if (name == unit) return *number * size;
  }
  return std::nullopt;
}

std::optional<PropertyFault> set_property(std::string_view name, std::string_view value, SvgStyle& style) {
  if (value == "inherit" && name != "display" && !name.ends_with("opacity")) return std::nullopt;
  if (name == "fill") return set_paint(name, value, style.fill);
  if (name == "stroke") return set_paint(name, value, style.stroke);
  if (name == "color") {
    const auto colour = read_svg_colour(value);
    if (!colour) return bad(name, value, "write colours as \"#rrggbb\"");
    style.colour = *colour;
    return std::nullopt;
  }
  if (name == "fill-rule") {
    return choose(name, value,
                  {{"nonzero", pages::FillRule::nonzero}, {"evenodd", pages::FillRule::even_odd}},
                  style.fill_rule);
  }
  if (name == "stroke-linecap") {
    using Cap = pages::LineCap;
    return choose(name, value, {{"butt", Cap::butt}, {"round", Cap::round}, {"square", Cap::square}},
                  style.cap);
  }
  if (name == "stroke-linejoin") {
    using Join = pages::LineJoin;
    return choose(name, value, {{"miter", Join::mitre}, {"round", Join::round}, {"bevel", Join::bevel}},
                  style.join);
  }
  if (name == "stroke-width" || name == "stroke-miterlimit") {
    const auto length = read_svg_length(value);
    if (!length || *length < (name == "stroke-width" ? 0 : 1)) return bad(name, value);
    (name == "stroke-width" ? style.stroke_width : style.mitre_limit) = *length;
    return std::nullopt;
  }
  if (name == "stroke-dasharray") return set_dashes(value, style.dashes);
  if (name == "display") {
    style.displayed = value != "none";
    return std::nullopt;
  }
  if (name.ends_with("opacity") && !is_passed_over(name)) {
    if (is_opaque(value)) return std::nullopt;
    return unsupported("a shape that is seen through can't be drawn",
                       "give it the colour that it has on its background, or leave it out");
  }
  for (const Undrawn& row : undrawn) {
    if (row.name != name) continue;
    if (std::find(row.harmless.begin(), row.harmless.end(), value) != row.harmless.end()) return std::nullopt;
    return unsupported(fmt::format("{} can't be drawn", row.what), std::string(row.hint));
  }
  if (is_passed_over(name)) return std::nullopt;
  return unsupported(fmt::format("the property \"{}\" isn't known", name),
                     "take it out if it changes nothing");
}

}  // namespace factsheet::graphics

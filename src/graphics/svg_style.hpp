#pragma once

#include "graphics/svg_scanner.hpp"
#include "pages/display_list.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::graphics {

/// What a shape is painted with.
struct Paint {
  enum class Kind { none, colour, current } kind = Kind::none;  ///< current: the property `color`
  Colour colour;
};

/// The properties that hold for an element, by itself or from those around it (SVG 1.1, 6.1); lengths in the
/// element's own units.
struct SvgStyle {
  Paint fill{Paint::Kind::colour, black};
  Paint stroke;
  Colour colour = black;
  pages::FillRule fill_rule = pages::FillRule::nonzero;
  double stroke_width = 1;
  pages::LineCap cap = pages::LineCap::butt;
  pages::LineJoin join = pages::LineJoin::mitre;
  double mitre_limit = 4;
  std::vector<double> dashes;
  bool displayed = true;  ///< of the element alone; one that isn't hides all in it

  std::optional<Colour> fill_colour() const { return resolve(fill); }
  std::optional<Colour> stroke_colour() const { return resolve(stroke); }

 private:
  std::optional<Colour> resolve(const Paint& paint) const;
};

/// What came of setting a property.
struct PropertyFault {
  enum class Kind { bad_value, unsupported } kind = Kind::bad_value;
  std::string message;
  std::string hint;
};

/// Whether a name is one that styles set; other attributes say where and what a shape is.
bool is_svg_property(std::string_view name);

/// Sets a property from its text. What can't be drawn is a fault unless the value asks for what is drawn
/// anyway ("opacity: 1"); what shows in text alone is passed over.
std::optional<PropertyFault> set_property(std::string_view name, std::string_view value, SvgStyle& style);

/// A length in user units: a bare number, or with px, in, cm, mm, pt, pc at 96 units an inch.
std::optional<double> read_svg_length(std::string_view text);

/// #rgb, #rrggbb, rgb(…), or the name of a common colour (CSS 2.1, 4.3.6, and the extended ones of SVG that
/// drawing programs write).
std::optional<Colour> read_svg_colour(std::string_view text);

/// Text without the blanks around it.
std::string_view trimmed(std::string_view text);

}  // namespace factsheet::graphics

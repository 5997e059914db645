#pragma once

#include "base/colour.hpp"
#include "base/length.hpp"
#include "base/source.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace factsheet::layout {

enum class Align { left, right, centre, justify };
enum class Case { as_written, upper, small_caps, all_small_caps };

/// How a block is set, all inheritance resolved.
struct Style {
  std::string name;
  std::string font;  ///< family
  Length size;
  int weight = 400;
  bool italic = false;
  int bold_weight = 700;  ///< of **bold** text inside
  Length leading;         ///< baseline to baseline
  Length tracking;
  bool tabular_figures = false;
  bool old_style_figures = false;
  Case letter_case = Case::as_written;
  Colour colour;
  std::optional<Colour> background;
  Align align = Align::left;
  bool hyphenate = true;
  bool balance = false;
  bool protrusion = true;
  double expansion = 0;  ///< part by which glyphs may be widened or narrowed, at most 0.02
  Length space_before;
  Length space_after;
  Length padding_x;  ///< between the box and its text, where there is a background, bar or cell
  Length padding_y;
  Length rule_above;  ///< thickness; 0 for none
  Length rule_below;
  Colour rule_colour;
  Length bar;  ///< thickness of an upright bar at the left; 0 for none
  Colour bar_colour;
  bool keep_with_next = false;
  const Style* sets_as =
      nullptr;       ///< a style whose lines are the same, only the space around them isn't; null: this
  Span font_span;    ///< where family, weight and slant were asked for
  Span case_span;    ///< where the letters' case was asked for
  Span colour_span;  ///< where the text's colour was given
};

/// Styles by name. A map, so that pointers into it stay good.
using Styles = std::map<std::string, Style, std::less<>>;

}  // namespace factsheet::layout

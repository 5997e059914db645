#include "document/fill.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

using layout::ClassMethod;
using layout::MapKind;

Inline words(std::string text, bool bold = false) {
  Inline run;
  run.text = std::move(text);
  run.bold = bold;
  return run;
}

Rich line_of(std::string text) {
  Rich rich;
  rich.runs.push_back(words(std::move(text)));
  return rich;
}

std::string_view method_words(ClassMethod method) {
  switch (method) {
    case ClassMethod::quantile:
      return "The classes hold about as many states each.";
    case ClassMethod::equal:
      return "The classes are equal steps.";
    case ClassMethod::natural:
      return "The classes part at natural breaks (Jenks).";
    case ClassMethod::breaks:
      break;
  }
  return "A figure on a border counts in the class above it.";
}

std::string place_in_order(int number, std::size_t count) {
  if (count == 1) return "the only class";
  if (number == 0) return fmt::format("the lowest of {} classes", count);
  if (static_cast<std::size_t>(number) + 1 == count) return fmt::format("the highest of {} classes", count);
  return fmt::format("class {} of {}, counted from the lowest", number + 1, count);
}

std::string alt_text(const Map& map, const data::Area& area, ClassMethod method) {
  const std::string what = plain(map.caption);
  std::string out = fmt::format(
      "{}: {}", map.shape == MapKind::tiles ? "Map of the states as tiles" : "Map of the states", what);
  if (!what.ends_with('.') && !what.ends_with('?') && !what.ends_with('!')) out += '.';
  const Shades::Area* own = map.shades->find(area.code);
  if (own && own->shade >= 0) {
    const auto shade = static_cast<std::size_t>(own->shade);
    out += fmt::format(" {}, at {}, is in {} ({}).", area.name, own->printed,
                       place_in_order(own->shade, map.shades->fills.size()), map.shades->ranges[shade]);
  } else {
    out += fmt::format(" {} has no figure.", area.name);
  }
  out += fmt::format(" Highest: {}. Lowest: {}. {}", map.shades->highest, map.shades->lowest,
                     method_words(method));
  return out;
}

// "Illinois: -2.1%", the figure with its origin.
Rich own_label(const layout::MapBlock& from, const data::Area& area, Composing& composing) {
  Rich label;
  label.runs.push_back(words(fmt::format("{}: ", area.name), true));
  const data::Cell* cell = composing.values().cell(from.placeholder().path, from.placeholder().span);
  if (!cell) return label;
  if (cell->absent() && cell->status != data::Status::faulty) {
    for (const Inline& run : composing.values().line(from.no_figure, composing.values().filler()).runs) {
      label.runs.push_back(run);
      label.runs.back().bold = true;
    }
    return label;
  }
  if (const auto filled = composing.values().print(*cell, from.placeholder())) {
    label.runs.push_back(words(filled->text, true));
    label.runs.back().origin = filled->origin;
    label.runs.back().span = from.placeholder().span;
  }
  return label;
}

}  // namespace

Map fill(const layout::MapBlock& from, const Style&, Span span, Composing& composing) {
  const data::Lookup& lookup = composing.values().lookup();
  const data::Area& area = *lookup.state().area;
  Diagnostics& diagnostics = composing.diagnostics();
  Map map;
  map.shape = from.kind;
  map.own = area.code;
  map.looks = &from;
  map.caption_style = &composing.style("caption");
  map.legend_style = &composing.style("map_legend");
  map.tile_style = &composing.style("map_tile");
  map.caption = composing.line(from.caption, *map.caption_style);
  const std::string given_alt = from.alt.empty() ? "" : fill_plain(from.alt, composing.values().filler());
  if (from.kind == MapKind::silhouette) {
    map.alt = given_alt.empty() ? fmt::format("The outline of {}.", area.in_text()) : given_alt;
    return map;
  }
  if (from.value.empty()) return map;  // has been reported
  const layout::Placeholder& placeholder = from.placeholder();
  const std::string_view path = placeholder.path;
  if (path.starts_with("national.") || path.starts_with("state.") || path == "edition" || path == "as_of" ||
      path == "source") {
    diagnostics
        .error(Code::bad_value, placeholder.span,
               fmt::format("\"{}\" is no figure of the states, so a map can't be shaded by it", path))
        .hint("name a figure that each state has");
    return map;
  }
  if (!shows(from.kind, area)) {
    diagnostics.error(Code::not_on_map, span, fmt::format("this map doesn't show {}", area.in_text()))
        .label(lookup.state().key_span, "the sheet's own area")
        .hint("kind = \"tiles\" has a place for every area")
        .hint(fmt::format("or leave the map out there: when = \"state.code != '{}'\"", area.code));
    return map;
  }
  map.own_label = own_label(from, area, composing);
  // What is wrong with this state's own figure has been told then.
  if (diagnostics.has_errors() && !lookup.find(path)) return map;
  map.shades = composing.tools().maps.shades(from, lookup.dataset(), composing.tools().formats,
                                             composing.layout().labels, diagnostics);
  composing.settle(map.own_label, *map.legend_style);
  if (!map.shades) return map;
  for (const std::string& range : map.shades->ranges) map.legend.push_back(line_of(range));
  const bool any_without = std::any_of(map.shades->areas.begin(), map.shades->areas.end(),
                                       [](const Shades::Area& other) { return other.shade < 0; });
  if (any_without) map.legend.push_back(composing.values().line(from.no_figure, composing.values().filler()));
  for (Rich& entry : map.legend) composing.settle(entry, *map.legend_style);
  map.alt = given_alt.empty() ? alt_text(map, area, from.method) : given_alt;
  return map;
}

}  // namespace factsheet::document

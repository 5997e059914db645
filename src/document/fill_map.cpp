#include "document/alternate.hpp"
#include "document/fill.hpp"
#include "document/own_areas.hpp"

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

std::string_view method_words(ClassMethod method, const LanguageWords& in) {
  switch (method) {
    case ClassMethod::quantile:
      return in.quantile;
    case ClassMethod::equal:
      return in.equal;
    case ClassMethod::natural:
      return in.natural;
    case ClassMethod::breaks:
      break;
  }
  return in.breaks;
}

std::string place_in_order(int number, std::size_t count, const LanguageWords& in) {
  if (count == 1) return std::string(in.only_class);
  if (number == 0) return say(in.lowest_class, count);
  if (static_cast<std::size_t>(number) + 1 == count) return say(in.highest_class, count);
  return say(in.nth_class, number + 1, count);
}

std::string alt_text(const Map& map, const data::Area& area, ClassMethod method, const LanguageWords& in) {
  std::string out = fmt::format("{}: {}", map.shape == MapKind::tiles ? in.tile_map : in.map,
                                with_stop(plain(map.caption)));
  const Shades::Area* own = map.shades->find(area.code);
  out += ' ';
  if (own && own->shade >= 0) {
    const auto shade = static_cast<std::size_t>(own->shade);
    out += say(in.in_class, area.name, own->printed, place_in_order(own->shade, map.shades->fills.size(), in),
               map.shades->ranges[shade]);
  } else {
    out += with_stop(plain(map.own_label));
  }
  return fmt::format("{} {} {}", out, say(in.extremes, map.shades->highest, map.shades->lowest),
                     method_words(method, in));
}

// What is told in place of this state's figure: in a sentence if the layout has words for that, else the
// note, as there is none below a map. A sign such as "(S)" would explain nothing.
std::string words_for(const data::Cell& cell, const layout::StatusWords& status) {
  if (!status.in_text.empty()) return status.in_text;
  const std::string& note = cell.note.empty() ? status.note : cell.note;
  return note.empty() ? status.text : note;
}

// "Illinois: -2.1%", the figure with its origin.
Rich own_label(const layout::MapBlock& from, const data::Area& area, Composing& composing) {
  Rich label;
  label.runs.push_back(words(fmt::format("{}: ", area.name), true));
  const data::Cell* cell = composing.values().cell(from.placeholder().path, from.placeholder().span);
  if (!cell) return label;
  if (cell->absent() && cell->status != data::Status::faulty) {
    const auto& statuses = composing.layout().statuses;
    label.runs.push_back(words(words_for(*cell, statuses[static_cast<std::size_t>(cell->status)]), true));
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
  const auto alternate = [&](const auto& write) {
    return alternate_text(from.alt, "map", span, composing, write);
  };
  if (!has_outlines(lookup.dataset(), span, "this map", diagnostics)) {
    map.shape = MapKind::states;  // a map without shades is passed over; a silhouette would be drawn
    return map;
  }
  if (from.kind == MapKind::silhouette) {
    map.alt = alternate([&](const LanguageWords& in) {
      return say(in.outline, in.states_in_text ? area.in_text() : std::string(area.name));
    });
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
                                             composing.layout().labels, composing.layout().document.language,
                                             diagnostics);
  composing.settle(map.own_label, *map.legend_style);
  if (!map.shades) return map;
  for (const std::string& range : map.shades->ranges) map.legend.push_back(line_of(range));
  const bool any_without = std::any_of(map.shades->areas.begin(), map.shades->areas.end(),
                                       [](const Shades::Area& other) { return other.shade < 0; });
  for (Rich& entry : map.legend) composing.settle(entry, *map.legend_style);
  if (any_without)
    map.legend.push_back(
        composing.line_or(from.no_figure, &LanguageWords::no_figure, "no_figure", span, *map.legend_style));
  map.alt = alternate([&](const LanguageWords& in) { return alt_text(map, area, from.method, in); });
  return map;
}

}  // namespace factsheet::document

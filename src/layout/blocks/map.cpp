#include "layout/blocks/kind.hpp"
#include "layout/map_block.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow schema[] = {
    {"block.map", "kind", choice, "states",
     "The states in their shapes, a square tile for each, or the sheet's own state alone.",
     "states|tiles|silhouette"},
    {"block.map", "value", template_, "",
     "What the states are shaded by: one placeholder such as `{growth|percent}`, read for every state. Not "
     "for "
     "a silhouette."},
    {"block.map", "caption", markup, "", "What the map shows, set above it. A shaded map must have one."},
    {"block.map", "alt", template_, "",
     "What is read aloud in place of the map. In English and Spanish it is written from the figures if it "
     "isn't given: this state's class, the highest and the lowest."},
    {"block.map", "classes", integer, "5",
     "How many shades, 2 to 7; there are fewer where the figures have fewer different values."},
    {"block.map", "method", choice, "quantile",
     "How figures are put into classes: as many states in each, steps of one size, or natural breaks "
     "(Jenks). "
     "States whose figures print alike are in one class.",
     "quantile|equal|natural"},
    {"block.map", "breaks", list, "",
     "Numbers between the classes, rising, instead of `classes` and `method`; a figure on a break counts "
     "above it."},
    {"block.map", "no_figure", template_, "",
     "The legend's words for states without a figure; in English and Spanish \"No figure\" if it isn't "
     "given."},
    {"block.map", "height", length, "1.5in", "How high a silhouette is at most."},
    {"block.map", "color", colour, "primary", "The darkest shade, and a silhouette's."},
    {"block.map", "color_negative", colour, "accent",
     "The shade of the lowest figures where some are below zero and some above; the classes then part at "
     "zero."},
    {"block.map", "color_light", colour, "tint", "What the lightest shade comes near."},
    {"block.map", "color_line", colour, "muted", "The line round states without a figure."},
    {"block.map", "color_outline", colour, "ink", "The line round the sheet's own state."},
};

Colour read_colour(BlockReader& reader, std::string_view key) {
  return reader.tools().palette.colour(reader.in(), key).value_or(Colour{});
}

void read_breaks(data::TableReader& in, MapBlock& map) {
  const data::Array* breaks = in.list("breaks");
  if (!breaks) return;
  for (const std::string_view other : {"classes", "method"}) {
    if (in.has(other))
      in.bad_value(other, fmt::format("\"{}\" says nothing where there are breaks", other))
          .hint(fmt::format("take out \"{}\" or \"breaks\"", other));
  }
  std::vector<data::Decimal> numbers;
  for (const data::Node& node : breaks->items) {
    const data::Decimal* number = node.number();
    if (!number || (!numbers.empty() && *number <= numbers.back())) {
      in.bad_value("breaks", "breaks must be numbers, each higher than the one before")
          .hint("write breaks = [0, 1.5, 3]");
      return;
    }
    numbers.push_back(*number);
  }
  if (numbers.empty() || numbers.size() > 6) {
    in.bad_value("breaks", numbers.empty() ? std::string("there is no break in this list")
                                           : fmt::format("a map can't have {} classes", numbers.size() + 1))
        .hint("2 to 7 shades can be told apart, so give 1 to 6 breaks");
    return;
  }
  map.method = ClassMethod::breaks;
  map.breaks = std::move(numbers);
}

void read_value(BlockReader& reader, MapBlock& map) {
  data::TableReader& in = reader.in();
  if (map.kind == MapKind::silhouette) {
    for (const std::string_view key : {"value", "classes", "method", "breaks"}) {
      if (in.has(key))
        in.bad_value(key, fmt::format("a silhouette isn't shaded, so it has no \"{}\"", key))
            .hint("take it out, or make it kind = \"states\" or \"tiles\"");
    }
    return;
  }
  for (const std::string_view key : {"value", "caption"}) {
    if (!in.has(key))
      in.diagnostics()
          .error(Code::missing_key, map.span, fmt::format("this map block has no \"{}\"", key))
          .hint(key == "value" ? "add value = \"{…}\", the figure that the states are shaded by"
                               : "add caption = \"…\", which says what the shades mean");
  }
  map.value = reader.text("value");
  const bool lone =
      map.value.segments.size() == 1 && std::holds_alternative<Placeholder>(map.value.segments.front());
  if (!lone && in.has("value")) {
    if (!map.value.empty())
      in.bad_value("value", "a map's value is one placeholder and nothing beside it")
          .hint("write value = \"{path}\" or \"{path|format}\"; words belong into the caption");
    map.value = {};
  }
  const auto classes = in.integer("classes").value_or(5);
  if (classes < 2 || classes > 7) {
    in.bad_value("classes", fmt::format("a map can't have {} classes", classes))
        .hint("2 to 7 shades can be told apart");
  } else {
    map.classes = static_cast<int>(classes);
  }
  const std::string method = in.choice("method").value_or("quantile");
  map.method = method == "equal"     ? ClassMethod::equal
               : method == "natural" ? ClassMethod::natural
                                     : ClassMethod::quantile;
  read_breaks(in, map);
}

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  MapBlock map;
  map.span = in.node().span;
  const std::string kind = in.choice("kind").value_or("states");
  map.kind = kind == "tiles" ? MapKind::tiles : kind == "silhouette" ? MapKind::silhouette : MapKind::states;
  read_value(reader, map);
  map.caption = reader.text("caption");
  map.alt = reader.text("alt");
  map.no_figure = reader.text("no_figure");
  map.height = in.length("height").value_or(Length::inches(1.5));
  if (map.height < Length::points(12)) {
    in.bad_value("height", "a silhouette that low shows nothing").hint("give it 12pt or more");
    map.height = Length::points(12);
  }
  if (map.kind != MapKind::silhouette && in.has("height")) {
    in.bad_value("height", "only a silhouette has a \"height\"")
        .hint("a map of all states is as wide as its column; its height follows");
  }
  map.colour = read_colour(reader, "color");
  map.colour_negative = read_colour(reader, "color_negative");
  map.light = read_colour(reader, "color_light");
  map.line = read_colour(reader, "color_line");
  map.outline = read_colour(reader, "color_outline");
  return map;
}

}  // namespace

constinit const BlockKind map_kind{"map", "map", false, schema, read};

void MapBlock::each_template(const TemplateVisitor& visit) const {
  visit(caption, {});
  visit(value, {});
  visit(alt, {});
  visit(no_figure, {});
}

}  // namespace factsheet::layout

#include "text/paragraph.hpp"
#include "typeset/blocks.hpp"
#include "typeset/map_legend.hpp"
#include "typeset/set_lines.hpp"
#include "typeset/silhouette.hpp"

#include <algorithm>
#include <cmath>

#include "geo/tiles.hpp"
#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

using layout::MapKind;

// A state smaller than this gets a circle of that radius.
constexpr Length hard_to_see = Length::points(9);
constexpr Length thin_outline = Length::points(0.6);
constexpr double most_outline = 0.06;  // of a state's width or height
constexpr Length locator_radius = Length::points(8);
constexpr Length below_map = Length::points(5);
// A tile needn't be larger than this, in sizes of its letters.
constexpr double largest_tile = 3.4;
constexpr Length light_ring = Length::points(1);  // between a tile's outline and its shade
constexpr double tile_gap = 0.07;                 // between tiles, of a tile and its gap

class MapSetter {
 public:
  MapSetter(Context& context, const document::Map& map, const document::Style& style, Length measure,
            Span span)
      : context_(context), map_(map), ground_(context.ground()), measure_(measure), span_(span) {
    if (map.shades) edge_ = edge_of(map, ground_);
    slab_.space_before = style.space_before;
    slab_.space_after = style.space_after;
  }

  std::vector<Slab> set() {
    Length y = set_caption();
    const std::size_t figure = slab_.items.size();
    pages::TagBegin tag;
    tag.role = pages::Role::figure;
    tag.alt = map_.alt;
    slab_.items.emplace_back(std::move(tag));
    const Rect area = draw({Length(), y});
    std::get<pages::TagBegin>(slab_.items[figure]).bounds = area;
    slab_.items.emplace_back(pages::TagEnd{});
    y = area.bottom();
    if (map_.shades) y = set_legend(context_, map_, measure_, y + below_map, slab_.items);
    slab_.height = y;
    std::vector<Slab> slabs;
    slabs.push_back(std::move(slab_));
    return slabs;
  }

 private:
  Length set_caption() {
    if (map_.caption.empty()) return {};
    const document::Style& style = *map_.caption_style;
    pages::TagBegin tag;
    tag.role = pages::Role::paragraph;
    slab_.items.emplace_back(std::move(tag));
    Length y;
    for (SetLine& line : set_lines(context_, map_.caption, style, measure_)) {
      place(std::move(line.items), {Length(), y}, slab_.items);
      y += style.leading;
    }
    slab_.items.emplace_back(pages::TagEnd{});
    return y + style.space_after;
  }

  Rect draw(Point at) {
    switch (map_.shape) {
      case MapKind::states:
        return draw_states(at);
      case MapKind::tiles:
        return draw_tiles(at);
      case MapKind::silhouette:
        break;
    }
    return draw_silhouette(at);
  }

  Swatch swatch_of(const document::Shades::Area& area) const {
    return area.shade < 0 ? without_figure(map_, ground_) : with_figure(map_, area.shade, edge_);
  }

  // A dark line in a light one round this state: seen on dark shades and on light ones. An island or a small
  // state would vanish under the line, so it gets a thin one; where all is small, a circle too.
  void mark_own(const std::vector<geo::Ring>& rings, const Swatch& swatch, std::vector<pages::Shape>& out) {
    if (rings.empty()) return;
    std::vector<geo::Ring> small;
    std::vector<geo::Ring> large;
    for (const geo::Ring& ring : rings) (is_small({ring}) ? small : large).push_back(ring);
    const auto halo = [&](Length width) { return pages::Stroke{ground_, width * 2.2}; };
    const auto line = [&](Length width) { return pages::Stroke{map_.looks->outline, width}; };
    // Of a state that is small, but not too small, most must show its shade.
    const Size size = geo::bounds_of(rings).size;
    const Length of_large =
        std::clamp(std::max(size.width, size.height) * most_outline, thin_outline, outline_width);
    for (const auto& [part, width] : {std::pair(&small, thin_outline), std::pair(&large, of_large)}) {
      if (part->empty()) continue;
      out.push_back(shape_of(*part, {}, {}, halo(width)));
      out.push_back(shape_of(*part, {}, swatch.fill, line(width)));
    }
    if (!is_small(rings)) return;
    const Rect bounds = geo::bounds_of(rings);
    const Point centre = bounds.origin + Point{bounds.size.width / 2, bounds.size.height / 2};
    out.push_back(circle(centre, locator_radius, halo(outline_width)));
    out.push_back(circle(centre, locator_radius, line(outline_width)));
  }

  static bool is_small(const std::vector<geo::Ring>& rings) {
    const Size size = geo::bounds_of(rings).size;
    return std::max(size.width, size.height) < hard_to_see;
  }

  static pages::Shape circle(Point centre, Length r, pages::Stroke stroke) {
    using Kind = pages::Segment::Kind;
    const Length k = r * 0.5523;  // what makes four curves a circle to 0.03 %
    const Length o;
    const auto at = [&](Length x, Length y) { return centre + Point{x, y}; };
    pages::Shape shape;
    shape.path = {{Kind::move, at(r, o), {}, {}},
                  {Kind::curve, at(o, r), at(r, k), at(k, r)},
                  {Kind::curve, at(-r, o), at(-k, r), at(-r, k)},
                  {Kind::curve, at(o, -r), at(-r, -k), at(-k, -r)},
                  {Kind::curve, at(r, o), at(k, -r), at(r, -k)},
                  {Kind::close, {}, {}, {}}};
    shape.stroke = std::move(stroke);
    return shape;
  }

  Rect draw_states(Point at) {
    // The outline and the circle may stand beyond the map's edge.
    const Length inset = outline_width;
    const Length width = measure_ - inset * 2;
    const Point origin = at + Point{inset, inset};
    slab_.items.emplace_back(pages::Drawing{origin, context_.maps().shaded(map_, width, ground_), true});
    const geo::UsMap& map = context_.maps().us_map(width);
    const document::Shades::Area* own = map_.shades->find(map_.own);
    std::vector<pages::Shape> mark;
    if (own) mark_own(map.find(map_.own)->rings, swatch_of(*own), mark);
    slab_.items.emplace_back(
        pages::Drawing{origin, std::make_shared<const std::vector<pages::Shape>>(std::move(mark))});
    return {at, {measure_, map.size.height + inset * 2}};
  }

  Rect draw_tiles(Point at) {
    const document::Style& style = *map_.tile_style;
    const Length inset = outline_width;
    const Length pitch = std::min((measure_ - inset * 2) / geo::tile_columns, style.size * largest_tile);
    const Length gap = pitch * tile_gap;
    const Length side = pitch - gap;
    const Point origin = at + Point{inset, inset};
    const Rect whole{at,
                     {pitch * geo::tile_columns - gap + inset * 2, pitch * geo::tile_rows - gap + inset * 2}};
    if (!has_room(side)) return whole;
    for (const geo::Tile& tile : geo::tile_map()) {
      const document::Shades::Area* area = map_.shades->find(tile.code);
      if (!area) continue;  // an island without a figure
      const Point corner = origin + Point{pitch * tile.column, pitch * tile.row};
      const Rect square{corner, {side, side}};
      const Swatch swatch = swatch_of(*area);
      const bool own = tile.code == map_.own;
      if (own) {
        // The line stands round the tile, with a light one inside it that parts it from a dark shade.
        draw_swatch(slab_.items, {{corner.x - gap, corner.y - gap}, {side + gap * 2, side + gap * 2}},
                    {ground_, pages::Stroke{map_.looks->outline, outline_width}}, false);
      }
      const Length in = own ? std::max(outline_width + light_ring - gap, Length()) : Length();
      draw_swatch(slab_.items, {{corner.x + in, corner.y + in}, {side - in * 2, side - in * 2}}, swatch,
                  false);
      set_code(tile.code, square, swatch.fill, own);
    }
    return whole;
  }

  // Whether each tile has room for its code, as wide as it is where its state is marked: then it is so on the
  // sheets of all states. Reports once what would do.
  bool has_room(Length side) {
    const document::Style& style = *map_.tile_style;
    constexpr double any_code = 2.6;  // two letters are never wider, in sizes of type
    if (side >= style.size * any_code) return true;
    document::Rich widest;
    Length needed;
    for (const geo::Tile& tile : geo::tile_map()) {
      if (!map_.shades->find(tile.code)) continue;
      document::Rich code = code_of(tile.code, true);
      // A hair more, for what rounding makes of a width.
      const Length width = text::natural_width(prepare(context_, code, style).paragraph, context_.shaper()) +
                           Length::points(0.1);
      if (width <= needed) continue;
      needed = width;
      widest = std::move(code);
    }
    if (needed <= side) return true;
    const auto around = [&](int tiles) {
      const Length pitch = needed / (1 - tile_gap);
      return pitch * tiles - pitch * tile_gap + outline_width * 2;
    };
    const Length width = around(geo::tile_columns);
    const double smaller = std::floor(style.size.pt() * (side / needed) * 10) / 10;
    Diagnostic& finding = context_.diagnostics().error(
        Code::text_overflow, span_,
        fmt::format(
            "this map of tiles is {:.1f} pt too narrow (horizontal): it is {:.1f} pt wide, and \"{}\" has "
            "no room in its tile",
            (width - measure_).pt(), measure_.pt(), document::plain(widest)));
    finding.hint(
        fmt::format("it needs a width of {:.1f} pt, and is {:.1f} pt high then: set it across the page "
                    "with span = \"page\", or in a wider column",
                    std::ceil(width.pt() * 10) / 10, std::ceil(around(geo::tile_rows).pt() * 10) / 10));
    constexpr double legible = 5;
    if (smaller >= legible)
      finding.hint(fmt::format("or set its letters smaller: [styles.map_tile] size = \"{:g}pt\"", smaller));
    return false;
  }

  document::Rich code_of(std::string_view code, bool bold) const {
    document::Rich label;
    document::Inline run;
    run.text = code;
    run.bold = bold;
    run.span = span_;
    label.runs.push_back(std::move(run));
    return label;
  }

  // Black or white, whichever stands out more: one of them has 4.5:1 on any colour.
  void set_code(std::string_view code, Rect tile, Colour fill, bool bold) {
    const document::Rich label = code_of(code, bold);
    const document::Style& style = *map_.tile_style;
    LineLooks looks;
    looks.alignment = text::Alignment::centre;
    looks.place = "tile";
    const Colour ink = contrast_ratio(fill, white) >= contrast_ratio(fill, black) ? white : black;
    for (SetLine& line : set_lines(context_, label, style, tile.size.width, looks)) {
      for (pages::Item& item : line.items) {
        if (auto* text = std::get_if<pages::Text>(&item)) text->colour = ink;
      }
      place(std::move(line.items), {tile.left(), tile.top() + (tile.size.height - style.leading) / 2},
            slab_.items);
    }
  }

  Rect draw_silhouette(Point at) {
    const auto outline = context_.maps().atlas().silhouette(map_.own, {measure_, map_.looks->height});
    slab_.items.emplace_back(shape_of(outline->rings, at, map_.looks->colour, std::nullopt));
    return {at, outline->size};
  }

  Context& context_;
  const document::Map& map_;
  Colour ground_;
  std::optional<Colour> edge_;
  Length measure_;
  Span span_;
  Slab slab_;
};

}  // namespace

std::vector<Slab> set(Context& context, const document::Map& map, const document::Style& style,
                      Length measure, Span span) {
  // Reported where it was filled.
  if (map.shape != MapKind::silhouette && !map.shades) return {};
  return MapSetter(context, map, style, measure, span).set();
}

}  // namespace factsheet::typeset

#include "typeset/map_legend.hpp"

#include "document/map_colours.hpp"
#include "text/paragraph.hpp"
#include "typeset/blocks.hpp"
#include "typeset/chart/colours.hpp"
#include "typeset/set_lines.hpp"

#include <algorithm>
#include <cmath>

namespace factsheet::typeset {
namespace {

constexpr double em_of_swatch = 1.05;  // its side, in the label's size
constexpr double em_before_label = 0.45;
constexpr double em_between = 1.3;
constexpr double em_between_rows = 0.55;  // of swatches

struct Entry {
  const document::Rich* label;
  Swatch swatch;
  Length width;  // with the swatch
};

class LegendSetter {
 public:
  LegendSetter(Context& context, const document::Style& style, Length measure,
               std::vector<pages::Item>& items)
      : context_(context),
        style_(style),
        measure_(measure),
        side_(style.size * em_of_swatch),
        indent_(side_ + style.size * em_before_label),
        items_(items) {}

  Entry entry(const document::Rich& label, const Swatch& swatch) {
    // A hair of room, so that a label isn't broken by what rounding makes of its width.
    const Length words = text::natural_width(prepare(context_, label, style_).paragraph, context_.shaper());
    return {&label, swatch, std::min(indent_ + words + Length::points(0.1), measure_)};
  }

  // All on one line if they fit, else in columns that line up; gives the place below.
  Length set(const std::vector<Entry>& entries, Length top) {
    const Length gap = style_.size * em_between;
    Length sum;
    Length widest;
    for (const Entry& entry : entries) {
      sum += entry.width + (&entry == &entries.front() ? Length() : gap);
      widest = std::max(widest, entry.width);
    }
    if (sum <= measure_) {
      Point at{Length(), top};
      for (const Entry& entry : entries) {
        draw(entry, at);
        at.x += entry.width + gap;
      }
      return top + style_.leading;
    }
    const auto most = static_cast<std::size_t>(std::max(1.0, std::floor((measure_ + gap) / (widest + gap))));
    // In as few rows as it takes, and these alike: four go in two and two, not in three and one.
    const std::size_t rows = (entries.size() + most - 1) / most;
    const std::size_t columns = (entries.size() + rows - 1) / rows;
    Length y = top;
    for (std::size_t first = 0; first < entries.size(); first += columns) {
      if (first > 0) y += row_gap();
      Length height;
      for (std::size_t i = first; i < std::min(first + columns, entries.size()); ++i)
        height = std::max(height, draw(entries[i], {(widest + gap) * static_cast<double>(i - first), y}));
      y += height;
    }
    return y;
  }

  // So that the swatches of two rows stand apart.
  Length row_gap() const {
    return std::max(Length(), side_ + style_.size * em_between_rows - style_.leading);
  }

 private:
  // Gives its height: a label wider than the column has more than one line.
  Length draw(const Entry& entry, Point at) {
    draw_swatch(items_, {{at.x, at.y + (style_.leading - side_) / 2}, {side_, side_}}, entry.swatch, true);
    pages::TagBegin tag;
    tag.role = pages::Role::paragraph;
    items_.emplace_back(std::move(tag));
    LineLooks looks;
    looks.alignment = text::Alignment::left;
    looks.place = "legend";
    Length y;
    for (SetLine& line : set_lines(context_, *entry.label, style_, entry.width - indent_, looks)) {
      place(std::move(line.items), at + Point{indent_, y}, items_);
      y += style_.leading;
    }
    items_.emplace_back(pages::TagEnd{});
    return y;
  }

  Context& context_;
  const document::Style& style_;
  Length measure_;
  Length side_;
  Length indent_;
  std::vector<pages::Item>& items_;
};

}  // namespace

void draw_swatch(std::vector<pages::Item>& items, Rect rect, const Swatch& swatch, bool artifact) {
  if (artifact) items.emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
  if (swatch.stroke) {
    items.emplace_back(framed(rect, swatch.fill, *swatch.stroke));
  } else {
    items.emplace_back(pages::Box{rect, swatch.fill});
  }
  if (artifact) items.emplace_back(pages::ArtifactEnd{});
}

namespace {

// How much a colour differs in lightness from the class that is nearest to it.
double nearest_class(const document::Map& map, Colour colour) {
  double least = 100;
  for (const Colour fill : map.shades->fills)
    least = std::min(least, std::abs(document::lightness(fill) - document::lightness(colour)));
  return least;
}

}  // namespace

std::optional<Colour> edge_of(const document::Map& map, Colour ground) {
  constexpr double seen = 8;  // steps of lightness between an area and what is behind it
  if (nearest_class(map, ground) >= seen) return std::nullopt;
  constexpr double clear = 3.1;  // WCAG 2.1, 1.4.11
  return chart::at_contrast(map.looks->line, ground, clear);
}

Swatch with_figure(const document::Map& map, int shade, const std::optional<Colour>& edge) {
  Swatch swatch{map.shades->fills[static_cast<std::size_t>(shade)], std::nullopt};
  if (edge) swatch.stroke = pages::Stroke{*edge, border_width};
  return swatch;
}

Swatch without_figure(const document::Map& map, Colour ground) {
  // White where the ground would be taken for a class.
  const bool whiter = nearest_class(map, white) > nearest_class(map, ground) && edge_of(map, ground);
  return {whiter ? white : ground, pages::Stroke{map.looks->line, border_width}};
}

Length set_legend(Context& context, const document::Map& map, Length measure, Length top,
                  std::vector<pages::Item>& items) {
  const Colour ground = context.ground();
  const std::optional<Colour> edge = edge_of(map, ground);
  const document::Style& style = *map.legend_style;
  LegendSetter legend(context, style, measure, items);
  const document::Shades::Area* own = map.shades->find(map.own);
  const bool known = own && own->shade >= 0;
  const Swatch mine{
      known ? map.shades->fills[static_cast<std::size_t>(own->shade)] : without_figure(map, ground).fill,
      pages::Stroke{map.looks->outline, outline_width}};
  Length y = legend.set({legend.entry(map.own_label, mine)}, top) + legend.row_gap();
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < map.legend.size(); ++i) {
    const bool of_class = i < map.shades->fills.size();
    entries.push_back(legend.entry(
        map.legend[i], of_class ? with_figure(map, static_cast<int>(i), edge) : without_figure(map, ground)));
  }
  return legend.set(entries, y);
}

}  // namespace factsheet::typeset

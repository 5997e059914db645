#include "typeset/map_memory.hpp"

#include "typeset/map_legend.hpp"
#include "typeset/silhouette.hpp"

#include <algorithm>
#include <tuple>

namespace factsheet::typeset {

const geo::Atlas& MapMemory::atlas() {
  if (!atlas_) atlas_ = std::make_unique<const geo::Atlas>();
  return *atlas_;
}

const geo::UsMap& MapMemory::us_map(Length width) {
  const auto found = maps_.find(width.pt());
  return found != maps_.end() ? found->second
                              : maps_.emplace(width.pt(), atlas().us_map(width)).first->second;
}

std::shared_ptr<const std::vector<pages::Shape>> MapMemory::shaded(const document::Map& map, Length width,
                                                                   Colour ground) {
  for (const Shaded& known : shaded_) {
    if (known.shades == map.shades && known.looks == map.looks && known.width == width.pt() &&
        known.ground == ground)
      return known.shapes;
  }
  const geo::UsMap& states = us_map(width);
  const std::optional<Colour> edge = edge_of(map, ground);
  const Swatch empty = without_figure(map, ground);
  std::vector<pages::Shape> shapes;
  for (const document::Shades::Area& area : map.shades->areas) {
    const Swatch swatch = area.shade >= 0 ? with_figure(map, area.shade, edge) : empty;
    // Without a line of their own neighbours are parted by the ground.
    shapes.push_back(shape_of(states.find(area.code)->rings, {}, swatch.fill,
                              swatch.stroke.value_or(pages::Stroke{ground, border_width})));
  }
  // One shade after the other, so that a colour is set once.
  std::stable_sort(shapes.begin(), shapes.end(), [](const pages::Shape& a, const pages::Shape& b) {
    const auto key = [](const pages::Shape& shape) {
      return std::tuple(shape.stroke->colour.red, shape.stroke->colour.green, shape.stroke->colour.blue,
                        shape.fill->red, shape.fill->green, shape.fill->blue);
    };
    return key(a) > key(b);
  });
  shaded_.push_back({map.shades, map.looks, width.pt(), ground,
                     std::make_shared<const std::vector<pages::Shape>>(std::move(shapes))});
  return shaded_.back().shapes;
}

}  // namespace factsheet::typeset

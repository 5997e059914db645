#include "typeset/map_memory.hpp"

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
                                                                   Colour paper) {
  for (const Shaded& known : shaded_) {
    if (known.shades == map.shades && known.looks == map.looks && known.width == width.pt() &&
        known.paper == paper)
      return known.shapes;
  }
  const geo::UsMap& states = us_map(width);
  const Length border = Length::points(0.5);
  std::vector<pages::Shape> shapes;
  for (const document::Shades::Area& area : map.shades->areas) {
    const bool known = area.shade >= 0;
    const Colour fill = known ? map.shades->fills[static_cast<std::size_t>(area.shade)] : paper;
    shapes.push_back(shape_of(states.find(area.code)->rings, {}, fill,
                              pages::Stroke{known ? paper : map.looks->line, border}));
  }
  // One shade after the other, so that a colour is set once.
  std::stable_sort(shapes.begin(), shapes.end(), [](const pages::Shape& a, const pages::Shape& b) {
    const auto key = [](const pages::Shape& shape) {
      return std::tuple(shape.stroke->colour.red, shape.stroke->colour.green, shape.stroke->colour.blue,
                        shape.fill->red, shape.fill->green, shape.fill->blue);
    };
    return key(a) > key(b);
  });
  shaded_.push_back({map.shades, map.looks, width.pt(), paper,
                     std::make_shared<const std::vector<pages::Shape>>(std::move(shapes))});
  return shaded_.back().shapes;
}

}  // namespace factsheet::typeset

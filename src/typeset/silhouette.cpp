#include "typeset/silhouette.hpp"

#include <utility>

namespace factsheet::typeset {

pages::Shape shape_of(const std::vector<geo::Ring>& rings, Point at, std::optional<Colour> fill,
                      std::optional<pages::Stroke> stroke) {
  using Kind = pages::Segment::Kind;
  // Coasts have sharp corners, where a mitre would stand out like a thorn.
  if (stroke) stroke->join = pages::LineJoin::round;
  pages::Shape shape;
  shape.fill = fill;
  shape.stroke = std::move(stroke);
  std::size_t corners = 0;
  for (const geo::Ring& ring : rings) corners += ring.size() + 1;
  shape.path.reserve(corners);
  for (const geo::Ring& ring : rings) {
    for (const Point& corner : ring)
      shape.path.push_back({&corner == &ring.front() ? Kind::move : Kind::line, corner + at, {}, {}});
    shape.path.push_back({Kind::close, {}, {}, {}});
  }
  return shape;
}

std::vector<pages::Item> silhouette(const geo::Atlas& atlas, std::string_view code, Rect box,
                                    std::optional<Colour> fill, std::optional<pages::Stroke> stroke) {
  std::vector<pages::Item> items;
  const auto outline = atlas.silhouette(code, box.size);
  if (!outline) return items;
  const Point at{box.left() + (box.size.width - outline->size.width) / 2,
                 box.top() + (box.size.height - outline->size.height) / 2};
  items.emplace_back(shape_of(outline->rings, at, fill, std::move(stroke)));
  return items;
}

}  // namespace factsheet::typeset

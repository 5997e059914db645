#include "geo/atlas.hpp"

#include <algorithm>
#include <array>

#include "geo/thin.hpp"

namespace factsheet::geo {
namespace {

// A triangle of 0.25 square points is as high as half a hairline on a base of 2 pt.
constexpr Detail fine{0.25, Length::points(0.2)};
// On the map a line of half a point parts the states, which covers more.
constexpr Detail of_map{1.2, Length::points(0.8)};

enum class Part { mainland, alaska, hawaii, puerto_rico };

// What the map shows; the islands in the Pacific and the Virgin Islands are too far off or too small for it.
std::optional<Part> part_of(std::string_view code) {
  if (code == "AK") return Part::alaska;
  if (code == "HI") return Part::hawaii;
  if (code == "PR") return Part::puerto_rico;
  if (code == "AS" || code == "GU" || code == "MP" || code == "VI") return std::nullopt;
  return Part::mainland;
}

// The parallels that the Census Bureau and the Geological Survey take for each.
Projection projection_of(Part part) {
  switch (part) {
    case Part::alaska:
      return Albers({65, 55, -154, 50});
    case Part::hawaii:
      return Albers({18, 8, -157, 13});
    case Part::puerto_rico:
      return Albers({18.43, 18.04, -66.4, 18});
    case Part::mainland:
      break;
  }
  return Albers({45.5, 29.5, -96, 37.5});
}

constexpr std::size_t parts = 4;

Extent joined(const Extent& a, const Extent& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

// Where a part's left lower corner comes, as shares of the mainland's width from its own left lower corner (y
// downward), and its scale beside the mainland's.
struct Inset {
  double left, below, scale;
};
constexpr std::array<Inset, parts> insets = {Inset{0, 0, 1}, Inset{0.005, 0.035, 0.34}, Inset{0.27, 0.03, 1},
                                             Inset{0.9, 0.015, 1.3}};

Extent extent_with(const Topology& topology, Part part, const Projection& project) {
  std::optional<Extent> extent;
  for (const AreaRings& area : topology.areas) {
    if (part_of(area.code) != part) continue;
    const Extent own = extent_of(topology, area, project);
    extent = extent ? joined(*extent, own) : own;
  }
  return *extent;
}

}  // namespace

const MapState* UsMap::find(std::string_view code) const {
  const auto found =
      std::lower_bound(states.begin(), states.end(), code,
                       [](const MapState& state, std::string_view wanted) { return state.code < wanted; });
  return found != states.end() && found->code == code ? &*found : nullptr;
}

Atlas::Atlas() : topology_(read_topology(carried_outlines())) {}

std::optional<Outline> Atlas::silhouette(std::string_view code, Size within) const {
  const AreaRings* area = topology_.find(code);
  if (!area || within.width <= Length() || within.height <= Length()) return std::nullopt;
  const Extent degrees = extent_of(topology_, *area, [](const Vertex& vertex) {
    return Spot{vertex.longitude, vertex.latitude};
  });
  const Projection project =
      Azimuthal((degrees.left + degrees.right) / 2, (degrees.top + degrees.bottom) / 2);
  const Extent extent = extent_of(topology_, *area, project);
  const double scale = std::min(within.width.pt() / extent.width(), within.height.pt() / extent.height());
  Outline outline;
  outline.size = {Length::points(extent.width() * scale), Length::points(extent.height() * scale)};
  outline.rings = draw(topology_, *area, project, {{extent.left, extent.top}, {}, scale}, fine);
  return outline;
}

UsMap Atlas::us_map(Length width) const {
  struct Sheet {
    Projection project;
    Placing placing;
  };
  std::array<Sheet, parts> sheets;
  UsMap map;
  Length bottom;
  double scale = 1;
  Length foot;  // the mainland's
  for (std::size_t i = 0; i < parts; ++i) {
    const auto part = static_cast<Part>(i);
    const Projection project = projection_of(part);
    const Extent extent = extent_with(topology_, part, project);
    if (part == Part::mainland) {
      scale = width.pt() / extent.width();
      foot = Length::points(extent.height() * scale);
    }
    const Inset& inset = insets[i];
    sheets[i] = {project,
                 {{extent.left, extent.bottom},
                  {width * inset.left, foot + width * inset.below},
                  scale * inset.scale}};
    bottom = std::max(bottom, sheets[i].placing.at.y);
  }
  map.size = {width, bottom};
  for (const AreaRings& area : topology_.areas) {
    const auto part = part_of(area.code);
    if (!part) continue;
    const Sheet& sheet = sheets[static_cast<std::size_t>(*part)];
    map.states.push_back({area.code, draw(topology_, area, sheet.project, sheet.placing, of_map)});
  }
  return map;
}

}  // namespace factsheet::geo

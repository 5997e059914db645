#include "geo/thin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace factsheet::geo {
namespace {

// What prints as 0.1 pt: finer steps can't be seen and cost bytes.
Length tenths(double points) {
  return Length::points(std::round(points * 10) / 10);
}

template <typename Visit>
void each_vertex(const Topology& topology, const std::vector<ArcUse>& ring, Visit visit) {
  for (const ArcUse& use : ring) {
    const Arc& arc = topology.arcs[use.arc];
    // Each arc ends where the next begins.
    for (std::size_t i = 0; i + 1 < arc.size(); ++i) visit(use.backwards ? arc[arc.size() - 1 - i] : arc[i]);
  }
}

// Arcs' ends always stay: borders meet there.
bool stays(const Arc& arc, std::size_t i, std::uint8_t least) {
  return i == 0 || i + 1 == arc.size() || arc[i].significance >= least;
}

}  // namespace

Extent extent_of(const Topology& topology, const AreaRings& area, const Projection& project) {
  constexpr double far = std::numeric_limits<double>::infinity();
  Extent extent{far, far, -far, -far};
  for (const auto& ring : area.rings) {
    each_vertex(topology, ring, [&](const Vertex& vertex) {
      const Spot spot = project(vertex);
      extent.left = std::min(extent.left, spot.x);
      extent.right = std::max(extent.right, spot.x);
      extent.top = std::min(extent.top, spot.y);
      extent.bottom = std::max(extent.bottom, spot.y);
    });
  }
  return extent;
}

std::vector<Ring> draw(const Topology& topology, const AreaRings& area, const Projection& project,
                       const Placing& placing, const Detail& detail) {
  const double scale = placing.points_per_km;
  const std::uint8_t least = significance_of(detail.triangle / (scale * scale));
  const auto on_paper = [&](const Vertex& vertex) {
    const Spot spot = project(vertex);
    return Point{tenths(placing.at.x.pt() + (spot.x - placing.origin.x) * scale),
                 tenths(placing.at.y.pt() + (spot.y - placing.origin.y) * scale)};
  };
  std::vector<Ring> rings;
  Ring largest;  // what an area keeps whose rings are all too small
  Length reach;
  for (const auto& chain : area.rings) {
    Ring ring;
    for (const ArcUse& use : chain) {
      const Arc& arc = topology.arcs[use.arc];
      for (std::size_t k = 0; k + 1 < arc.size(); ++k) {
        const std::size_t i = use.backwards ? arc.size() - 1 - k : k;
        if (!stays(arc, i, least)) continue;
        const Point corner = on_paper(arc[i]);
        if (ring.empty() || !(ring.back() == corner)) ring.push_back(corner);
      }
    }
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) continue;
    const Rect bounds = bounds_of({ring});
    if (bounds.size.width <= detail.island && bounds.size.height <= detail.island) {
      const Length own = std::max(bounds.size.width, bounds.size.height);
      if (largest.empty() || own > reach) {
        reach = own;
        largest = std::move(ring);
      }
      continue;
    }
    rings.push_back(std::move(ring));
  }
  if (rings.empty() && !largest.empty()) rings.push_back(std::move(largest));
  return rings;
}

}  // namespace factsheet::geo

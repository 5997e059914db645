#pragma once

#include <functional>

#include "geo/atlas.hpp"
#include "geo/projection.hpp"

namespace factsheet::geo {

using Projection = std::function<Spot(const Vertex&)>;

/// The box around an area on a projection's plane, in kilometres.
struct Extent {
  double left, top, right, bottom;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
};
Extent extent_of(const Topology& topology, const AreaRings& area, const Projection& project);

/// How a plane gets onto paper: `origin` (kilometres) comes to `at`.
struct Placing {
  Spot origin;
  Point at;
  double points_per_km = 1;
};

/// What can be left out of what is drawn.
struct Detail {
  double triangle = 0;  ///< corners whose loss moves no more than this, in square points
  Length island;        ///< rings neither wider nor higher than this
};

/// An area's rings on paper, thinned, in 0.1 pt.
std::vector<Ring> draw(const Topology& topology, const AreaRings& area, const Projection& project,
                       const Placing& placing, const Detail& detail);

}  // namespace factsheet::geo

#include <algorithm>
#include <cmath>

#include "geo/atlas.hpp"

namespace factsheet::geo {
namespace {

// Twice its area, in square points.
double doubled_area(const Ring& ring) {
  double sum = 0;
  Point before = ring.back();
  for (const Point& corner : ring) {
    sum += before.x.pt() * corner.y.pt() - corner.x.pt() * before.y.pt();
    before = corner;
  }
  return std::abs(sum);
}

// From a spot to the nearest of the ring's lines, in points, squared.
double squared_distance(const Ring& ring, Point spot) {
  double nearest = -1;
  Point from = ring.back();
  for (const Point& to : ring) {
    const double dx = (to.x - from.x).pt();
    const double dy = (to.y - from.y).pt();
    const double length = dx * dx + dy * dy;
    double along = ((spot.x - from.x).pt() * dx + (spot.y - from.y).pt() * dy) / (length > 0 ? length : 1);
    along = std::clamp(along, 0.0, 1.0);
    const double x = (spot.x - from.x).pt() - along * dx;
    const double y = (spot.y - from.y).pt() - along * dy;
    if (nearest < 0 || x * x + y * y < nearest) nearest = x * x + y * y;
    from = to;
  }
  return nearest;
}

}  // namespace

Rect bounds_of(const std::vector<Ring>& rings) {
  Point least = rings.front().front();
  Point most = least;
  for (const Ring& ring : rings) {
    for (const Point& corner : ring) {
      least = {std::min(least.x, corner.x), std::min(least.y, corner.y)};
      most = {std::max(most.x, corner.x), std::max(most.y, corner.y)};
    }
  }
  return {least, {most.x - least.x, most.y - least.y}};
}

bool contains(const std::vector<Ring>& rings, Point spot) {
  bool inside = false;
  for (const Ring& ring : rings) {
    Point from = ring.back();
    for (const Point& to : ring) {
      if ((from.y > spot.y) != (to.y > spot.y) &&
          spot.x < from.x + (to.x - from.x) * ((spot.y - from.y) / (to.y - from.y))) {
        inside = !inside;
      }
      from = to;
    }
  }
  return inside;
}

Point inside_of(const std::vector<Ring>& rings) {
  const Ring& largest = *std::max_element(rings.begin(), rings.end(), [](const Ring& a, const Ring& b) {
    return doubled_area(a) < doubled_area(b);
  });
  const std::vector<Ring> part = {largest};
  const Rect bounds = bounds_of(part);
  // Of the spots of a grid, the one farthest from the border.
  constexpr int steps = 16;
  Point best = largest.front();
  double best_distance = -1;
  for (int row = 1; row < steps; ++row) {
    for (int column = 1; column < steps; ++column) {
      const Point spot{bounds.left() + bounds.size.width * column / steps,
                       bounds.top() + bounds.size.height * row / steps};
      if (!contains(part, spot)) continue;
      const double distance = squared_distance(largest, spot);
      if (distance > best_distance) {
        best = spot;
        best_distance = distance;
      }
    }
  }
  return best;
}

}  // namespace factsheet::geo

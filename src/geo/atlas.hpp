#pragma once

#include "base/geometry.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/topology.hpp"

namespace factsheet::geo {

/// A polygon as printed; its last corner is joined to its first, which isn't there twice.
using Ring = std::vector<Point>;

/// A state's shape at its printed size, from its own top left corner. Rings don't overlap.
struct Outline {
  Size size;
  std::vector<Ring> rings;
};

/// A state on the map of all.
struct MapState {
  std::string code;  ///< postal code
  std::vector<Ring> rings;
};

/// A spot well within the largest of some rings, to point at; there must be one.
Point inside_of(const std::vector<Ring>& rings);

/// The box around some rings; there must be one.
Rect bounds_of(const std::vector<Ring>& rings);

/// Whether a spot lies in one of the rings.
bool contains(const std::vector<Ring>& rings, Point spot);

/// The map of all states at its printed size, from its own top left corner.
struct UsMap {
  Size size;
  std::vector<MapState> states;  ///< in the order of their codes

  /// Null for an area that the map doesn't show.
  const MapState* find(std::string_view code) const;
};

/// The outlines of the 56 areas, decoded. Takes a millisecond to make: the caller keeps it.
/// What is drawn is thinned to what its size can show, and rounded to 0.1 pt.
class Atlas {
 public:
  Atlas();

  /// A state alone, as large as `within` allows, upright (Lambert's azimuthal projection about its middle).
  /// Nothing if there is no such postal code or no room. Islands under 0.2 pt are left out.
  std::optional<Outline> silhouette(std::string_view code, Size within) const;

  /// The 50 states, the District of Columbia and Puerto Rico: Albers' projection of the Census Bureau's maps
  /// (parallels 29.5 and 45.5 degrees), Alaska (smaller), Hawaii and Puerto Rico inset. States that touch
  /// share the corners of their border. Islands that the lines between states would cover are left out.
  UsMap us_map(Length width) const;

  const Topology& topology() const { return topology_; }

 private:
  Topology topology_;
};

}  // namespace factsheet::geo

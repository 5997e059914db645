#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::geo {

/// A place on the earth, in degrees. West is negative; Alaska's western islands go on beyond -180.
struct Vertex {
  double longitude = 0;
  double latitude = 0;
  /// The area of the triangle that goes when the vertex goes, as `significance_of` codes it; 255 always
  /// stays.
  std::uint8_t significance = 0;
};

/// A border or a coast from one meeting of borders to the next, or round an island.
using Arc = std::vector<Vertex>;

/// An arc's part in a ring.
struct ArcUse {
  std::size_t arc = 0;
  bool backwards = false;
};

/// The borders of an area: each ring a chain of arcs, the last ending where the first begins.
struct AreaRings {
  std::string code;  ///< postal code
  std::vector<std::vector<ArcUse>> rings;
};

/// Areas by the borders that they share. A border that two areas share is there once, so that it is the same
/// line for both however it is thinned out.
struct Topology {
  std::vector<Arc> arcs;
  std::vector<AreaRings> areas;  ///< in the order of their codes

  /// Null if there is none of this postal code.
  const AreaRings* find(std::string_view code) const;
};

/// The code of an area in square kilometres: the least that a vertex must have to be kept where triangles of
/// that size can't be seen.
std::uint8_t significance_of(double square_kilometres);

/// Reads the bytes that tools/convert_outlines.py writes. Throws std::runtime_error if they are none.
Topology read_topology(std::string_view bytes);

/// The bytes that the library carries (data/geo/state-outlines.bin).
std::string_view carried_outlines();

}  // namespace factsheet::geo

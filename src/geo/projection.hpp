#pragma once

#include "geo/topology.hpp"

namespace factsheet::geo {

/// A place on a plane in kilometres; y grows southward, as a page is read.
struct Spot {
  double x = 0;
  double y = 0;
};

/// Albers' equal-area conic projection of a sphere of 6371 km. Angles in degrees.
/// Source: Snyder 1987, "Map projections: a working manual" (USGS Professional Paper 1395), 14-1 to 14-6.
class Albers {
 public:
  struct Angles {
    double north_parallel = 0;
    double south_parallel = 0;
    double meridian = 0;  ///< the one that stands upright
    double latitude = 0;  ///< of the origin
  };
  explicit Albers(const Angles& angles);
  Spot operator()(const Vertex& vertex) const;

 private:
  double meridian_;
  double n_;
  double c_;
  double rho_;
};

/// Lambert's azimuthal equal-area projection of the same sphere, which keeps what is near its centre upright
/// and in shape. Source: the same, 24-2 to 24-4.
class Azimuthal {
 public:
  /// The centre, in degrees.
  Azimuthal(double longitude, double latitude);
  Spot operator()(const Vertex& vertex) const;

 private:
  double longitude_;
  double sine_;
  double cosine_;
};

}  // namespace factsheet::geo

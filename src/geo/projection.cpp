#include "geo/projection.hpp"

#include <cmath>
#include <numbers>

namespace factsheet::geo {
namespace {

constexpr double earth = 6371;  // km

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

}  // namespace

Albers::Albers(const Angles& angles) : meridian_(angles.meridian) {
  const double south = std::sin(radians(angles.south_parallel));
  const double cosine = std::cos(radians(angles.south_parallel));
  n_ = (south + std::sin(radians(angles.north_parallel))) / 2;
  c_ = cosine * cosine + 2 * n_ * south;
  rho_ = earth * std::sqrt(c_ - 2 * n_ * std::sin(radians(angles.latitude))) / n_;
}

Spot Albers::operator()(const Vertex& vertex) const {
  const double rho = earth * std::sqrt(c_ - 2 * n_ * std::sin(radians(vertex.latitude))) / n_;
  const double theta = n_ * radians(vertex.longitude - meridian_);
  return {rho * std::sin(theta), rho * std::cos(theta) - rho_};
}

Azimuthal::Azimuthal(double longitude, double latitude)
    : longitude_(longitude), sine_(std::sin(radians(latitude))), cosine_(std::cos(radians(latitude))) {}

Spot Azimuthal::operator()(const Vertex& vertex) const {
  const double east = radians(vertex.longitude - longitude_);
  const double sine = std::sin(radians(vertex.latitude));
  const double cosine = std::cos(radians(vertex.latitude));
  const double k = earth * std::sqrt(2 / (1 + sine_ * sine + cosine_ * cosine * std::cos(east)));
  return {k * cosine * std::sin(east), -k * (cosine_ * sine - sine_ * cosine * std::cos(east))};
}

}  // namespace factsheet::geo

#include "graphics/svg_path.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace factsheet::graphics {
namespace {

using Kind = pages::Segment::Kind;

Point at(double x, double y) {
  return {Length::points(x), Length::points(y)};
}

double angle_between(double ux, double uy, double vx, double vy) {
  return std::atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}

}  // namespace

void PathMaker::begin_subpath() {
  // What follows a closed subpath without a move starts where that one did.
  if (closed_) path_.push_back({Kind::move, at(x_, y_), {}, {}});
  closed_ = false;
}

void PathMaker::move_to(double x, double y) {
  path_.push_back({Kind::move, at(x, y), {}, {}});
  x_ = start_x_ = x;
  y_ = start_y_ = y;
  closed_ = false;
}

void PathMaker::line_to(double x, double y) {
  begin_subpath();
  path_.push_back({Kind::line, at(x, y), {}, {}});
  x_ = x;
  y_ = y;
}

void PathMaker::curve_to(double x1, double y1, double x2, double y2, double x, double y) {
  begin_subpath();
  path_.push_back({Kind::curve, at(x, y), at(x1, y1), at(x2, y2)});
  x_ = x;
  y_ = y;
}

void PathMaker::quadratic_to(double x1, double y1, double x, double y) {
  const auto third = [](double end, double control) { return end + (control - end) * 2 / 3; };
  curve_to(third(x_, x1), third(y_, y1), third(x, x1), third(y, y1), x, y);
}

void PathMaker::arc_to(double rx, double ry, double x_axis_degrees, bool large, bool sweep, double x,
                       double y) {
  rx = std::abs(rx);
  ry = std::abs(ry);
  if (x == x_ && y == y_) return;
  if (rx == 0 || ry == 0) return line_to(x, y);
  // F.6.5: to the ellipse's own axes, then its centre.
  const double phi = x_axis_degrees * std::numbers::pi / 180;
  const double cosine = std::cos(phi);
  const double sine = std::sin(phi);
  const double dx = (x_ - x) / 2;
  const double dy = (y_ - y) / 2;
  const double px = cosine * dx + sine * dy;
  const double py = -sine * dx + cosine * dy;
  // F.6.6: radii that are too short to reach are made just long enough.
  // Radii that a double can't square draw a straight line, as those of zero do.
  if (!(rx * rx > 0 && ry * ry > 0 && std::isfinite(rx * rx) && std::isfinite(ry * ry))) return line_to(x, y);
  const double reach = px * px / (rx * rx) + py * py / (ry * ry);
  if (reach > 1) {
    rx *= std::sqrt(reach);
    ry *= std::sqrt(reach);
  }
  const double below = rx * rx * py * py + ry * ry * px * px;
  const double root = std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below));
  const double sign = large == sweep ? -1 : 1;
  const double cx = sign * root * rx * py / ry;
  const double cy = -sign * root * ry * px / rx;
  const double centre_x = cosine * cx - sine * cy + (x_ + x) / 2;
  const double centre_y = sine * cx + cosine * cy + (y_ + y) / 2;
  const double from = std::atan2((py - cy) / ry, (px - cx) / rx);
  double turn = angle_between((px - cx) / rx, (py - cy) / ry, (-px - cx) / rx, (-py - cy) / ry);
  if (sweep && turn < 0) turn += 2 * std::numbers::pi;
  if (!sweep && turn > 0) turn -= 2 * std::numbers::pi;

  const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (std::numbers::pi / 2) - 1e-9)));
  const double step = turn / pieces;
  const double handle = 4.0 / 3 * std::tan(step / 4);
  const auto place = [&](double ex, double ey) {  // from the unit circle
    return std::pair{centre_x + cosine * rx * ex - sine * ry * ey,
                     centre_y + sine * rx * ex + cosine * ry * ey};
  };
  for (int i = 0; i < pieces; ++i) {
    const double a = from + i * step;
    const double b = a + step;
    const auto [x1, y1] = place(std::cos(a) - handle * std::sin(a), std::sin(a) + handle * std::cos(a));
    const auto [x2, y2] = place(std::cos(b) + handle * std::sin(b), std::sin(b) - handle * std::cos(b));
    const auto [end_x, end_y] = i + 1 == pieces ? std::pair{x, y} : place(std::cos(b), std::sin(b));
    curve_to(x1, y1, x2, y2, end_x, end_y);
  }
}

void PathMaker::close() {
  if (path_.empty() || closed_) return;
  path_.push_back({Kind::close, {}, {}, {}});
  x_ = start_x_;
  y_ = start_y_;
  closed_ = true;
}

}  // namespace factsheet::graphics

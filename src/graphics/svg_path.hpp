#pragma once

#include "graphics/svg_scanner.hpp"
#include "pages/display_list.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace factsheet::graphics {

using Path = std::vector<pages::Segment>;

/// Reads path data (SVG 1.1, 8.3): every command, absolute and relative. One unit is one point; y goes down.
std::variant<Path, ValueFault> read_path(std::string_view text);

/// Builds a path from what SVG's shapes and commands ask, in units.
class PathMaker {
 public:
  void move_to(double x, double y);
  void line_to(double x, double y);
  void curve_to(double x1, double y1, double x2, double y2, double x, double y);
  /// A parabola's piece, drawn as the cubic that is the same.
  void quadratic_to(double x1, double y1, double x, double y);
  /// An ellipse's arc from where the pen is (SVG 1.1, F.6), as curves of up to a quarter turn that are off by
  /// no more than 3 in 10,000 of the radius.
  void arc_to(double rx, double ry, double x_axis_degrees, bool large, bool sweep, double x, double y);
  void close();

  double x() const { return x_; }
  double y() const { return y_; }
  bool empty() const { return path_.empty(); }
  Path take() { return std::move(path_); }

 private:
  void begin_subpath();

  Path path_;
  double x_ = 0, y_ = 0;              // the pen
  double start_x_ = 0, start_y_ = 0;  // of the subpath
  bool closed_ = false;
};

}  // namespace factsheet::graphics

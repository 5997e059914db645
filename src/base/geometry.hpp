#pragma once

#include "base/length.hpp"

namespace factsheet {

/// A place on a page. The origin is the page's top left corner and y grows downward, as a page is read;
/// only `pdf/` turns this into PDF's upward y.
struct Point {
  Length x;
  Length y;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  constexpr bool operator==(const Point&) const = default;
};

/// A width and a height, neither negative.
struct Size {
  Length width;
  Length height;
  constexpr bool operator==(const Size&) const = default;
};

/// A box by its top left corner and its size.
struct Rect {
  Point origin;
  Size size;
  constexpr Length left() const { return origin.x; }
  constexpr Length top() const { return origin.y; }
  constexpr Length right() const { return origin.x + size.width; }
  constexpr Length bottom() const { return origin.y + size.height; }
  constexpr bool operator==(const Rect&) const = default;
};

}  // namespace factsheet

#include "graphics/svg_path.hpp"

#include <cmath>

#include "unit/graphics/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using test::shown;

namespace {

std::string path(std::string_view text) {
  const auto read = graphics::read_path(text);
  if (const auto* fault = std::get_if<graphics::ValueFault>(&read))
    return fmt::format("{}: {}", fault->offset, fault->message);
  return shown(std::get<graphics::Path>(read));
}

}  // namespace

TEST_CASE("every path command is read, absolute and relative") {
  CHECK(path("M1 2L3 4") == "M1,2 L3,4");
  CHECK(path("m1,2 3,4 l-1-1") == "M1,2 L4,6 L3,5");
  CHECK(path("M1 2 3 4 5 6") == "M1,2 L3,4 L5,6");
  CHECK(path("M1 2H8V9h-1v-2") == "M1,2 L8,2 L8,9 L7,9 L7,7");
  CHECK(path("M0 0C1 2 3 4 5 6c1 1 2 2 3 3") == "M0,0 C1,2 3,4 5,6 C6,7 7,8 8,9");
  CHECK(path("M0 0Q3 3 6 0") == "M0,0 C2,2 4,2 6,0");
  CHECK(path("M1 1zm2 2z") == "M1,1 Z M3,3 Z");
}

TEST_CASE("a smooth curve takes up the handle of the one before it") {
  CHECK(path("M0 0C1 2 3 4 5 5S8 9 10 10") == "M0,0 C1,2 3,4 5,5 C7,6 8,9 10,10");
  CHECK(path("M0 0L5 5S8 9 10 10") == "M0,0 L5,5 C5,5 8,9 10,10");
  CHECK(path("M0 0q3 3 6 0t6 0") == "M0,0 C2,2 4,2 6,0 C8,-2 10,-2 12,0");
  CHECK(path("M0 0T6 0") == "M0,0 C0,0 2,0 6,0");
}

TEST_CASE("what goes on behind a closed subpath starts where that one did") {
  CHECK(path("M2 3L5 3L5 6ZL9 9") == "M2,3 L5,3 L5,6 Z M2,3 L9,9");
  CHECK(path("M2 3h3zl1 1") == "M2,3 L5,3 Z M2,3 L3,4");
}

TEST_CASE("numbers need nothing between them where they are clear") {
  CHECK(path("M.5.5-1-1") == "M0.5,0.5 L-1,-1");
  CHECK(path("M1e1+2E-1") == "M10,0.2");
  CHECK(path("M0 0a5 5 0 0110 0") == path("M0 0 A 5 5 0 0 1 10 0"));
}

TEST_CASE("an arc runs through the points of its ellipse") {
  // Half a circle of radius 5 about 5,0, through 5,-5: clockwise on a page whose y goes down.
  CHECK(path("M0 0A5 5 0 0 1 10 0") == "M0,0 C0,-2.76 2.24,-5 5,-5 C7.76,-5 10,-2.76 10,0");
  CHECK(path("M0 0A5 5 0 0 0 10 0") == "M0,0 C0,2.76 2.24,5 5,5 C7.76,5 10,2.76 10,0");
  CHECK(path("M0 0A0 5 0 0 0 10 0") == "M0,0 L10,0");
  CHECK(path("M3 3A5 5 0 0 0 3 3") == "M3,3");
  // Radii that don't reach are made to.
  CHECK(path("M0 0A1 1 0 0 1 10 0") == path("M0 0A5 5 0 0 1 10 0"));
}

TEST_CASE("each end of an arc's curves lies on its turned ellipse") {
  const double angle = 30 * 3.14159265358979 / 180;
  const auto read = graphics::read_path("M70 50A20 10 30 1 0 40 40");
  const auto& arc = std::get<graphics::Path>(read);
  REQUIRE(arc.size() >= 3);
  // All pieces have one centre; it is found from the first piece's ends by trying both signs, so here the
  // points are only asked to fit one ellipse: three of them give its centre.
  const auto own = [&](Point p) {
    const double x = p.x.pt(), y = p.y.pt();
    return std::pair{(std::cos(angle) * x + std::sin(angle) * y) / 20,
                     (-std::sin(angle) * x + std::cos(angle) * y) / 10};
  };
  const auto [x1, y1] = own(arc[0].to);
  const auto [x2, y2] = own(arc[1].to);
  const auto [x3, y3] = own(arc[2].to);
  const double d = 2 * (x1 * (y2 - y3) + x2 * (y3 - y1) + x3 * (y1 - y2));
  REQUIRE(std::abs(d) > 1e-9);
  const double s1 = x1 * x1 + y1 * y1, s2 = x2 * x2 + y2 * y2, s3 = x3 * x3 + y3 * y3;
  const double cx = (s1 * (y2 - y3) + s2 * (y3 - y1) + s3 * (y1 - y2)) / d;
  const double cy = (s1 * (x3 - x2) + s2 * (x1 - x3) + s3 * (x2 - x1)) / d;
  const double radius = std::hypot(x1 - cx, y1 - cy);
  for (const pages::Segment& piece : arc) {
    const auto [x, y] = own(piece.to);
    CHECK(std::hypot(x - cx, y - cy) == Approx(radius));
  }
}

TEST_CASE("a path that can't be read says where") {
  CHECK(path("L1 2") == "0: a path has to start with M");
  CHECK(path("M1 2 X") == "5: this is no path command");
  CHECK(path("M1 2L3") == "6: a number was expected");
  CHECK(path("M0 0A5 5 0 2 0 1 1") == "11: a 0 or 1 was expected");
  CHECK(path("M1e99 0") == "1: a number was expected");
}

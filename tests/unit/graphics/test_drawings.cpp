#include "graphics/icons.hpp"
#include "graphics/qr.hpp"

#include <algorithm>

#include "unit/graphics/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

/// Whether a point lies in a shape of straight edges, by the nonzero rule.
bool inside(const pages::Shape& shape, double x, double y) {
  int winding = 0;
  Point start, pen;
  const auto edge = [&](Point to) {
    const double y1 = pen.y.pt(), y2 = to.y.pt();
    if ((y1 <= y) != (y2 <= y) && pen.x.pt() + (y - y1) / (y2 - y1) * (to.x - pen.x).pt() > x)
      winding += y2 > y1 ? 1 : -1;
    pen = to;
  };
  for (const pages::Segment& piece : shape.path) {
    if (piece.kind == pages::Segment::Kind::move) start = pen = piece.to;
    if (piece.kind == pages::Segment::Kind::line) edge(piece.to);
    if (piece.kind == pages::Segment::Kind::close) edge(start);
  }
  return winding != 0;
}

/// A row of modules as it would be scanned.
std::string row(const graphics::Drawing& code, int y) {
  std::string out;
  for (int x = 0; x < static_cast<int>(code.size.width.pt()); ++x)
    out += inside(code.shapes[1], x + 0.5, y + 0.5) ? '#' : '.';
  return out;
}

}  // namespace

TEST_CASE("a QR code has its rim and its three marks") {
  const auto code = graphics::qr_code("https://example.org/");
  REQUIRE(code);
  REQUIRE(code->size.width.pt() == 25 + 8);
  REQUIRE(code->shapes.size() == 2);
  CHECK(code->shapes[0].fill == white);
  CHECK(code->shapes[1].fill == black);
  const std::string rim(33, '.');
  for (const int y : {0, 1, 2, 3, 29, 30, 31, 32}) CHECK(row(*code, y) == rim);
  // ISO/IEC 18004, 6.3.3: a mark's rows.
  CHECK(row(*code, 4).substr(0, 12) == "....#######.");
  CHECK(row(*code, 5).substr(0, 12) == "....#.....#.");
  CHECK(row(*code, 6).substr(0, 12) == "....#.###.#.");
  CHECK(row(*code, 28).substr(0, 12) == "....#######.");
  CHECK(row(*code, 4).substr(21) == ".#######....");
  // 6.3.5: every second module between the marks is dark.
  CHECK(row(*code, 10).substr(4, 25) == "#######.#.#.#.#.#.#######");
}

TEST_CASE("modules that touch share one outline") {
  const auto code = graphics::qr_code("https://example.org/");
  REQUIRE(code);
  const auto& path = code->shapes[1].path;
  std::size_t dark = 0;
  for (int y = 0; y < 33; ++y) {
    const std::string scanned = row(*code, y);
    dark += static_cast<std::size_t>(std::count(scanned.begin(), scanned.end(), '#'));
  }
  CHECK(path.size() < dark * 3);  // a rectangle a module takes five pieces each
}

TEST_CASE("a text that is too long for a QR code has none") {
  CHECK(graphics::qr_code(std::string(2331, 'a')));
  CHECK(!graphics::qr_code(std::string(2332, 'a')));
}

TEST_CASE("every icon is drawn inside its square") {
  const auto names = graphics::icon_names();
  CHECK(names.size() >= 16);
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const std::string& name : names) {
    INFO(name);
    const auto icon = graphics::icon(name, Colour{1, 2, 3});
    REQUIRE(icon);
    CHECK(icon->size == Size{Length::points(24), Length::points(24)});
    for (const pages::Shape& shape : icon->shapes) {
      REQUIRE(shape.stroke);
      CHECK(shape.stroke->colour == Colour{1, 2, 3});
      for (const pages::Segment& piece : shape.path) {
        if (piece.kind == pages::Segment::Kind::close) continue;
        const Length half = shape.stroke->width / 2;
        CHECK(std::min(piece.to.x, piece.to.y) >= half);
        CHECK(std::max(piece.to.x, piece.to.y) <= Length::points(24) - half);
      }
    }
  }
  CHECK(!graphics::icon("sheild", black));
}

TEST_CASE("a drawing that is placed is scaled as a whole") {
  const auto icon = graphics::icon("check", black);
  REQUIRE(icon);
  const auto shapes = graphics::placed(*icon, {Length::points(10), Length::points(20)}, Length::points(48));
  CHECK(shapes[0].stroke->width.pt() == Approx(3.5));
  CHECK(shapes[0].path[0].to.x.pt() == Approx(10 + 2 * 21));
  CHECK(shapes[0].path[0].to.y.pt() == Approx(20 + 2 * 12));
}

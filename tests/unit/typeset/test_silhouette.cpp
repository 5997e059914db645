#include "typeset/silhouette.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;

TEST_CASE("a silhouette stands in the middle of its box and fills it one way") {
  const geo::Atlas atlas;
  const Rect box{{Length::points(100), Length::points(50)}, {Length::points(90), Length::points(60)}};
  for (const std::string_view code : {"TN", "IL", "AK", "DC"}) {
    INFO(code);
    const auto items = typeset::silhouette(atlas, code, box, Colour{1, 2, 3}, std::nullopt);
    REQUIRE(items.size() == 1);
    const auto& shape = std::get<pages::Shape>(items.front());
    CHECK(shape.fill == Colour{1, 2, 3});
    CHECK_FALSE(shape.stroke);
    geo::Ring corners;
    for (const pages::Segment& piece : shape.path) {
      if (piece.kind != pages::Segment::Kind::close) corners.push_back(piece.to);
    }
    const Rect bounds = geo::bounds_of({corners});
    CHECK(bounds.left().pt() >= 99.9);
    CHECK(bounds.right().pt() <= 190.1);
    CHECK(bounds.top().pt() >= 49.9);
    CHECK(bounds.bottom().pt() <= 110.1);
    CHECK((bounds.size.width.pt() > 88 || bounds.size.height.pt() > 58));
    CHECK(bounds.left().pt() + bounds.right().pt() == Approx(290).margin(2));
    CHECK(bounds.top().pt() + bounds.bottom().pt() == Approx(160).margin(2));
  }
  CHECK(typeset::silhouette(atlas, "ZZ", box, black, std::nullopt).empty());
}

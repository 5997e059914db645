#include <set>

#include "geo/atlas.hpp"
#include "geo/projection.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::geo;

namespace {

const Length large = Length::points(144);

double area_of(const std::vector<Ring>& rings) {
  double sum = 0;
  for (const Ring& ring : rings) {
    double doubled = 0;
    Point before = ring.back();
    for (const Point& corner : ring) {
      doubled += before.x.pt() * corner.y.pt() - corner.x.pt() * before.y.pt();
      before = corner;
    }
    sum += std::abs(doubled) / 2;
  }
  return sum;
}

std::set<std::pair<double, double>> corners_of(const MapState& state) {
  std::set<std::pair<double, double>> out;
  for (const Ring& ring : state.rings) {
    for (const Point& corner : ring) out.emplace(corner.x.pt(), corner.y.pt());
  }
  return out;
}

std::size_t shared_corners(const UsMap& map, std::string_view a, std::string_view b) {
  const auto left = corners_of(*map.find(a));
  std::size_t shared = 0;
  for (const auto& corner : corners_of(*map.find(b))) shared += left.count(corner);
  return shared;
}

}  // namespace

TEST_CASE("the outlines are those of the 56 areas") {
  const Atlas atlas;
  CHECK(atlas.topology().areas.size() == 56);
  for (const AreaRings& area : atlas.topology().areas) {
    INFO(area.code);
    const auto outline = atlas.silhouette(area.code, {large, large});
    REQUIRE(outline);
    CHECK_FALSE(outline->rings.empty());
    // It fills the box in one direction and stays in it in both.
    const Rect bounds = bounds_of(outline->rings);
    CHECK(bounds.left().pt() >= -0.06);
    CHECK(bounds.top().pt() >= -0.06);
    CHECK(bounds.right().pt() <= outline->size.width.pt() + 0.06);
    CHECK(bounds.bottom().pt() <= outline->size.height.pt() + 0.06);
    CHECK(std::max(outline->size.width, outline->size.height).pt() == Approx(144));
    // Thinning leaves what the eye sees: the box is nearly as wide and high as all vertices ask.
    CHECK(bounds.size.width.pt() > outline->size.width.pt() - 2.5);
    CHECK(bounds.size.height.pt() > outline->size.height.pt() - 2.5);
    for (const Ring& ring : outline->rings) {
      CHECK(ring.size() >= 3);
      CHECK_FALSE(ring.front() == ring.back());
    }
  }
  CHECK_FALSE(atlas.silhouette("XX", {large, large}));
  CHECK_FALSE(atlas.silhouette("", {large, large}));
  CHECK_FALSE(atlas.silhouette("IL", {Length(), large}));
}

TEST_CASE("every ring is a chain of arcs that closes") {
  const Atlas atlas;
  const Topology& topology = atlas.topology();
  for (const AreaRings& area : topology.areas) {
    INFO(area.code);
    for (const auto& ring : area.rings) {
      const auto end = [&](const ArcUse& use, bool first) {
        const Arc& arc = topology.arcs[use.arc];
        const Vertex& vertex = first != use.backwards ? arc.front() : arc.back();
        return std::pair(vertex.longitude, vertex.latitude);
      };
      for (std::size_t i = 0; i < ring.size(); ++i)
        CHECK(end(ring[i], false) == end(ring[(i + 1) % ring.size()], true));
    }
  }
}

TEST_CASE("outlines have the proportions that the states have") {
  const Atlas atlas;
  const auto aspect = [&](std::string_view code) {
    const auto outline = atlas.silhouette(code, {large, large});
    return outline->size.width / outline->size.height;
  };
  // Widths and heights in miles as the states' own handbooks give them, roughly.
  CHECK(aspect("CO") == Approx(380.0 / 280).epsilon(0.06));
  CHECK(aspect("WY") == Approx(365.0 / 276).epsilon(0.06));
  CHECK(aspect("TN") == Approx(440.0 / 120).epsilon(0.15));
  CHECK(aspect("IL") == Approx(210.0 / 390).epsilon(0.06));
  CHECK(aspect("VT") < 0.7);
  CHECK(aspect("AK") > 1.4);  // cut at the antimeridian it would be as wide as the earth
  CHECK(aspect("AK") < 2.2);
}

TEST_CASE("areas on the projections' planes are those of the ground") {
  const Atlas atlas;
  const auto square_km = [&](std::string_view code) {
    // As large as paper comes, so that little is thinned out; the scale follows from the known width of the
    // box.
    const auto outline = atlas.silhouette(code, {Length::points(4000), Length::points(4000)});
    return area_of(outline->rings) / (outline->size.width.pt() * outline->size.height.pt());
  };
  // Colorado is a box, a little of which its curved borders leave out.
  CHECK(square_km("CO") > 0.95);
  CHECK(square_km("CO") <= 1.0);
  // Michigan keeps both peninsulas, Hawaii its eight islands.
  const auto michigan = atlas.silhouette("MI", {large, large});
  std::vector<double> parts;
  for (const Ring& ring : michigan->rings) parts.push_back(area_of({ring}));
  std::sort(parts.rbegin(), parts.rend());
  CHECK(parts[1] > parts[0] / 3);
  CHECK(atlas.silhouette("HI", {large, large})->rings.size() >= 8);
}

TEST_CASE("neighbours on the map share the corners of their border at every size") {
  const Atlas atlas;
  for (const double width : {100.0, 240.0, 504.0}) {
    INFO(width);
    const UsMap map = atlas.us_map(Length::points(width));
    CHECK(map.states.size() == 52);
    // These borders are rivers: every corner that one keeps the other keeps.
    const std::size_t least = width > 200 ? 5 : 2;
    CHECK(shared_corners(map, "IL", "MO") >= least);
    CHECK(shared_corners(map, "KY", "OH") >= least);
    CHECK(shared_corners(map, "ID", "MT") >= least);
    CHECK(shared_corners(map, "IL", "CA") == 0);
    CHECK(shared_corners(map, "CO", "NM") >= 2);
    CHECK(shared_corners(map, "AZ", "CO") == 1);  // the Four Corners
  }
}

TEST_CASE("no spot of the map lies in two states, and none on a border in neither") {
  const UsMap map = Atlas().us_map(Length::points(300));
  const auto count_at = [&](Point spot) {
    int count = 0;
    for (const MapState& state : map.states) count += contains(state.rings, spot) ? 1 : 0;
    return count;
  };
  const Rect iowa = bounds_of(map.find("IA")->rings);
  // Iowa and all round it is land, so a sliver between states would show as a spot in none.
  for (double x = iowa.left().pt() - 20; x < iowa.right().pt() + 10; x += 0.37) {
    for (double y = iowa.top().pt() - 8; y < iowa.bottom().pt() + 20; y += 0.41)
      REQUIRE(count_at({Length::points(x), Length::points(y)}) == 1);
  }
}

TEST_CASE("the map holds its states, Alaska and Hawaii inset, in its frame") {
  const UsMap map = Atlas().us_map(Length::points(504));
  CHECK(map.size.width.pt() == 504);
  CHECK(map.size.height.pt() == Approx(504 * 0.66).epsilon(0.03));
  for (const MapState& state : map.states) {
    INFO(state.code);
    REQUIRE_FALSE(state.rings.empty());
    const Rect bounds = bounds_of(state.rings);
    CHECK(bounds.left().pt() >= -0.06);
    CHECK(bounds.right().pt() <= 504.06);
    CHECK(bounds.top().pt() >= -0.06);
    CHECK(bounds.bottom().pt() <= map.size.height.pt() + 0.06);
    CHECK(contains(state.rings, inside_of(state.rings)));
    for (const MapState& other : map.states) {
      if (other.code != state.code) CHECK_FALSE(contains(other.rings, inside_of(state.rings)));
    }
  }
  CHECK(map.find("GU") == nullptr);
  // Equal areas: Texas is 2.5 times as large as Wyoming, and Wyoming nearly as large as Colorado.
  const auto area = [&](std::string_view code) { return area_of(map.find(code)->rings); };
  CHECK(area("TX") / area("WY") == Approx(684.0 / 253.3).epsilon(0.03));
  CHECK(area("CO") / area("WY") == Approx(269.6 / 253.3).epsilon(0.02));
  CHECK(area("HI") / area("CT") == Approx(16.6 / 12.9).epsilon(0.15));
}

TEST_CASE("a smaller map has fewer corners") {
  const Atlas atlas;
  const auto corners = [&](double width) {
    std::size_t count = 0;
    for (const MapState& state : atlas.us_map(Length::points(width)).states) {
      for (const Ring& ring : state.rings) count += ring.size();
    }
    return count;
  };
  CHECK(corners(100) < corners(240));
  CHECK(corners(240) < corners(504));
  CHECK(corners(504) < 3000);  // what a sheet can carry
}

TEST_CASE("bytes that are no outlines are refused") {
  const std::string good(carried_outlines());
  CHECK_THROWS_AS(read_topology(""), std::runtime_error);
  CHECK_THROWS_AS(read_topology("FSGEO2\n"), std::runtime_error);
  CHECK_THROWS_AS(read_topology(good + "x"), std::runtime_error);
  for (std::size_t size = 0; size < good.size(); size += 977)
    CHECK_THROWS_AS(read_topology(good.substr(0, size)), std::runtime_error);
  CHECK_THROWS_AS(read_topology("FSGEO1\n\xff\xff\xff\xff\xff\xff"), std::runtime_error);
}

TEST_CASE("the projections give what Snyder's tables give") {
  // Snyder 1987, p. 292: Albers' ellipsoid examples aside, the sphere's: phi 35, lambda -75, parallels 29.5
  // and 45.5, origin 23 N 96 W, radius 1: x = 0.2952720, y = 0.2416774.
  const Spot spot = Albers({45.5, 29.5, -96, 23})(Vertex{-75, 35, 0});
  CHECK(spot.x / 6371 == Approx(0.2952720).epsilon(1e-6));
  CHECK(-spot.y / 6371 == Approx(0.2416774).epsilon(1e-6));
  // The same, p. 332: Lambert's, radius 3, centre 40 N 100 W, phi -20, lambda 100: x = -4.2339303, y
  // = 4.0257775.
  const Spot far = Azimuthal(-100, 40)(Vertex{100, -20, 0});
  CHECK(far.x / 6371 * 3 == Approx(-4.2339303).epsilon(1e-6));
  CHECK(-far.y / 6371 * 3 == Approx(4.0257775).epsilon(1e-6));
}

#include <set>

#include "geo/atlas.hpp"
#include "geo/tiles.hpp"
#include <catch2/catch.hpp>

using namespace factsheet::geo;

namespace {

const Tile& tile(std::string_view code) {
  for (const Tile& one : tile_map()) {
    if (one.code == code) return one;
  }
  throw std::runtime_error("no tile");
}

}  // namespace

TEST_CASE("each area has a tile of its own") {
  std::set<std::pair<int, int>> cells;
  std::set<std::string_view> codes;
  for (const Tile& one : tile_map()) {
    INFO(one.code);
    CHECK(cells.emplace(one.column, one.row).second);
    CHECK(codes.insert(one.code).second);
    CHECK(one.column >= 0);
    CHECK(one.column < tile_columns);
    CHECK(one.row >= 0);
    CHECK(one.row < tile_rows);
  }
  const Atlas atlas;
  for (const AreaRings& area : atlas.topology().areas) CHECK(codes.count(area.code) == 1);
  CHECK(codes.size() == 56);
  // The states and the District come first.
  for (const std::string_view island : {"PR", "GU", "VI", "AS", "MP"})
    CHECK(static_cast<std::size_t>(&tile(island) - tile_map().data()) >= tiles_of_states);
}

TEST_CASE("tiles lie as the states do") {
  CHECK(tile("WA").row < tile("OR").row);
  CHECK(tile("OR").row < tile("CA").row);
  CHECK(tile("CA").column < tile("CO").column);
  CHECK(tile("ME").row < tile("FL").row);
  for (const auto& [a, b] : {std::pair{"IL", "IN"},
                             {"IL", "WI"},
                             {"IL", "MO"},
                             {"NC", "SC"},
                             {"ND", "SD"},
                             {"PA", "NJ"},
                             {"AL", "GA"},
                             {"OK", "TX"},
                             {"KY", "TN"}}) {
    INFO(a << " " << b);
    CHECK(std::abs(tile(a).column - tile(b).column) <= 1);
    CHECK(std::abs(tile(a).row - tile(b).row) <= 1);
  }
}

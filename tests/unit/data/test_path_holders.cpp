#include "data/path_holders.hpp"

#include <set>

#include <catch2/catch.hpp>

using factsheet::data::PathHolders;
using Two = PathHolders::Two;

TEST_CASE("all are asked for a path once, and no more than two holders are looked for") {
  const PathHolders holders;
  int asked = 0;
  const auto among = [&](const std::set<std::size_t>& have) {
    return [&asked, have](std::size_t i) { return ++asked, have.contains(i); };
  };
  for (int i = 0; i < 3; ++i)
    CHECK(holders.of("misspelt", 1000, among({})) == Two{holders.nobody, holders.nobody});
  CHECK(asked == 1000);
  CHECK(holders.of("a", 1000, among({4})) == Two{4, holders.nobody});
  CHECK(asked == 2000);
  CHECK(holders.of("b", 1000, among({2, 4, 8})) == Two{2, 4});
  CHECK(asked == 2005);
}

TEST_CASE("what is remembered of paths is forgotten when values change, and not copied") {
  PathHolders holders;
  const auto first = [](std::size_t i) { return i == 0; };
  const auto nobody = [](std::size_t) { return false; };
  REQUIRE(holders.of("a", 3, nobody)[0] == holders.nobody);
  const PathHolders copy(holders);
  CHECK(copy.of("a", 3, first)[0] == 0);
  CHECK(holders.of("a", 3, first)[0] == holders.nobody);
  holders.forget();
  CHECK(holders.of("a", 3, first)[0] == 0);
}

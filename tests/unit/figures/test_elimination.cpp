#include "figures/elimination.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::figures;

namespace {

Residue whole(int number) {
  return Residue(data::Decimal(number));
}

std::vector<std::size_t> unknowns(const std::vector<SparseRow>& rows, std::size_t count) {
  std::vector<std::size_t> out;
  for (const Determined& found : determined(rows, count)) out.push_back(found.unknown);
  return out;
}

}  // namespace

TEST_CASE("residues keep the rules of arithmetic") {
  CHECK(whole(3) * whole(3).inverse() == whole(1));
  CHECK(whole(3) - whole(5) == whole(-2));
  CHECK(whole(-2) + whole(2) == Residue());
  CHECK(Residue(data::Decimal(25, 1)) * whole(2) == whole(5));
  CHECK(Residue(data::Decimal(-25, 2)) * whole(4) == whole(-1));
}

TEST_CASE("what a system determines is found, with the rows that do it") {
  using Unknowns = std::vector<std::size_t>;
  CHECK(unknowns({}, 2) == Unknowns{});
  CHECK(unknowns({{{0, whole(1)}, {1, whole(1)}}}, 2) == Unknowns{});
  CHECK(unknowns({{{0, whole(1)}, {1, whole(1)}}, {{0, whole(2)}, {1, whole(2)}}}, 2) == Unknowns{});
  CHECK(unknowns({{{0, whole(1)}, {1, whole(1)}}, {{0, whole(1)}, {1, whole(-1)}}}, 2) == Unknowns{0, 1});
  // a + b, b + c, a + c: all three; with a - c in place of the last, none.
  const SparseRow ab = {{0, whole(1)}, {1, whole(1)}};
  const SparseRow bc = {{1, whole(1)}, {2, whole(1)}};
  CHECK(unknowns({ab, bc, {{0, whole(1)}, {2, whole(1)}}}, 3) == Unknowns{0, 1, 2});
  CHECK(unknowns({ab, bc, {{0, whole(1)}, {2, whole(-1)}}}, 3) == Unknowns{});

  const auto found =
      determined({{{0, whole(1)}, {1, whole(1)}, {2, whole(1)}}, {{0, whole(1)}, {1, whole(1)}}}, 3);
  REQUIRE(found.size() == 1);
  CHECK(found[0].unknown == 2);
  REQUIRE(found[0].combination.size() == 2);
  CHECK(found[0].combination[0].second == whole(1));
  CHECK(found[0].combination[1].second == whole(-1));
}

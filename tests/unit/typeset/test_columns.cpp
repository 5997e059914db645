#include "typeset/columns.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace factsheet;
using typeset::ColumnRange;
using typeset::Slab;

namespace {

Slab slab(double height, double before = 0, double after = 0) {
  Slab out;
  out.height = Length::points(height);
  out.space_before = Length::points(before);
  out.space_after = Length::points(after);
  return out;
}

std::vector<Slab> lines(std::size_t count) {
  return std::vector<Slab>(count, slab(10));
}

double height(const std::vector<Slab>& slabs, const ColumnRange& range) {
  return typeset::height_of(slabs, range).pt();
}

}  // namespace

TEST_CASE("between two slabs the larger space holds; none at a column's top") {
  const std::vector<Slab> slabs = {slab(10, 50, 4), slab(10, 6, 2), slab(10, 1, 9)};
  CHECK(height(slabs, {0, 3}) == Approx(10 + 6 + 10 + 2 + 10));
  CHECK(height(slabs, {1, 2}) == Approx(10));
}

TEST_CASE("what fits is dealt out level") {
  const auto ranges = typeset::deal_out(lines(11), 0, 2, Length::points(500));
  REQUIRE(ranges.size() == 2);
  CHECK(std::max(ranges[0].end - ranges[0].begin, ranges[1].end - ranges[1].begin) == 6);
  const auto three = typeset::deal_out(lines(9), 0, 3, Length::points(500));
  for (const ColumnRange& range : three) CHECK(range.end - range.begin == 3);
}

TEST_CASE("no column ends where it must not") {
  std::vector<Slab> slabs = lines(10);
  slabs[4].keep_with_next = true;
  slabs[5].keep_with_previous = true;
  slabs[6].keep_with_previous = true;
  const auto ranges = typeset::deal_out(slabs, 0, 2, Length::points(500));
  CHECK((ranges[0].end == 4 || ranges[0].end == 7));
}

TEST_CASE("what doesn't fit fills the columns and leaves the rest") {
  const auto ranges = typeset::deal_out(lines(30), 0, 2, Length::points(100));
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[0].end == 10);
  CHECK(ranges[1].end == 20);
}

TEST_CASE("a first slab too tall for the column gives nothing") {
  CHECK(typeset::deal_out({slab(200)}, 0, 2, Length::points(100)).empty());
}

TEST_CASE("feathering makes a column as tall as asked, but never tears it") {
  const std::vector<Slab> slabs = {slab(10, 0, 6), slab(10, 12, 6), slab(10, 0, 6)};
  const auto extra = typeset::stretch(slabs, {0, 3}, Length::points(57)).above;
  CHECK(extra[0].pt() == Approx(0));
  // Spaces of 12 and 6 points: the wide one takes four parts of five.
  CHECK(extra[1].pt() == Approx(7.2));
  CHECK(extra[2].pt() == Approx(1.8));
  for (const Length length : typeset::stretch(slabs, {0, 3}, Length::points(300)).above)
    CHECK(length == Length());
}

TEST_CASE("a slab that can grow does so before any space does") {
  std::vector<Slab> slabs = {slab(10, 0, 6), slab(30, 12, 6), slab(10, 0, 6)};
  slabs[1].can_grow = Length::points(8);
  const auto some = typeset::stretch(slabs, {0, 3}, Length::points(75));
  CHECK(some.growth[1].pt() == Approx(7));
  CHECK(some.above[1].pt() == Approx(0));
  const auto more = typeset::stretch(slabs, {0, 3}, Length::points(81));
  CHECK(more.growth[1].pt() == Approx(8));
  CHECK((more.above[1] + more.above[2]).pt() == Approx(5));
}

TEST_CASE("nothing grows where a column can't be made level") {
  std::vector<Slab> slabs = {slab(10, 0, 6), slab(30, 12, 6), slab(10, 0, 6)};
  slabs[1].can_grow = Length::points(8);
  const auto far = typeset::stretch(slabs, {0, 3}, Length::points(300));
  CHECK(far.growth[1] == Length());
  CHECK(far.above[1] == Length());
}

TEST_CASE("on a grid spaces grow by whole steps") {
  const std::vector<Slab> slabs = {slab(12, 0, 6), slab(12, 12, 6), slab(12, 0, 6)};
  const auto extra = typeset::stretch(slabs, {0, 3}, Length::points(66), Length::points(6)).above;
  for (const Length length : extra) CHECK(std::remainder(length.pt(), 6) == Approx(0).margin(1e-9));
  CHECK((extra[1] + extra[2]).pt() == Approx(12));
}

TEST_CASE("a slab that begins a column does, whether columns are balanced or filled") {
  std::vector<Slab> slabs = lines(10);
  slabs[3].begins_column = true;
  CHECK(typeset::deal_out(slabs, 0, 2, Length::points(500))[0].end == 3);
  std::vector<Slab> many = lines(30);
  many[3].begins_column = true;
  const auto filled = typeset::deal_out(many, 0, 2, Length::points(100));
  REQUIRE(filled.size() == 2);
  CHECK(filled[0].end == 3);
  CHECK(filled[1].end == 13);
}

namespace {

std::shared_ptr<const typeset::Repeated> repeated(double height,
                                                  std::shared_ptr<const typeset::Repeated> above = nullptr) {
  auto out = std::make_shared<typeset::Repeated>();
  out->own_height = Length::points(height);
  out->items.emplace_back(pages::Box{{{}, {Length::points(50), Length::points(height)}}, {}});
  out->above = std::move(above);
  return out;
}

std::vector<Slab> rows(std::size_t count, const std::shared_ptr<const typeset::Repeated>& again) {
  std::vector<Slab> out = lines(count);
  out[1].keep_with_previous = true;  // to its head
  for (std::size_t i = 2; i < count; ++i) out[i].repeat_above = again;
  return out;
}

}  // namespace

TEST_CASE("what a column repeats above itself takes its room") {
  const auto slabs = rows(30, repeated(25));
  CHECK(height(slabs, {0, 5}) == Approx(50));
  CHECK(height(slabs, {5, 10}) == Approx(75));
  CHECK(height(slabs, {5, 5}) == Approx(0));
  const auto ranges = typeset::deal_out(slabs, 0, 2, Length::points(100));
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[0].end == 10);
  CHECK(ranges[1].end == 17);  // seven rows below the head
  const auto next = typeset::deal_out(slabs, 17, 2, Length::points(100));
  REQUIRE(next.size() == 2);
  CHECK(next[0].end == 23);  // level: seven rows in one, six in the other
  CHECK(next[1].end == 30);
}

TEST_CASE("columns are level with what they repeat counted in") {
  const auto ranges = typeset::deal_out(rows(42, repeated(20)), 0, 2, Length::points(500));
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[0].end == 22);
}

TEST_CASE("few rows aren't parted where that would repeat more than it parts") {
  const auto ranges = typeset::deal_out(rows(4, repeated(60)), 0, 2, Length::points(500));
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[0].end == 4);
}

TEST_CASE("feathering doesn't count a repeated head as missing height") {
  std::vector<Slab> slabs = {slab(10), slab(10, 6), slab(10, 6)};
  slabs[0].repeat_above = repeated(20);
  CHECK(typeset::stretch(slabs, {0, 3}, Length::points(62), Length()).above[0] == Length());
  for (const Length extra : typeset::stretch(slabs, {0, 3}, Length::points(62), Length()).above)
    CHECK(extra == Length());
  CHECK(typeset::stretch(slabs, {0, 3}, Length::points(66), Length()).above[1].pt() == Approx(2));
  slabs[1].rigid_space = true;
  CHECK(typeset::stretch(slabs, {0, 3}, Length::points(66), Length()).above[1].pt() == Approx(0));
  CHECK(typeset::stretch(slabs, {0, 3}, Length::points(66), Length()).above[2].pt() == Approx(4));
}

TEST_CASE("a repeated head is drawn where the column begins, its group's head below it") {
  std::vector<pages::Item> items;
  const auto group = repeated(12, repeated(30));
  const Point at{Length::points(54), Length::points(70)};
  CHECK(typeset::draw_repeated(group.get(), at, items).pt() == Approx(42));
  REQUIRE(items.size() == 2);
  const Rect head = std::get<pages::Box>(items[0]).rect;
  const Rect below = std::get<pages::Box>(items[1]).rect;
  CHECK(head.origin.x.pt() == Approx(54));
  CHECK(head.origin.y.pt() == Approx(70));
  CHECK(head.size.height.pt() == Approx(30));
  CHECK(below.origin.x.pt() == Approx(54));
  CHECK(below.origin.y.pt() == Approx(100));
  CHECK(below.size.height.pt() == Approx(12));
  CHECK(std::get<pages::Box>(group->items[0]).rect.origin.y == Length());  // can be drawn again
  CHECK(typeset::draw_repeated(nullptr, at, items) == Length());
}

TEST_CASE("what is drawn again holds no tags and no live areas") {
  std::vector<pages::Item> items;
  items.emplace_back(pages::TagBegin{});
  items.emplace_back(pages::ArtifactBegin{});
  items.emplace_back(pages::Box{});
  items.emplace_back(pages::ArtifactEnd{});
  items.emplace_back(pages::Text{});
  items.emplace_back(pages::Link{});
  items.emplace_back(pages::TagEnd{});
  const auto again = typeset::as_artifact(items);
  REQUIRE(again.size() == 4);
  CHECK(std::holds_alternative<pages::ArtifactBegin>(again[0]));
  CHECK(std::holds_alternative<pages::Box>(again[1]));
  CHECK(std::holds_alternative<pages::Text>(again[2]));
  CHECK(std::holds_alternative<pages::ArtifactEnd>(again[3]));
}

TEST_CASE("ten thousand rows are dealt out page by page without taking the square of their number") {
  const auto slabs = rows(10000, repeated(25));
  std::size_t done = 0;
  int pages = 0;
  while (done < slabs.size()) {
    const auto ranges = typeset::deal_out(slabs, done, 1, Length::points(525));
    REQUIRE_FALSE(ranges.empty());
    REQUIRE(ranges[0].end - done <= (done == 0 ? 52 : 50));
    done = ranges[0].end;
    ++pages;
  }
  CHECK(pages == 200);
}

TEST_CASE("every slab stands in exactly one column, in order, whatever the slabs are") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Slab> slabs;
    const std::size_t count = 1 + random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
      slabs.push_back(slab(5 + static_cast<double>(random() % 20), static_cast<double>(random() % 9),
                           static_cast<double>(random() % 9)));
      slabs.back().keep_with_previous = random() % 4 == 0;
      slabs.back().break_cost = static_cast<double>(random() % 5);
      if (random() % 3 == 0) slabs.back().repeat_above = repeated(static_cast<double>(random() % 40));
    }
    const std::size_t columns = 1 + random() % 4;
    const Length tall = Length::points(60 + static_cast<double>(random() % 200));
    std::size_t done = 0;
    while (done < count) {
      const auto ranges = typeset::deal_out(slabs, done, columns, tall);
      if (ranges.empty()) break;  // slabs kept together that are taller than a column
      for (const ColumnRange& range : ranges) {
        REQUIRE(range.begin == done);
        REQUIRE(range.end >= range.begin);
        REQUIRE(height(slabs, range) <= tall.pt() + 0.02);
        if (range.end < count && range.end > range.begin) REQUIRE_FALSE(slabs[range.end].keep_with_previous);
        done = range.end;
      }
    }
  }
}

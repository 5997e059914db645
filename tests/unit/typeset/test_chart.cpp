#include "layout/theme.hpp"
#include "typeset/chart/colours.hpp"
#include "typeset/chart/spread.hpp"
#include "typeset/sparkline.hpp"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::literals;
using typeset::chart::spread;
using typeset::chart::Wish;

namespace {

std::vector<double> begins(const std::vector<Wish>& wishes, double low, double high, double gap) {
  const auto placed = spread(wishes, Length::points(low), Length::points(high), Length::points(gap));
  std::vector<double> out;
  if (!placed) return out;
  for (const Length at : *placed) out.push_back(at.pt());
  return out;
}

Colour theme(std::string_view name) {
  for (const layout::ThemeColour& colour : layout::theme_colours()) {
    if (colour.name == name) return parse_colour(colour.value).value();
  }
  return black;
}

}  // namespace

TEST_CASE("labels that don't meet stay where they want to be") {
  CHECK(begins({{10_pt, 10_pt}, {40_pt, 10_pt}}, 0, 100, 2) == std::vector<double>{5, 35});
}

TEST_CASE("labels that meet move apart by as much to either side") {
  CHECK(begins({{50_pt, 10_pt}, {50_pt, 10_pt}}, 0, 100, 2) == std::vector<double>{39, 51});
}

TEST_CASE("labels stay inside their room") {
  CHECK(begins({{0_pt, 10_pt}, {1_pt, 10_pt}}, 0, 100, 0) == std::vector<double>{0, 10});
  CHECK(begins({{99_pt, 10_pt}, {100_pt, 10_pt}}, 0, 100, 0) == std::vector<double>{80, 90});
}

TEST_CASE("labels that don't fit say by how much") {
  const std::vector<Wish> wishes(4, Wish{50_pt, 30_pt});
  CHECK(begins(wishes, 0, 100, 2).empty());
  CHECK(typeset::chart::shortage(wishes, 100_pt, 2_pt).pt() == Approx(26));
}

TEST_CASE("no labels need no room") {
  const auto none = spread({}, 0_pt, 0_pt, 5_pt);
  REQUIRE(none);
  CHECK(none->empty());
}

TEST_CASE("random labels never meet, keep their order, and stay inside") {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> middles(-20, 220);
  std::uniform_real_distribution<double> lengths(1, 30);
  int placed_ones = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<Wish> wishes(1 + round % 9);
    for (Wish& wish : wishes) wish = {Length::points(middles(random)), Length::points(lengths(random))};
    std::sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) { return a.middle < b.middle; });
    const auto placed = spread(wishes, 0_pt, 200_pt, 3_pt);
    CHECK(placed.has_value() == (typeset::chart::shortage(wishes, 200_pt, 3_pt) <= 0.01_pt));
    if (!placed) continue;
    ++placed_ones;
    double free = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      CHECK((*placed)[i].pt() >= free - 1e-6);
      free = ((*placed)[i] + wishes[i].length).pt() + 3;
    }
    CHECK(free - 3 <= 200 + 0.011);
  }
  CHECK(placed_ones > 1000);
}

TEST_CASE("what is drawn has 3:1 to the paper, and neighbours to each other, in the theme and beyond") {
  for (const char* strong : {"#12335b", "#ffd400", "#ffffff", "#b3261e", "#7f7f7f"}) {
    for (const char* accent : {"#d9822b", "#000000", "#ffffee"}) {
      for (const char* paper : {"#ffffff", "#edf2fa", "#000000"}) {
        const Colour on = parse_colour(paper).value();
        const auto colours = typeset::chart::palette(
            {parse_colour(strong).value(), parse_colour(accent).value(), theme("tint"), theme("line")}, on);
        INFO(strong << " and " << accent << " on " << paper);
        CHECK(contrast_ratio(colours.strong, on) >= 3);
        CHECK(contrast_ratio(colours.weak, on) >= 3);
        CHECK(contrast_ratio(colours.accent, on) >= 3);
        CHECK(contrast_ratio(colours.strong, colours.weak) >= 3);
        CHECK(contrast_ratio(colours.track, on) >= 1.05);
        for (std::size_t i = 0; i < std::size(colours.series); ++i) {
          CHECK(contrast_ratio(colours.series[i], on) >= 3);
          if (i > 0) CHECK(contrast_ratio(colours.series[i], colours.series[i - 1]) >= 3);
        }
      }
    }
  }
}

TEST_CASE("the theme's own dark colour is drawn as it is") {
  const auto colours =
      typeset::chart::palette({theme("primary"), theme("accent"), theme("tint"), theme("line")}, white);
  CHECK(colours.strong == theme("primary"));
}

TEST_CASE("a sparkline stays in its area, and leaves gaps open") {
  const Rect area{{10_pt, 20_pt}, {60_pt, 12_pt}};
  std::vector<pages::Item> items;
  const auto ends = typeset::draw_sparkline(items, area, {3, 9, std::nullopt, 4, 12}, {});
  REQUIRE(items.size() == 2);
  std::size_t moves = 0;
  const auto& line = std::get<pages::Shape>(items.front());
  for (const pages::Segment& piece : line.path) {
    moves += piece.kind == pages::Segment::Kind::move ? 1 : 0;
    CHECK(piece.to.x >= area.left());
    CHECK(piece.to.x <= area.right());
    CHECK(piece.to.y >= area.top());
    CHECK(piece.to.y <= area.bottom());
  }
  CHECK(moves == 2);
  CHECK(line.path.size() == 4);
  REQUIRE(ends.first);
  REQUIRE(ends.last);
  CHECK(*ends.last < *ends.first);  // the larger one stands higher
}

TEST_CASE("a sparkline over nothing draws nothing; over one figure, a dot") {
  const Rect area{{}, {60_pt, 12_pt}};
  std::vector<pages::Item> items;
  typeset::draw_sparkline(items, area, {}, {});
  typeset::draw_sparkline(items, area, {std::nullopt, std::nullopt}, {});
  CHECK(items.empty());
  typeset::draw_sparkline(items, area, {7}, {});
  REQUIRE(items.size() == 1);
  const auto& dot = std::get<pages::Shape>(items.front());
  REQUIRE(dot.stroke);
  CHECK(dot.stroke->cap == pages::LineCap::round);
  CHECK(dot.path.size() == 2);
}

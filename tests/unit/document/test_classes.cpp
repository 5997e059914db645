#include "document/classes.hpp"
#include "document/map_colours.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;
using data::Decimal;
using document::Classed;
using document::Classes;
using document::classify;
using document::ClassRule;
using layout::ClassMethod;

namespace {

std::vector<Classed> figures(std::initializer_list<std::string_view> texts) {
  std::vector<Classed> out;
  for (const std::string_view text : texts) out.push_back({*Decimal::parse(text), std::string(text)});
  return out;
}

using Numbers = std::vector<int>;

}  // namespace

TEST_CASE("quantiles hold as many figures each") {
  const Classes classes = classify(figures({"9", "1", "8", "2", "7", "3"}), {ClassMethod::quantile, 3, {}});
  CHECK(classes.of == Numbers{2, 0, 2, 0, 1, 1});
  CHECK(classes.count == 3);
  CHECK(classes.below_zero == 0);
}

TEST_CASE("figures that tie are in one class") {
  // 1 1 1 1 | 2 3: the four ones go where their middle, 2 of 6, falls: the lowest of two.
  CHECK(classify(figures({"1", "1", "1", "1", "2", "3"}), {ClassMethod::quantile, 2, {}}).of ==
        Numbers{0, 0, 0, 0, 1, 1});
  // In three: the ones' middle is a third of the way, so the second class, which becomes the lowest that
  // isn't empty.
  const Classes three = classify(figures({"1", "1", "1", "1", "2", "3"}), {ClassMethod::quantile, 3, {}});
  CHECK(three.of == Numbers{0, 0, 0, 0, 1, 1});
  CHECK(three.count == 2);
  // All alike: one class, by any method.
  for (const auto method : {ClassMethod::quantile, ClassMethod::equal, ClassMethod::natural}) {
    const Classes one = classify(figures({"5", "5", "5"}), {method, 5, {}});
    CHECK(one.of == Numbers{0, 0, 0});
    CHECK(one.count == 1);
  }
}

TEST_CASE("figures that print alike are in one class") {
  // Exactly they are 1.96 and 2.04; both print "2.0".
  std::vector<Classed> close = {{*Decimal::parse("1"), "1.0"},
                                {*Decimal::parse("1.96"), "2.0"},
                                {*Decimal::parse("2.04"), "2.0"},
                                {*Decimal::parse("3"), "3.0"}};
  for (const auto method : {ClassMethod::quantile, ClassMethod::equal, ClassMethod::natural}) {
    const Classes classes = classify(close, {method, 2, {}});
    CHECK(classes.of[1] == classes.of[2]);
  }
  const ClassRule breaks{ClassMethod::breaks, 2, {{*Decimal::parse("2"), "2.0"}}};
  CHECK(classify(close, breaks).of == Numbers{0, 1, 1, 1});
}

TEST_CASE("equal steps part the range, and a figure on a border goes above it") {
  // 0 to 10 in five steps of 2: borders at 2, 4, 6, 8.
  const Classes classes =
      classify(figures({"0", "1.9", "2", "4", "5.9", "6", "8", "10"}), {ClassMethod::equal, 5, {}});
  CHECK(classes.of == Numbers{0, 0, 1, 2, 2, 3, 4, 4});
  // Exactly: a double has no 0.3, the third of ten steps from 0 to 1.
  const Classes tenths =
      classify(figures({"0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"}),
               {ClassMethod::equal, 10, {}});
  CHECK(tenths.of == Numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9});
  // Steps that nothing lies in are left out.
  CHECK(classify(figures({"0", "1", "10"}), {ClassMethod::equal, 5, {}}).of == Numbers{0, 0, 1});
}

TEST_CASE("natural breaks lie where figures are farthest apart") {
  // Jenks' textbook example: 4 5 9 10 in two classes parts as 4 5 | 9 10, sums of squares 0.5 + 0.5.
  CHECK(classify(figures({"4", "5", "9", "10"}), {ClassMethod::natural, 2, {}}).of == Numbers{0, 0, 1, 1});
  // 1 2 | 10 | 50 51 rather than 1 2 10 | 50 | 51: 0.5 + 0 + 0.5 against 48.7.
  CHECK(classify(figures({"1", "2", "10", "50", "51"}), {ClassMethod::natural, 3, {}}).of ==
        Numbers{0, 0, 1, 2, 2});
  // How often a figure comes counts: 0 x5, 3, 6 in two classes. 0 | 3 6: 4.5. 0 3 | 6: 7.5.
  CHECK(classify(figures({"0", "0", "0", "0", "0", "3", "6"}), {ClassMethod::natural, 2, {}}).of ==
        Numbers{0, 0, 0, 0, 0, 1, 1});
  // Fewer figures than classes: one each.
  CHECK(classify(figures({"1", "5"}), {ClassMethod::natural, 4, {}}).of == Numbers{0, 1});
}

TEST_CASE("with both signs classes part at zero, which counts above") {
  for (const auto method : {ClassMethod::quantile, ClassMethod::equal, ClassMethod::natural}) {
    const Classes classes = classify(figures({"-2", "-1", "0", "1", "2", "3", "4", "5"}), {method, 4, {}});
    CHECK(classes.below_zero == 1);  // 2 of 8 figures: a fourth of the classes
    CHECK(classes.of[0] == 0);
    CHECK(classes.of[1] == 0);
    CHECK(classes.of[2] == 1);
    CHECK(classes.count == 4);
  }
  // One figure below zero among many still has a class.
  CHECK(classify(figures({"-1", "1", "2", "3", "4", "5", "6", "7"}), {ClassMethod::quantile, 3, {}})
            .below_zero == 1);
  // Zero and figures below it have one sign.
  CHECK(classify(figures({"-1", "-2", "0"}), {ClassMethod::quantile, 3, {}}).below_zero == 0);
}

TEST_CASE("a figure on a break counts above it") {
  const ClassRule rule{ClassMethod::breaks, 0, figures({"-1", "0", "2"})};
  const Classes classes = classify(figures({"-1.1", "-1", "-0.1", "0", "1.9", "2", "9"}), rule);
  CHECK(classes.of == Numbers{0, 1, 1, 2, 2, 3, 3});
  CHECK(classes.count == 4);
  CHECK(classes.below_zero == 2);
  // Without a break at zero there is nothing to part at.
  CHECK(classify(figures({"-1", "1"}), {ClassMethod::breaks, 0, figures({"1"})}).below_zero == 0);
  // An empty class stays: the author asked for it.
  CHECK(classify(figures({"5"}), {ClassMethod::breaks, 0, figures({"1", "2"})}).count == 3);
}

TEST_CASE("no figures make no classes") {
  CHECK(classify({}, {ClassMethod::natural, 5, {}}).count == 0);
}

TEST_CASE("shades can be told apart without their hue") {
  layout::MapBlock looks;
  looks.light = *parse_colour("#edf2fa");
  looks.colour = *parse_colour("#12335b");
  looks.colour_negative = *parse_colour("#d9822b");
  for (int classes = 2; classes <= 7; ++classes) {
    const auto shades = document::map_colours(looks, classes, 0);
    REQUIRE(shades.size() == static_cast<std::size_t>(classes));
    CHECK(shades.back() == looks.colour);
    for (std::size_t i = 1; i < shades.size(); ++i)
      CHECK(document::lightness(shades[i - 1]) - document::lightness(shades[i]) > 8);
    // The lightest is seen on paper.
    CHECK(document::lightness(white) - document::lightness(shades.front()) > 10);
  }
  const auto diverging = document::map_colours(looks, 5, 2);
  CHECK(diverging.front() == looks.colour_negative);
  CHECK(diverging.back() == looks.colour);
  CHECK(document::lightness(diverging[0]) < document::lightness(diverging[1]));
  CHECK(document::lightness(diverging[2]) > document::lightness(diverging[3]));
  CHECK(document::lightness(white) == Approx(100));
  CHECK(document::lightness(black) == Approx(0).margin(1e-9));
  CHECK(document::lightness(*parse_colour("#777777")) == Approx(50).margin(0.2));
}

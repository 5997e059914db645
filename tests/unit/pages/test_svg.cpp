#include "pages/svg.hpp"

#include <algorithm>

#include "conformance/sheet_builder.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::literals;
using namespace factsheet::pages;
using Catch::Contains;
using Catch::StartsWith;

namespace {

std::string svg_of(const tests::SheetBuilder& sheet, std::string_view label = "A page") {
  return to_svg(sheet.pages.pages.front(), sheet.fonts, label);
}

}  // namespace

TEST_CASE("a page becomes one picture with its alternative text") {
  tests::SheetBuilder sheet;
  sheet.page();
  const std::string svg = svg_of(sheet, "Illinois \"<first>\"");
  CHECK_THAT(svg, StartsWith("<svg role=\"img\" aria-label=\"Illinois &quot;&lt;first&gt;&quot;\" "
                             "viewBox=\"0 0 612 792\""));
  CHECK_THAT(svg, Catch::EndsWith("</svg>"));
}

TEST_CASE("texts of a picture keep their place and width, and are never markup") {
  tests::SheetBuilder sheet;
  sheet.page();
  const double end = sheet.line(72, 100, "<script> & co", {sheet.face(700), 12});
  const std::string svg = svg_of(sheet);
  CHECK_THAT(svg, Contains("<text x=\"72\" y=\"100\" font-size=\"12\" fill=\"#000000\" font-weight=\"700\""));
  CHECK_THAT(svg, Contains(">&lt;script&gt; &amp; co</text>"));
  const std::size_t at = svg.find("textLength=\"");
  REQUIRE(at != std::string::npos);
  CHECK(std::stod(svg.substr(at + 12)) == Approx(end - 72).margin(0.06));
}

TEST_CASE("blanks at a text's ends don't count in its width, and hyphens are drawn as such") {
  tests::SheetBuilder sheet;
  sheet.page();
  sheet.line(72, 100, " word ", {sheet.face(400), 12});
  sheet.line(72, 120, "exploi\u00AD", {sheet.face(400), 12});
  const std::string svg = svg_of(sheet);
  CHECK_THAT(svg, Contains(">word</text>"));
  CHECK_THAT(svg, !Contains("x=\"72\" y=\"100\""));
  CHECK_THAT(svg, Contains(">exploi-</text>"));
}

TEST_CASE("boxes, shapes and pictures are drawn, tags are not") {
  tests::SheetBuilder sheet;
  sheet.page();
  sheet.begin(Role::figure);
  sheet.add(Box{{{10_pt, 20_pt}, {30_pt, 40.26_pt}}, {255, 0, 16}});
  Shape line;
  line.path = {{Segment::Kind::move, {1_pt, 2_pt}}, {Segment::Kind::line, {3_pt, 4_pt}}};
  line.stroke = Stroke{{0, 0, 255}, 0.5_pt, LineCap::round};
  line.stroke->dashes = {2_pt, 1_pt};
  sheet.add(line);
  sheet.add(Drawing{{100_pt, 100_pt}, std::make_shared<const std::vector<Shape>>(1, line)});
  sheet.add(Image{{{5_pt, 5_pt}, {6_pt, 7_pt}}, std::make_shared<const Raster>()});
  sheet.end();
  const std::string svg = svg_of(sheet);
  CHECK_THAT(svg, Contains("<rect x=\"10\" y=\"20\" width=\"30\" height=\"40.3\" fill=\"#ff0010\"/>"));
  CHECK_THAT(svg, Contains("<path d=\"M1 2L3 4\" fill=\"none\" stroke=\"#0000ff\" stroke-width=\"0.5\" "
                           "stroke-linecap=\"round\" stroke-dasharray=\"2 1\"/>"));
  CHECK_THAT(svg, Contains("M101 102L103 104"));
  CHECK_THAT(svg, Contains("<rect x=\"5\" y=\"5\" width=\"6\" height=\"7\" fill=\"#b8b8b8\"/>"));
  CHECK_THAT(svg, !Contains("Figure"));
}

TEST_CASE("of a long border only the points that are seen are drawn, but always its end") {
  tests::SheetBuilder sheet;
  sheet.page();
  Shape border;
  border.path.push_back({Segment::Kind::move, {0_pt, 0_pt}});
  for (int i = 1; i <= 100; ++i)
    border.path.push_back({Segment::Kind::line, {Length::points(i * 0.1), 0_pt}});
  sheet.add(border);
  const std::string svg = svg_of(sheet);
  CHECK(std::count(svg.begin(), svg.end(), 'L') <= 14);
  CHECK_THAT(svg, Contains("L10 0\""));
}

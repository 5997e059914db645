#include "conformance/sheet_builder.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::tests;
using pages::Role;

TEST_CASE("a dump shows tags, places and texts, rounded") {
  SheetBuilder sheet;
  sheet.pages.metadata = {"T\"x", "en-US", "", "", {"a", "b"}};
  sheet.page(612, 792.004);
  sheet.artifact(pages::ArtifactKind::footer);
  sheet.add(pages::Box{
      {{Length::points(1.005001), Length::points(-0.001)}, {Length::points(2), Length::points(3.5)}},
      Colour{1, 2, 255}});
  sheet.end_artifact();
  pages::TagBegin cell = SheetBuilder::cell(Role::header_cell, pages::Scope::both, 2, 3);
  cell.language = "es";
  sheet.begin(cell);
  LineStyle style{sheet.face(700, true), 9.5};
  style.stretch = 0.985;
  sheet.line(72, 100.126, "hi-\u00AD", style);
  sheet.page();
  sheet.end();
  sheet.begin(SheetBuilder::figure("Map", {{}, {Length::points(4), Length::points(5)}}));
  pages::Shape shape;
  using Kind = pages::Segment::Kind;
  const Point a{Length::points(1), Length::points(2)};
  shape.path = {
      {Kind::move, a, {}, {}}, {Kind::curve, a, a, a}, {Kind::line, a, {}, {}}, {Kind::close, {}, {}, {}}};
  shape.fill = white;
  shape.stroke = pages::Stroke{black, Length::points(0.5)};
  sheet.add(shape);
  shape.fill_rule = pages::FillRule::even_odd;
  shape.stroke = pages::Stroke{black,
                               Length::points(1),
                               pages::LineCap::round,
                               pages::LineJoin::bevel,
                               4,
                               {Length::points(3), Length::points(1.5)}};
  sheet.add(shape);
  const auto raster = std::make_shared<const pages::Raster>(
      pages::Raster{pages::Raster::Coding::plain, 2, 1, 1, "ab", std::string("\xFF\x80", 2)});
  sheet.add(pages::Image{{a, {Length::points(3), Length::points(4)}}, raster});
  sheet.add(pages::Drawing{a, std::make_shared<const std::vector<pages::Shape>>(1, shape)});
  sheet.add(pages::Link{{}, "https://x.org", "X"});
  sheet.end();

  CHECK(
      pages::dump(sheet.pages, sheet.fonts) ==
      "document title=\"T\\\"x\" language=en-US keywords=\"a\",\"b\"\n"
      "page 1 612x792\n"
      "artifact footer\n"
      "  box 1.01,0 2x3.5 #0102ff\n"
      "TH scope=both columns=2 rows=3 language=es\n"
      "  text 72,100.13 width=11.6 PublicSans-BoldItalic 9.5 #000000 stretch=0.985 \"hi-\\u00AD\"\n"
      "page 2 612x792\n"
      "Figure alt=\"Map\" bounds=0,0 4x5\n"
      "  shape fill=#ffffff stroke=#000000 0.5 M1,2 C1,2 1,2 1,2 L1,2 Z\n"
      "  shape fill=#ffffff even-odd stroke=#000000 1 cap=round join=bevel mitre=4 dashes=3,1.5 M1,2 C1,2 "
      "1,2 1,2 "
      "L1,2 Z\n"
      "  image 1,2 3x4 2x1 grey alpha\n"
      "  drawing 1,2\n"
      "    shape fill=#ffffff even-odd stroke=#000000 1 cap=round join=bevel mitre=4 dashes=3,1.5 M1,2 C1,2 "
      "1,2 1,2 "
      "L1,2 Z\n"
      "  link 0,0 0x0 \"https://x.org\" \"X\"\n");
}

TEST_CASE("roles have the names that PDF gives them") {
  CHECK(pages::pdf_name(Role::h1) == "H1");
  CHECK(pages::pdf_name(Role::list_body) == "LBody");
  CHECK(pages::pdf_name(Role::division) == "Div");
}

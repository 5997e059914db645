#include "layout/layout.hpp"
#include "layout/theme.hpp"

#include <set>

#include "support/sheet_fixture.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using test::SheetFixture;

namespace {

SheetFixture with(const std::string& more) {
  return SheetFixture(test::small_data, test::small_layout + more);
}

}  // namespace

TEST_CASE("a style takes what it doesn't say from the style it is based on") {
  const SheetFixture sheet = with(
      "[styles.body]\nsize = \"9pt\"\nleading = \"120%\"\n[styles.note]\nsize = \"20pt\"\n"
      "[styles.small]\nbased_on = \"note\"\nsize = \"5pt\"\ncolor = \"#112233\"\n");
  INFO(sheet.report());
  CHECK_FALSE(sheet.diagnostics.has_errors());
  CHECK(sheet.layout.style("body").leading.pt() == Approx(10.8));
  CHECK(sheet.layout.style("note").leading.pt() == Approx(24));
  CHECK(sheet.layout.style("small").leading.pt() == Approx(6));
  CHECK(to_string(sheet.layout.style("small").colour) == "#112233");
  CHECK(sheet.layout.style("note").colour == sheet.layout.style("body").colour);
}

TEST_CASE("a fixed leading holds whatever the size") {
  const SheetFixture sheet = with("[styles.body]\nleading = \"13pt\"\n[styles.note]\nsize = \"8pt\"\n");
  CHECK(sheet.layout.style("note").leading.pt() == Approx(13));
}

TEST_CASE("colours of the theme can be given anew, by name") {
  const SheetFixture sheet =
      with("[colors]\nprimary = \"#004488\"\nmine = \"#abc\"\n[styles.body]\ncolor = \"mine\"\n");
  CHECK(to_string(sheet.layout.style("heading_2").colour) == "#004488");
  CHECK(to_string(sheet.layout.style("body").colour) == "#aabbcc");
}

TEST_CASE("styles that are based on each other are reported, once, and don't hang") {
  const SheetFixture sheet = with("[styles.a]\nbased_on = \"b\"\n[styles.b]\nbased_on = \"a\"\n");
  REQUIRE(sheet.diagnostics.errors() == 1);
  CHECK(sheet.diagnostics.all().front().code == Code::style_cycle);
}

TEST_CASE("the theme is sound: all of its styles resolve, and every style that a block asks for is there") {
  const SheetFixture sheet = with("");
  INFO(sheet.report());
  CHECK_FALSE(sheet.diagnostics.has_errors());
  for (const char* name : {"body", "heading_1", "heading_6", "kicker", "callout", "caption", "table",
                           "table_head", "table_total", "rule", "link", "header", "footer"}) {
    CHECK(sheet.layout.styles.count(name) == 1);
  }
  std::set<std::string> pairs;
  for (const layout::ThemeProperty& property : layout::theme_styles()) {
    CHECK(pairs.insert(std::string(property.style) + "." + std::string(property.key)).second);
  }
}

TEST_CASE("the schema is sound: no key twice in a section, every row explained, fallbacks readable") {
  std::set<std::string> keys;
  for (const data::SchemaRow& row : layout::layout_schema()) {
    INFO(row.section << "." << row.key);
    CHECK(keys.insert(std::string(row.section) + "." + std::string(row.key)).second);
    CHECK(row.help.ends_with('.'));
    if (row.type == data::KeyType::choice) CHECK_FALSE(row.choices.empty());
    if (row.type == data::KeyType::length && !row.fallback.empty()) CHECK(data::parse_length(row.fallback));
  }
}

TEST_CASE("margins that leave no room are reported") {
  CHECK(with("[page]\nmargin = \"5in\"\n").found(Code::bad_value));
  CHECK(with("[page]\nmargin_left = \"-1in\"\n").found(Code::bad_value));
  CHECK(with("[page]\ncolumns = 4\ngutter = \"2in\"\n").found(Code::bad_value));
  CHECK(with("[page]\ncolumns = 9\n").found(Code::bad_value));
}

TEST_CASE("a misspelt block type brings one report, not one for each of its keys") {
  const SheetFixture sheet = with("[[block]]\ntype = \"tabel\"\nrows = \"x\"\ncolumns = []\n");
  REQUIRE(sheet.diagnostics.errors() == 1);
  CHECK(sheet.diagnostics.all().front().code == Code::unknown_block);
  CHECK(sheet.diagnostics.all().front().hints.at(0) == "did you mean \"table\"?");
}

TEST_CASE("values out of range are reported, each by its key") {
  for (const char* line :
       {"size = \"2pt\"", "size = \"900pt\"", "weight = 450", "weight = 1000", "leading = \"20%\"",
        "leading = \"tall\"", "expansion = \"5%\"", "space_before = \"-3pt\"", "padding_x = \"-1pt\""}) {
    INFO(line);
    const SheetFixture sheet = with(std::string("[styles.body]\n") + line + "\n");
    REQUIRE(sheet.diagnostics.errors() == 1);
    CHECK(sheet.diagnostics.all().front().code == Code::bad_value);
  }
}

TEST_CASE("column widths are lengths, shares or auto") {
  const auto table = [](const std::string& width) {
    return with(
        "[[block]]\ntype = \"table\"\nrows = \"r\"\ncolumns = [{ head = \"H\", text = \"x\", width = \"" +
        width + "\" }]\n");
  };
  const auto width_of = [](const SheetFixture& sheet) {
    return std::get<layout::TableBlock>(sheet.layout.blocks.back().content).columns.at(0).width;
  };
  CHECK(width_of(table("1.5fr")).share == Approx(1.5));
  CHECK(width_of(table("60pt")).length.pt() == Approx(60));
  CHECK(width_of(table("auto")).kind == layout::ColumnWidth::Kind::automatic);
  for (const char* bad : {"0fr", "-1fr", "fr", "wide", "0pt", "-3pt"}) {
    INFO(bad);
    CHECK(table(bad).found(Code::bad_value));
  }
}

TEST_CASE("20,000 styles in a row are reported, and don't overflow the stack") {
  std::string styles;
  for (int i = 1; i < 20000; ++i) {
    styles += "[styles.s" + std::to_string(i) + "]\nbased_on = \"s" + std::to_string(i + 1) + "\"\n";
  }
  CHECK(with(styles + "[styles.s20000]\n").found(Code::style_cycle));
}

TEST_CASE("numbers that don't fit an int are out of range, not wrapped into it") {
  CHECK(with("[page]\ncolumns = 4294967297\n").found(Code::bad_value));
  CHECK(with("[[font]]\nfile = \"f.ttf\"\nfamily = \"F\"\nweight = 4294967696\n").found(Code::bad_value));
}

TEST_CASE("the body is based on nothing, and no colour is empty") {
  CHECK(with("[styles.body]\nbased_on = \"lead\"\n").found(Code::bad_value));
  CHECK(with("[styles.body]\nbackground = \"\"\n").found(Code::unknown_colour));
}

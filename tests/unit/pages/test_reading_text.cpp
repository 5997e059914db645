#include "pages/reading_text.hpp"

#include "conformance/sheet_builder.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::tests;
using pages::LineTie;
using pages::Role;

namespace {

/// What lines set below each other read as.
std::string read(const std::vector<std::string>& lines) {
  SheetBuilder sheet;
  sheet.page();
  double y = 100;
  for (const std::string& line : lines) sheet.line(72, y += 12, line, {sheet.face(400)});
  pages::ReadingText reading;
  for (const pages::Item& item : sheet.pages.pages[0].items) reading.add(std::get<pages::Text>(item));
  return reading.take();
}

}  // namespace

TEST_CASE("words that a line's end parts are whole again") {
  CHECK(read({"exploi\u00AD", "tation"}) == "exploitation");
  CHECK(read({"trauma-\u00AD", "informed"}) == "trauma-informed");
  CHECK(read({"survivors/\u00AD", "families"}) == "survivors/families");
}

TEST_CASE("words on two lines stay apart, with a blank at the line's end or without") {
  CHECK(read({"two ", "words"}) == "two words");
  CHECK(read({"two", "words"}) == "two words");
  CHECK(read({"ends in a dash -", "then"}) == "ends in a dash - then");
}

TEST_CASE("pieces of one line are joined as they stand") {
  SheetBuilder sheet;
  sheet.page();
  const LineStyle regular{sheet.face(400)};
  const double end = sheet.line(72, 100, "bold", {sheet.face(700)});
  const double next = sheet.line(end, 100, "ly said", regular);
  sheet.line(next + 20, 100, "far", regular);
  pages::ReadingText reading;
  for (const pages::Item& item : sheet.pages.pages[0].items) reading.add(std::get<pages::Text>(item));
  CHECK(reading.take() == "boldly said far");
  CHECK(reading.take().empty());
}

TEST_CASE("a tie is told by what the last glyph stands for") {
  SheetBuilder sheet;
  sheet.page();
  for (const auto& [line, tie] : {std::pair{"a", LineTie::none}, std::pair{"a\u00AD", LineTie::inserted},
                                  std::pair{"a-\u00AD", LineTie::own}, std::pair{"a-", LineTie::none}}) {
    sheet.line(72, 100, line, {sheet.face(400)});
    CHECK(pages::line_tie(std::get<pages::Text>(sheet.pages.pages[0].items.back())) == tie);
  }
  CHECK(pages::line_tie(pages::Text{}) == LineTie::none);
}

TEST_CASE("plain text is a line a block, without artifacts") {
  CHECK(pages::plain_text(sample_sheet().pages) ==
        "Illinois\n"
        "Trauma-informed help, AVATAR To.\n"
        "A long line of words that is set to the full measure and ends in the word exploitation, and one "
        "more that is "
        "set a little narrower, so that it ends in trauma-informed care for the children, their families and "
        "the "
        "survivors/families themselves. This is bold and ends the page, but the paragraph goes on.\n"
        "A table, a list and a figure\n"
        "Missing children by kind\n"
        "Category\tCases and share\n"
        "Social services\t805\t82 %\n"
        "Other\t133\t14 %\n"
        "Total\t938\n"
        "\u2022 first of the items\n"
        "\u2022 second one, with an efficient affix\n"
        "[A triangle and a disc]\n"
        "More is told at example.org/caf\u00E9.\n");
}

TEST_CASE("paragraphs in items and cells stay on their line") {
  SheetBuilder sheet;
  sheet.page();
  const LineStyle style{sheet.face(400)};
  sheet.begin(Role::list);
  sheet.begin(Role::list_item);
  sheet.block(Role::label, 72, 100, "1.", style);
  sheet.begin(Role::list_body);
  sheet.block(Role::paragraph, 90, 100, "One", style);
  sheet.block(Role::paragraph, 90, 112, "and more", style);
  sheet.end();
  sheet.end();
  sheet.end();
  sheet.block(Role::paragraph, 72, 130, "After", style);
  CHECK(pages::plain_text(sheet.pages) == "1. One and more\nAfter\n");
}

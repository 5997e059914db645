#include <array>
#include <stdexcept>

#include "reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::data;

namespace {

constexpr auto schema = std::to_array<SchemaRow>({
    {"page", "size", KeyType::length, "12pt", "How large."},
    {"page", "shade", KeyType::colour, "", "A colour."},
    {"page", "count", KeyType::integer, "3", "How many."},
    {"page", "ratio", KeyType::number, "", "A ratio."},
    {"page", "share", KeyType::percent, "2%", "A share."},
    {"page", "on", KeyType::boolean, "true", "On | off."},
    {"page", "day", KeyType::date, "", "A day."},
    {"page", "align", KeyType::choice, "\"left\"", "Which side.", "left|right|centre"},
    {"page", "list", KeyType::names, "", "Names."},
    {"page", "title", KeyType::text, "", "A title.", {}, true},
    {"page", "inner", KeyType::table, "", "A table."},
    {"page", "rows", KeyType::list, "", "Tables."},
    {"style", "*", KeyType::table, "", "Any style."},
    {"block", "columns", KeyType::list, "", "Columns."},
});

struct Page : Reading {
  explicit Page(std::string text) : Reading(std::move(text)) { REQUIRE(root); }
  TableReader reader() { return {*root, "[page]", {"page"}, schema, found}; }
};

}  // namespace

TEST_CASE("typed values and fallbacks") {
  Page page(
      "size='0.5in'\nshade='#abc'\ncount=4\nratio=1.25\nshare='1.5%'\non=false\nday=2024-05-01\nalign='right'"
      "\n"
      "list=['a','b']\ntitle='T'\ninner={a=1}\nrows=[{a=1}]\n");
  TableReader reader = page.reader();
  reader.check_keys();
  CHECK(reader.length("size") == Length::inches(0.5));
  CHECK(reader.literal_colour("shade") == Colour{0xaa, 0xbb, 0xcc});
  CHECK(reader.integer("count") == 4);
  CHECK(reader.number("ratio") == 1.25);
  CHECK(reader.percent("share") == 0.015);
  CHECK(reader.boolean("on") == false);
  CHECK(reader.date("day") == Date{2024, 5, 1});
  CHECK(reader.choice("align") == "right");
  CHECK(reader.names("list").size() == 2);
  CHECK(reader.text("title") == "T");
  CHECK(reader.table("inner") != nullptr);
  CHECK(reader.list("rows")->items.size() == 1);
  CHECK(page.findings().empty());

  Page bare("title='T'\n");
  TableReader fallback = bare.reader();
  CHECK(fallback.length("size") == Length::points(12));
  CHECK(fallback.integer("count") == 3);
  CHECK(fallback.percent("share") == 0.02);
  CHECK(fallback.boolean("on") == true);
  CHECK(fallback.choice("align") == "left");
  CHECK_FALSE(fallback.number("ratio"));
  CHECK_FALSE(fallback.date("day"));
  CHECK_FALSE(fallback.literal_colour("shade"));
  CHECK(fallback.names("list").empty());
  CHECK(fallback.table("inner") == nullptr);
  CHECK(fallback.list("rows") == nullptr);
  CHECK(fallback.span("size") == bare.root->span);
  CHECK(bare.findings().empty());
}

TEST_CASE("values of another type come with the mend") {
  Page page(
      "size=12\nshade=5\ncount='4'\nratio='26,696'\nshare=2\non='true'\nday='2024-05-01'\nalign=1\nlist='a'"
      "\ntitle=7\n"
      "inner=1\nrows={a=1}\n");
  TableReader reader = page.reader();
  reader.length("size");
  reader.literal_colour("shade");
  reader.integer("count");
  reader.number("ratio");
  reader.percent("share");
  reader.boolean("on");
  reader.date("day");
  reader.choice("align");
  reader.names("list");
  reader.text("title");
  reader.table("inner");
  reader.list("rows");
  CHECK(
      page.findings() ==
      "wrong-type 1:6 \"size\" of [page] takes a length such as \"12pt\", not a number / write \"12pt\"\n"
      "wrong-type 2:7 \"shade\" of [page] takes a colour such as \"#12335b\" or a name from [colors], not a "
      "number / "
      "write a text such as \"#12335b\"\n"
      "wrong-type 3:7 \"count\" of [page] takes a whole number, not a text / write 4, without quotes\n"
      "wrong-type 4:7 \"ratio\" of [page] takes a number, not a text / write 26_696\n"
      "wrong-type 5:7 \"share\" of [page] takes a percentage such as \"1.5%\", not a number / write \"2%\"\n"
      "wrong-type 6:4 \"on\" of [page] takes true or false, not a text / write true, without quotes\n"
      "wrong-type 7:5 \"day\" of [page] takes a date such as 2024-05-31, not a text / write 2024-05-01, "
      "without quotes\n"
      "wrong-type 8:7 \"align\" of [page] takes one of a few words, not a number / write \"left\", \"right\" "
      "or "
      "\"centre\"\n"
      "wrong-type 9:6 \"list\" of [page] takes a list of texts, not a text / write [\"a\"]\n"
      "wrong-type 10:7 \"title\" of [page] takes a text, not a number / write \"7\"\n"
      "wrong-type 11:7 \"inner\" of [page] takes a table, not a number / write { … }, or head it with […]\n"
      "wrong-type 12:6 \"rows\" of [page] takes a list of tables, not a table / put it in a list: [ { … } ], "
      "or head it "
      "with [[…]]\n");
}

TEST_CASE("values of the right type that make no sense") {
  Page page("size='12'\nshade='#12'\ncount=1.5\nshare='2'\nalign='lef'\nlist=['a',5]\n");
  TableReader reader = page.reader();
  CHECK_FALSE(reader.length("size"));
  CHECK_FALSE(reader.literal_colour("shade"));
  CHECK_FALSE(reader.integer("count"));
  CHECK_FALSE(reader.percent("share"));
  CHECK_FALSE(reader.choice("align"));
  CHECK(reader.names("list").size() == 1);
  CHECK(
      page.findings() ==
      "bad-value 1:6 \"12\" is not a length / write \"12pt\"\n"
      "bad-value 2:7 \"#12\" is not a colour / write # and six digits from 0-9 and a-f, such as \"#12335b\"\n"
      "bad-value 3:7 \"count\" of [page] takes a whole number\n"
      "bad-value 4:7 \"2\" is not a percentage / write a number and %, such as \"1.5%\"\n"
      "bad-value 5:7 \"align\" of [page] can't be \"lef\" / did you mean \"left\"? / write \"left\", "
      "\"right\" or "
      "\"centre\"\n"
      "wrong-type 6:11 \"list\" of [page] takes texts, not a number / write \"5\"\n");
}

TEST_CASE("unknown and missing keys") {
  Page page("sise='1pt'\ncolumns=[]\n");
  page.reader().check_keys();
  CHECK(page.findings() ==
        "missing-key 1:1 [page] has no \"title\" / add title = …, a text\n"
        "unknown-key 1:1 [page] knows no key \"sise\" / did you mean \"size\"?\n"
        "unknown-key 2:1 [page] knows no key \"columns\" / \"columns\" is a key of [block]\n");
}

TEST_CASE("a star takes any key, and a key without a row is a fault of the program") {
  Page page("anything={}\n");
  TableReader styles(*page.root, "[styles]", {"style"}, schema, page.found);
  styles.check_keys();
  CHECK(styles.table("anything") != nullptr);
  CHECK(page.findings().empty());
  CHECK_THROWS_AS(page.reader().text("nowhere"), std::logic_error);
  CHECK_THROWS_AS(page.reader().length("nowhere"), std::logic_error);
}

TEST_CASE("lengths") {
  CHECK(parse_length("12pt") == Length::points(12));
  CHECK(parse_length("0.75in") == Length::points(54));
  CHECK(parse_length("2pc") == Length::points(24));
  CHECK(parse_length("25.4 mm")->pt() == Approx(72));
  CHECK(parse_length("2.54cm")->pt() == Approx(72));
  CHECK(parse_length("-3pt") == Length::points(-3));
  CHECK(parse_length("0") == Length());
  for (const char* text : {"", "12", "pt", "12px", "1e3pt", "1,5pt", "12 pt pt", "inf pt"})
    CHECK_FALSE(parse_length(text));
}

TEST_CASE("the reference is a table for each section") {
  const std::string text = reference(schema);
  CHECK(text.find("### `[page]`\n\n| key | takes | default | meaning |\n|---|---|---|---|\n"
                  "| `size` | a length such as \"12pt\" | `\"12pt\"` | How large. |\n") == 0);
  CHECK(text.find("| `on` | true or false | `true` | On \\| off. |\n") != std::string::npos);
  CHECK(text.find("| `align` | \"left\", \"right\" or \"centre\" | `\"left\"` | Which side. |\n") !=
        std::string::npos);
  CHECK(text.find("| `title` | a text | (required) | A title. |\n") != std::string::npos);
  CHECK(text.find("\n### `[style]`\n") != std::string::npos);
  CHECK(text.find("| any name | a table |  | Any style. |\n") != std::string::npos);
  for (const SchemaRow& row : data_schema()) CHECK_FALSE(row.help.empty());
}

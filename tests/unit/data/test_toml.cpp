#include "reading.hpp"
#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace factsheet;
using namespace factsheet::data;

namespace {

// A tree on one line: keys in their order.
std::string outline(const Node& node) {
  if (const auto* table = node.table()) {
    std::string out = "{";
    for (const Entry& entry : table->entries) {
      out += fmt::format("{}{}={}", out.size() > 1 ? " " : "", entry.key, outline(entry.node));
    }
    return out + "}";
  }
  if (const auto* array = node.array()) {
    std::string out = "[";
    for (const Node& item : array->items)
      out += fmt::format("{}{}", out.size() > 1 ? " " : "", outline(item));
    return out + "]";
  }
  if (const auto* number = node.number()) return number->to_string();
  if (const auto* text = node.text()) return fmt::format("'{}'", *text);
  if (const auto* flag = node.boolean()) return *flag ? "true" : "false";
  const Date& date = *node.date();
  return fmt::format("{}/{}/{}", date.year, date.month, date.day);
}

}  // namespace

TEST_CASE("values of every type, keys in the author's order") {
  const Reading reading(
      "zebra = 1\napple.z = 'x'\napple.a = true\n[m.z]\nk = 2024-02-29\n[m.a]\nl = [3, 2.50]\n[[r]]\nb = {z "
      "= 1, a = 2}\n"
      "[[r]]\nc = -0.0\n[m]\nq = 0\n");
  REQUIRE(reading.root);
  CHECK(outline(*reading.root) ==
        "{zebra=1 apple={z='x' a=true} m={z={k=2024/2/29} a={l=[3 2.50]} q=0} r=[{b={z=1 a=2}} {c=0.0}]}");
}

TEST_CASE("inline tables may span lines and end in a comma") {
  const Reading reading("rows = [\n  { kind = 'a', # why\n    n = 1,\n  },\n]\n");
  REQUIRE(reading.root);
  CHECK(outline(*reading.root) == "{rows=[{kind='a' n=1}]}");
}

TEST_CASE("numbers are the digits of the file") {
  const Reading reading(
      "a = 36.20\nb = 1_234_567.100\nc = +5\nd = -0.000000000000000001\ne = 999_999_999_999_999_999\nf = "
      "0.1\n");
  REQUIRE(reading.root);
  CHECK(outline(*reading.root) ==
        "{a=36.20 b=1234567.100 c=5 d=-0.000000000000000001 e=999999999999999999 f=0.1}");
}

TEST_CASE("places of keys and values, columns in code points") {
  const Reading reading("\"ü.ü\" = 'é' # x\n[a.\"b c\"]\nlänge.x = [1, \"two\"]\n");
  REQUIRE(reading.root);
  const Table& root = *reading.root->table();
  CHECK(reading.at(root.entries[0].key_span) == "\"ü.ü\"");
  CHECK(reading.at(root.entries[0].node.span) == "'é'");
  CHECK(root.entries[0].node.span.column == 9);
  const Entry& inner = root.entries[1].node.table()->entries[0];
  CHECK(reading.at(inner.key_span) == "\"b c\"");
  CHECK(reading.at(inner.node.span) == "[a.\"b c\"]");
  const Entry& x = inner.node.table()->entries[0].node.table()->entries[0];
  CHECK(reading.at(x.key_span) == "x");
  CHECK(reading.at(x.node.span) == "[1, \"two\"]");
  CHECK(reading.at(x.node.array()->items[1].span) == "\"two\"");
}

TEST_CASE("a byte order mark and Windows line ends are taken as they come") {
  const Reading reading(
      "\xEF\xBB\xBF"
      "a = 1\r\nb = \"\"\"x\r\ny\"\"\"\r\n[c]\r\nd = 2\r\n");
  REQUIRE(reading.root);
  CHECK(outline(*reading.root) == "{a=1 b='x\ny' c={d=2}}");
  CHECK(reading.root->table()->entries[0].key_span.column == 1);
  const Reading wrong(
      "\xEF\xBB\xBF"
      "a = 5%\r\nb = 1,000\r\n");
  REQUIRE(wrong.found.errors() == 2);
  CHECK(wrong.at(wrong.found.all()[0].span) == "5%");
  CHECK(wrong.at(wrong.found.all()[1].span) == "1,000");
}

TEST_CASE("an empty file is an empty table") {
  REQUIRE(Reading("").root);
  CHECK(outline(*Reading("").root) == "{}");
  CHECK(outline(*Reading("# nothing\n").root) == "{}");
}

TEST_CASE("what a value is called") {
  const Reading reading("a=''\nb=1\nc=true\nd=2024-01-01\ne=[]\nf={}\n");
  REQUIRE(reading.root);
  std::string names;
  for (const Entry& entry : reading.root->table()->entries)
    names += fmt::format("{}; ", entry.node.type_name());
  CHECK(names == "a text; a number; true or false; a date; a list; a table; ");
  CHECK(reading.root->table()->find("c") != nullptr);
  CHECK(reading.root->table()->find("g") == nullptr);
}

TEST_CASE("a place in a text is found through its literal") {
  struct Case {
    const char* literal;
    const char* part;     // of the value
    const char* located;  // in the file
  };
  const Case cases[] = {
      {"\"one {two} three\"", "{two}", "{two}"},
      {"'C:\\{two}'", "{two}", "{two}"},
      {"\"tab\\t{two}\"", "{two}", "{two}"},
      {"\"\\u00e9\\U0001F600\\x41 {two}\"", "{two}", "{two}"},
      {"\"a\\u00e9b\"", "é", "\\u00e9"},
      {"\"a\\u00e9b\"", "aéb", "a\\u00e9b"},
      {"\"\"\"\nfirst\n{two} \\\n   end\"\"\"", "{two}", "{two}"},
      {"\"\"\"\nfirst \\\n\n   \t second {two}\"\"\"", "second", "second"},
      {"\"\"\"\r\nfirst\r\n{two}\"\"\"", "{two}", "{two}"},
      {"'''\n'quoted' \\n {two}'''", "{two}", "{two}"},
      {"\"\"\"\"{two}\"\"\"\"\"", "\"{two}\"\"", "\"{two}\"\""},
      {"\"é {two}\"", "{two}", "{two}"},
  };
  for (const Case& c : cases) {
    const Reading reading(fmt::format("# first line\nkey = {}\nlast = 1\n", c.literal));
    CAPTURE(c.literal, reading.findings());
    REQUIRE(reading.root);
    const Node& node = reading.root->table()->entries[0].node;
    const std::size_t offset = node.text()->find(c.part);
    REQUIRE(offset != std::string::npos);
    CHECK(reading.at(locate(reading.sources, node.span, offset, std::string_view(c.part).size())) ==
          c.located);
  }
}

TEST_CASE("an empty stretch of a text has a place too") {
  const Reading reading("a = \"xyz\"\nb = \"\"\nc = 5\nd = \"\"\"\n\"\"\"\n");
  REQUIRE(reading.root);
  const Table& table = *reading.root->table();
  const Span middle = locate(reading.sources, table.entries[0].node.span, 1, 0);
  CHECK((middle.line == 1 && middle.column == 7 && middle.end_column == 7));
  const Span end = locate(reading.sources, table.entries[0].node.span, 3, 0);
  CHECK(end.column == 9);
  CHECK(locate(reading.sources, table.entries[1].node.span, 0, 0).column == 6);
  CHECK(locate(reading.sources, table.entries[2].node.span, 0, 1) == table.entries[2].node.span);
  const Span lines = locate(reading.sources, table.entries[3].node.span, 0, 0);
  CHECK(lines.source == reading.id);
  CHECK(locate(reading.sources, Span{}, 0, 1) == Span{});
}

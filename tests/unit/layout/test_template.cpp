#include "data/toml.hpp"
#include "layout/template.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

struct Parsed {
  SourceMap sources;
  Diagnostics diagnostics;
  data::Node root;
  layout::Template result;

  explicit Parsed(const std::string& toml) {
    const SourceId id = sources.add("layout.toml", toml);
    root = data::read_toml(id, sources, diagnostics).value();
    result = layout::parse_template(root.table()->entries.front().node, sources, diagnostics);
  }
  const layout::Placeholder& placeholder(std::size_t i) const {
    return std::get<layout::Placeholder>(result.segments.at(i));
  }
  const layout::Literal& literal(std::size_t i) const {
    return std::get<layout::Literal>(result.segments.at(i));
  }
};

}  // namespace

TEST_CASE("a placeholder knows its path, its formats and its place") {
  const Parsed parsed("t = \"in {a.b|round:0.1 million|plural:case,cases} now\"");
  REQUIRE(parsed.result.segments.size() == 3);
  const layout::Placeholder& p = parsed.placeholder(1);
  CHECK(p.path == "a.b");
  REQUIRE(p.formats.size() == 2);
  CHECK(p.formats[0].name == "round");
  CHECK(p.formats[0].argument == "0.1 million");
  CHECK(p.formats[1].argument == "case,cases");
  CHECK(p.span.line == 1);
  CHECK(p.span.column == 9);
  CHECK(parsed.literal(2).text == " now");
}

TEST_CASE("literals never span a line, so that columns can be counted") {
  const Parsed parsed("t = \"\"\"\nfirst\nsecond {x} third\"\"\"");
  REQUIRE(parsed.result.segments.size() == 5);
  CHECK(parsed.literal(0).text == "first");
  CHECK(parsed.literal(2).text == "second ");
  CHECK(parsed.literal(2).span.line == 3);
  CHECK(parsed.literal(2).span.column == 1);
  CHECK(parsed.placeholder(3).span.line == 3);
  CHECK(parsed.placeholder(3).span.column == 8);
}

TEST_CASE("nor do they go on behind a line-ending backslash or an escape") {
  const Parsed parsed("t = \"\"\"\nfirst \\\n  second\\tthird\"\"\"");
  REQUIRE(parsed.result.segments.size() == 4);
  CHECK(parsed.literal(0).text == "first ");
  CHECK(parsed.literal(1).text == "second");
  CHECK(parsed.literal(1).span.line == 3);
  CHECK(parsed.literal(1).span.column == 3);
  CHECK(parsed.literal(3).text == "third");
  CHECK(parsed.literal(3).span.column == 11);
}

TEST_CASE("doubled braces are braces") {
  const Parsed parsed("t = \"a {{b}} c\"");
  std::string text;
  for (const auto& segment : parsed.result.segments) text += std::get<layout::Literal>(segment).text;
  CHECK(text == "a {b} c");
  CHECK_FALSE(parsed.diagnostics.has_errors());
}

TEST_CASE("braces that make no placeholder are reported where they stand") {
  const auto column = [](const std::string& text) {
    const Parsed parsed(text);
    REQUIRE(parsed.diagnostics.errors() == 1);
    CHECK(parsed.diagnostics.all().front().code == Code::bad_template);
    return parsed.diagnostics.all().front().span.column;
  };
  CHECK(column("t = \"abc {x\"") == 10);
  CHECK(column("t = \"ab } c\"") == 9);
  CHECK(column("t = \"ab {} c\"") == 9);
  CHECK(column("t = \"ab {a b} c\"") == 9);
  CHECK(column("t = \"ab {a + b} c\"") == 9);
  CHECK(column("t = \"ab {a|} c\"") == 9);
}

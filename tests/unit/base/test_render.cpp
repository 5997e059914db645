#include "base/diagnostics.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

Diagnostic finding(Span span, std::string message) {
  return Diagnostic{Severity::error, Code::bad_value, span, std::move(message), {}, {}};
}

}  // namespace

TEST_CASE("a finding shows its line, a caret for each character, and hints") {
  SourceMap sources;
  const SourceId id = sources.add("data/x.toml", std::string(13, '\n') + "cybertipline = 26,696 # ok\n");
  Diagnostic d{
      Severity::error, Code::thousands_comma, {id, 14, 16, 14, 22}, "26,696 is not a number in TOML", {}, {}};
  d.hint("write 26_696: TOML has no thousands commas");
  CHECK(render(d, sources) ==
        "error[thousands-comma]: 26,696 is not a number in TOML\n"
        "  --> data/x.toml:14:16\n"
        "   |\n"
        "14 | cybertipline = 26,696 # ok\n"
        "   |                ^^^^^^\n"
        "   = write 26_696: TOML has no thousands commas\n");
}

TEST_CASE("labels show their own lines, and all lines share one gutter") {
  SourceMap sources;
  const SourceId id = sources.add("x", "a = 1\n" + std::string(8, '\n') + "a = 2\n");
  Diagnostic d{Severity::warning, Code::repeated_key, {id, 10, 1, 10, 2}, "\"a\" is given twice", {}, {}};
  d.label({id, 1, 1, 1, 2}, "first given here").hint("leave one out");
  CHECK(render(d, sources) ==
        "warning[repeated-key]: \"a\" is given twice\n"
        "  --> x:10:1\n"
        "   |\n"
        "10 | a = 2\n"
        "   | ^\n"
        "  ::: x:1:1: first given here\n"
        "   |\n"
        " 1 | a = 1\n"
        "   | ^\n"
        "   = leave one out\n");
}

TEST_CASE("what has no place is shown without one") {
  SourceMap sources;
  CHECK(render(finding({}, "nothing to build"), sources) == "error[bad-value]: nothing to build\n");
  const SourceId id = sources.add("f.toml", "x\n");
  CHECK(render(finding({id}, "unreadable"), sources) == "error[bad-value]: unreadable\n --> f.toml\n");
}

TEST_CASE("carets stand under code points, whatever the line holds") {
  SourceMap sources;
  const SourceId id = sources.add("x", "\tä\x01\x7F“z”\u202E\xFF!\n");
  CHECK(render(finding({id, 1, 6, 1, 7}, "tab\there\n\x1b[31m"), sources) ==
        "error[bad-value]: tab here␊␛[31m\n"
        " --> x:1:6\n"
        "  |\n"
        "1 |  ä␁␡“z”\uFFFD\uFFFD!\n"
        "  |      ^\n");
}

TEST_CASE("a span of several lines underlines the first, an empty one gets a caret") {
  SourceMap sources;
  const SourceId id = sources.add("x", "ab cd\nef\n");
  CHECK(render(finding({id, 1, 4, 2, 3}, "m"), sources) ==
        "error[bad-value]: m\n --> x:1:4\n  |\n1 | ab cd\n  |    ^^\n");
  CHECK(render(finding({id, 2, 3, 2, 3}, "m"), sources) ==
        "error[bad-value]: m\n --> x:2:3\n  |\n2 | ef\n  |   ^\n");
  CHECK(render(finding({id, 3, 1, 3, 1}, "m"), sources) ==
        "error[bad-value]: m\n --> x:3:1\n  |\n3 |\n  | ^\n");
  // Places outside the text don't hurt.
  CHECK(render(finding({id, 9, 99, 9, 5}, "m"), sources) ==
        "error[bad-value]: m\n --> x:9:99\n  |\n9 |\n  | ^\n");
}

TEST_CASE("a long line is cut around its caret") {
  SourceMap sources;
  std::string text;
  for (int i = 0; i < 100; ++i) text += "word" + std::to_string(i % 10) + " ";
  const SourceId id = sources.add("x", text + "\n");
  for (const std::uint32_t column : {1u, 60u, 101u, 300u, 599u, 600u}) {
    const std::string shown = render(finding({id, 1, column, 1, column + 1}, "m"), sources);
    const std::size_t line = shown.find("1 | ") + 4;
    const std::size_t carets = shown.find("  | ", line) + 4;
    const std::string source = shown.substr(line, shown.find('\n', line) - line);
    const std::size_t caret = shown.find('^', carets) - carets;
    CHECK(source.size() <= 104);  // the ellipses are three bytes each
    if (column == 1) CHECK(caret == 0);
    if (column == 300) {
      CHECK(source.substr(0, 3) == "…");
      CHECK(source.substr(source.size() - 3) == "…");
      CHECK(source[caret + 2] == text[299]);
    }
  }
}

TEST_CASE("colour only when asked") {
  SourceMap sources;
  const SourceId id = sources.add("x", "a\n");
  CHECK(render(finding({id, 1, 1, 1, 2}, "m"), sources).find('\x1b') == std::string::npos);
  CHECK(render(finding({id, 1, 1, 1, 2}, "m"), sources, true).find("\x1b[1;31merror[bad-value]\x1b[0m") == 0);
}

TEST_CASE("places from byte offsets") {
  SourceMap sources;
  const SourceId id = sources.add("x", "\xEF\xBB\xBFäb\r\nc\n");
  CHECK(sources.text(id) == "äb\r\nc\n");
  CHECK(sources.span(id, 2, 3) == Span{id, 1, 2, 1, 3});
  CHECK(sources.span(id, 5, 6) == Span{id, 2, 1, 2, 2});
  CHECK(sources.span(id, 99, 120) == Span{id, 3, 1, 3, 1});
  CHECK(sources.offset(id, 2, 2) == 6);
  CHECK(sources.line(id, 1) == "äb");
}

TEST_CASE("what is the same for several states is said once, with their names or their number") {
  const auto joined = [](const std::vector<std::string>& states) {
    Diagnostics all;
    for (const std::string& state : states) {
      Diagnostics sheet;
      sheet.error(Code::missing_value, {}, "there is no \"Ohio\" for " + state + ", though another has it")
          .of(state);
      all.append(sheet, state.substr(0, 2));
    }
    all.sort_and_deduplicate();
    REQUIRE(all.all().size() == 1);
    CHECK(all.errors() == 1);
    CHECK(all.all().front().sheets.size() == states.size());
    const std::string message = all.all().front().message;
    const std::size_t from = message.find(" for ") + 5;
    return message.substr(from, message.find(", though") - from);
  };
  CHECK(joined({"Ohio"}) == "Ohio");
  CHECK(joined({"Ohio", "Iowa"}) == "Ohio and Iowa");
  CHECK(joined({"Ohio", "Iowa", "Utah"}) == "Ohio, Iowa and Utah");
  CHECK(joined({"Ohio", "Iowa", "Utah", "Maine"}) == "Ohio, Iowa, Utah and Maine");
  CHECK(joined({"Ohio", "Iowa", "Utah", "Maine", "Texas"}) == "Ohio, Iowa, Utah and 2 others");
}

TEST_CASE("findings that only read alike but for a state stay apart") {
  Diagnostics all;
  all.error(Code::missing_value, {}, "no \"a\" for Ohio").of("Ohio");
  all.error(Code::missing_value, {}, "no \"b\" for Iowa").of("Iowa");
  all.error(Code::missing_value, {}, "no \"c\" for Utah");
  all.sort_and_deduplicate();
  CHECK(all.all().size() == 3);
}

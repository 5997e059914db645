#include "data/toml.hpp"
#include "layout/typed_digits.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

struct Found {
  std::string numbers;  // "1,204 3.5", as the file has them where the finding points
  std::string hint;     // the text that the last finding would allow
};

Found found(const std::string& text, const std::string& allowed = "") {
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add("layout.toml", "[document]\ntitle = 'T'\ndigits = [" + allowed +
                                                     "]\n[[block]]\ntext = \"\"\"\n" + text + "\"\"\"\n");
  const auto root = data::read_toml(id, sources, diagnostics);
  REQUIRE(root);
  const layout::Layout layout = layout::read_layout(*root, sources, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  check_typed_digits(layout, diagnostics);
  Found out;
  for (const Diagnostic& d : diagnostics.all()) {
    const std::size_t begin = sources.offset(id, d.span.line, d.span.column);
    if (!out.numbers.empty()) out.numbers += ' ';
    out.numbers +=
        sources.text(id).substr(begin, sources.offset(id, d.span.end_line, d.span.end_column) - begin);
    const std::string& hint = d.hints.at(1);
    const std::size_t open = hint.find("[\"") + 2;
    out.hint = hint.substr(open, hint.find("\"]") - open);
  }
  return out;
}

}  // namespace

TEST_CASE("numbers typed into a layout are found, each as a whole") {
  CHECK(found("no digits, {a} and {b|round:100}, {x.2023}").numbers.empty());
  CHECK(found("1,204 of 36.2%, in 2022-23; 24/7.").numbers == "1,204 36.2 2022-23 24/7");
  CHECK(found("July 1, 2022, and 30, 20225, (1, 2").numbers == "1, 2022 30 20225 1 2");
  CHECK(found("{a}5 and 6{a}, COVID-19").numbers == "5 6 19");
  CHECK(found("é 7\nnew 8 \\\n  and 9").numbers == "7 8 9");
}

TEST_CASE("enumerators are let through as far as they count from 1") {
  CHECK(found("(1) a; (2) b; (3) c").numbers.empty());
  CHECK(found("(1) a; (3) c").numbers == "3");
  CHECK(found("(980) cases").numbers == "980");
  CHECK(found("(2) b").numbers == "2");
  CHECK(found("1. a\n2. b\n\nthen\n\n1) c\n2) d").numbers.empty());
  CHECK(found("1. a\n1980. b").numbers == "1980");
  CHECK(found("a line\n12. b").numbers == "12");
  CHECK(found("1.5 a").numbers == "1.5");
}

TEST_CASE("what a link leads to isn't read") {
  CHECK(found("[a](https://x.org/2023) <https://x.org/2023>").numbers.empty());
  CHECK(found("[2023](https://x.org/2023)").numbers == "2023");
}

TEST_CASE("what the layout allows is let through, as it stands there and no further") {
  CHECK(found("18 U.S.C. 2258A", "\"18 U.S.C. 2258A\"").numbers.empty());
  CHECK(found("18 U.S.C. \\\n 2258A and 18\nU.S.C. 2258A", "\"18 U.S.C. 2258A\"").numbers.empty());
  CHECK(found("18 U.S.C. 2258A and 18", "\"18 U.S.C. 2258A\"").numbers == "18");
  CHECK(found("12020 2020 2020-21", "\"2020\"").numbers == "12020 2020-21");
}

TEST_CASE("the hint offers the number with its neighbours") {
  CHECK(found("for those under 18 years of age").hint == "under 18 years");
  CHECK(found("Since **1984** we").hint == "1984");
  CHECK(found("in {a} 24/7.").hint == "24/7");
  CHECK(found("7").hint == "7");
}

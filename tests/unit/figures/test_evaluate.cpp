#include "figures/checks.hpp"
#include "figures/derive.hpp"
#include "figures/states.hpp"
#include "unit/data/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::data;
using namespace factsheet::figures;

namespace {

constexpr const char* figures_text =
    "edition = 2023\n[national]\ntotal = 5\n[states.IL]\na = 2\nb = 0.5\nzero = 0\nname = 'x'\nflag = true\n"
    "day = 2024-05-01\np-q = 7\ny.2023 = 8\nm.rows = [{ n = 805, k = 'a' }, { n = 133, k = 'b', z = 1 }, { n "
    "= 42, k = 'c' }]\n"
    "m.total = 980\nbig = 999_999_999_999_999_999\n[states.WI]\nc = 3\n";

struct Told {
  std::string value;     // "none" if it can't be told
  std::string findings;  // "code column-end message / hint", one a line
};

Told outcome(const std::string& text) {
  DataReading reading(figures_text);
  REQUIRE(reading.findings().empty());
  Diagnostics found;
  const auto place = [](std::size_t offset, std::size_t length) {
    const auto column = static_cast<std::uint32_t>(offset + 1);
    return Span{SourceId{0}, 1, column, 1, column + static_cast<std::uint32_t>(length)};
  };
  Told out{"none", {}};
  if (const auto expression = parse_expression(text, place, found)) {
    const Lookup lookup = reading.lookup();
    if (const auto value = evaluate(*expression, Scope{lookup}, found).value) out.value = to_string(*value);
  }
  for (const Diagnostic& d : found.all()) {
    out.findings += fmt::format("{} {}-{} {}", name_of(d.code), d.span.column, d.span.end_column, d.message);
    for (const std::string& hint : d.hints) out.findings += fmt::format(" / {}", hint);
    out.findings += '\n';
  }
  return out;
}

void check(const DataReading& reading, std::size_t state, Diagnostics& found) {
  States states(reading.dataset);
  run_checks(reading.dataset, {states.lookups()[state], nullptr, nullptr, &states, {}}, found);
}

}  // namespace

TEST_CASE("expressions come to their values") {
  const std::pair<const char*, const char*> cases[] = {
      {"1 + 2 * 3", "7"},
      {"(1 + 2) * 3", "9"},
      {"10 - 2 - 3", "5"},
      {"8 / 2 / 2", "2"},
      {"-a + 3", "1"},
      {"0.1 + 0.2 == 0.3", "true"},
      {"a / 3", "0.666666666667"},
      {"sum(m.rows.n)", "980"},
      {"sum(m.rows.n) == m.total", "true"},
      {"count(m.rows)", "3"},
      {"has(a) and a > 1", "true"},
      {"has(nope) and nope > 1", "false"},
      {"not has(nope)", "true"},
      {"not a == 2 or b < 1", "true"},
      {"a == 2 and b == 0.50 and zero == -0", "true"},
      {"name == 'x'", "true"},
      {"name != \"x\"", "false"},
      {"flag", "true"},
      {"flag == true", "true"},
      {"day == day", "true"},
      {"p-q - 1", "6"},
      {"y.2023 + national.total", "13"},
      {"edition >= 2023", "true"},
      {"state.code == 'IL'", "true"},
      {"1_000 > 999.5", "true"},
      {"a<3", "true"},
      {"a <= 2 or 1/zero > 0", "true"},
  };
  for (const auto& [text, value] : cases) {
    CAPTURE(text);
    const Told o = outcome(text);
    CHECK(o.findings == "");
    CHECK(o.value == value);
  }
}

TEST_CASE("expressions that can't be read or computed") {
  const std::pair<const char*, const char*> cases[] = {
      {"", "bad-expression 1-1 the expression is empty / write a comparison such as missing.total > 0\n"},
      {"a = 2", "bad-expression 3-4 = is no operator here / write ==\n"},
      {"a > 1 && b", "bad-expression 7-9 && is no operator here / write and\n"},
      {"a \u2265 1", "bad-expression 3-6 \u2265 is no operator here / write >=\n"},
      {"a >", "bad-expression 4-4 the expression ends where a number, a text or a path is asked\n"},
      {"(a > 1", "bad-expression 1-2 this parenthesis is never closed / write ) where it ends\n"},
      {"a > 1)", "bad-expression 6-7 ) stands where an operator such as == or + is asked\n"},
      {"1 < a < 3", "bad-expression 7-8 two comparisons in a row / write a < b and b < c for a < b < c\n"},
      {"a > 1,000",
       "bad-expression 6-7 , stands where an operator such as == or + is asked / numbers have no thousands "
       "commas: write "
       "1000 or 1_000\n"},
      {"name == 'x", "bad-expression 9-11 this text has no closing quote / write 'x'\n"},
      {"total(a)",
       "bad-expression 1-9 total reads the figures of all states, which can't be done here / work it out "
       "under "
       "[derive] in the data file, and name the outcome here\n"},
      {"summ(m.rows.n)", "bad-expression 1-5 there is no function summ / did you mean \"sum\"?\n"},
      {"a / zero",
       "bad-expression 1-9 this divides by zero / if that can be, write if(zero == 0, absent('not "
       "applicable'), "
       "…)\n"},
      {"a / (b - 0.5)",
       "bad-expression 1-14 this divides by zero / if that can be, write if(b - 0.5 == 0, absent('not "
       "applicable'), …)\n"},
      {"a + name", "bad-expression 5-9 a number is asked here, but name is a text\n"},
      {"a == name", "bad-expression 1-10 a is a number, name is a text: they can't be compared\n"},
      {"name < 'y'", "bad-expression 1-11 < only compares numbers and dates / write == or !=\n"},
      {"a and flag",
       "bad-expression 1-2 a yes or no is asked here, but a is a number / write a comparison such as a > "
       "0\n"},
      {"big + big", "bad-expression 1-10 the result has more than 18 digits\n"},
      {"m.rows > 1",
       "bad-expression 1-7 \"m.rows\" is a list, not one value / write count(m.rows), or sum(m.rows.…) with "
       "a "
       "column\n"},
      {"m > 1", "bad-expression 1-2 \"m\" is a group of values, not one value\n"},
      {"m.totl == 1", "unknown-path 1-7 the data has no \"m.totl\" / did you mean \"m.total\"?\n"},
      {"total > 1",
       "unknown-path 1-6 the data has no \"total\" / there is \"national.total\", the country's figure\n"},
      {"c > 1",
       "missing-value 1-2 there is no \"c\" for Illinois, though another state has it / give the figure, or "
       "ask has(c) "
       "in a "
       "`when`\n"},
      {"sum(m.rows)",
       "bad-expression 5-11 sum takes a column of a list, not the list / write the column's name behind it, "
       "such as sum(m.rows.n)\n"},
      {"sum(m.rows.nn)", "unknown-path 5-14 the rows of \"m.rows\" have no \"nn\" / did you mean \"n\"?\n"},
      {"sum(m.rows.z)", "missing-value 5-13 a row of \"m.rows\" has no \"z\" / give it in each row\n"},
      {"sum(m.rows.k)", "bad-expression 5-13 \"k\" isn't a number in every row\n"},
      {"sum(m.row.n)", "unknown-path 5-12 the data has no \"m.row.n\" / did you mean \"m.rows\"?\n"},
      {"count(a)", "bad-expression 7-8 \"a\" is no list / count takes a list, such as count(missing.rows)\n"},
  };
  for (const auto& [text, findings] : cases) {
    CAPTURE(text);
    const Told o = outcome(text);
    CHECK(o.findings == findings);
    CHECK(o.value == "none");
  }
}

TEST_CASE("expressions have a depth") {
  CHECK(outcome(std::string(90, '(') + "1" + std::string(90, ')')).value == "1");
  CHECK(outcome(std::string(100'000, '(')).findings.find("nested more than 100 deep") != std::string::npos);
  CHECK(outcome(std::string(100'000, '-')).findings.find("nested more than 100 deep") != std::string::npos);
  std::string sum = "1";
  for (int i = 0; i < 999; ++i) sum += " + 1";
  CHECK(outcome(sum).value == "1000");
  for (int i = 0; i < 50'000; ++i) sum += " + 1";
  CHECK(outcome(sum).findings.find("more than 1000 operators") != std::string::npos);
}

TEST_CASE("conditions, rows, and which paths were read") {
  const DataReading reading(figures_text);
  const Lookup lookup = reading.lookup();
  Diagnostics found;
  const auto place = [](std::size_t, std::size_t) { return Span{}; };
  const auto expression =
      parse_expression("n > 100 and a == 2 and has(b) and sum(m.rows.n) > 0", place, found);
  REQUIRE(expression);
  std::string used;
  const Group& row = lookup.find("m.rows")->rows()->records[0];
  const auto note = [&](std::string_view path) { used += fmt::format("{} ", path); };
  CHECK(evaluate_condition(*expression, Scope{lookup, &row, nullptr, nullptr, note}, found) == true);
  CHECK(used == "n a b m.rows.n ");
  const auto number = parse_expression("n * 2", place, found);
  CHECK(evaluate(*number, Scope{lookup, &row}, found).value == Value(Decimal(1610)));
  CHECK_FALSE(evaluate_condition(*number, Scope{lookup, &row}, found));
  CHECK(found.errors() == 1);
}

TEST_CASE("places in a rule are places in the file") {
  const DataReading reading("[states.IL]\na = 1\n[[check]]\nname = 'x'\nrule = \"a == 1 \\u0061nd b > 0\"\n");
  CHECK(reading.findings().empty());
  Diagnostics found;
  check(reading, 0, found);
  REQUIRE(found.errors() == 1);
  CHECK(found.all()[0].code == Code::unknown_path);
  CHECK(reading.at(found.all()[0].span) == "b");
}

TEST_CASE("a check that fails shows both sides and the figures") {
  const DataReading reading(
      "[states.IL]\nt = 981\nr = [{ n = 805 }, { n = 175 }]\n[states.WI]\nt = 1\nr = [{ n = 1 }]\n"
      "[[check]]\nname = 'rows add up'\nrule = 't > 0 and sum(r.n) == t'\n"
      "[[check]]\nname = 'odd'\nrule = 'not t == 981'\n");
  CHECK(reading.findings().empty());
  Diagnostics found;
  check(reading, 0, found);
  REQUIRE(found.errors() == 2);
  const Diagnostic& d = found.all()[0];
  CHECK(d.code == Code::check_failed);
  CHECK(d.message == "the check \"rows add up\" fails for Illinois: sum(r.n) is 980, but t is 981");
  CHECK(reading.at(d.span) == "sum(r.n) == t");
  std::string labels;
  for (const Label& label : d.labels) labels += fmt::format("{}={} ", label.text, reading.at(label.span));
  CHECK(labels == "n is 805=805 n is 175=175 t is 981=981 ");
  CHECK(found.all()[1].message == "the check \"odd\" fails for Illinois: not (t == 981) isn't so");
  Diagnostics fine;
  check(reading, 1, fine);
  CHECK_FALSE(fine.has_errors());
}

TEST_CASE("who has a path is looked up anew once it was derived") {
  data::DataReading reading("[derive]\ntwice = 'n * 2'\n[states.IL]\nn = 1\n[states.WI]\nn = 2\n");
  CHECK_FALSE(reading.lookup().other_state_has("twice"));
  Diagnostics found;
  derive(reading.dataset, found);
  CHECK(found.all().empty());
  CHECK(reading.lookup().other_state_has("twice"));
}

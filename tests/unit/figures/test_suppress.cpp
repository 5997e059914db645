#include <algorithm>

#include "figures/settle.hpp"
#include "unit/data/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::data;
using namespace factsheet::figures;

namespace {

struct Settled : DataReading {
  explicit Settled(const std::string& text, const std::vector<Relation>& relations = {})
      : DataReading("edition = 2023\n" + text) {
    REQUIRE(Reading::findings().empty());
    settle(dataset, found, relations);
  }

  // "11 suppressed 30", a figure each.
  std::string column(const std::string& path, std::size_t state = 0) const {
    const Lookup lookup = this->lookup(state);
    std::string out;
    const auto add = [&](const Field* field) {
      REQUIRE(field != nullptr);
      const Cell& cell = *field->cell();
      out +=
          fmt::format("{}{}", out.empty() ? "" : " ",
                      cell.number() ? cell.number()->value.to_string() : std::string(name_of(cell.status)));
    };
    const Field* rows = lookup.find(path.substr(0, path.rfind('.')));
    if (rows && rows->rows()) {
      for (const Group& record : rows->rows()->records) add(record.find(path.substr(path.rfind('.') + 1)));
    } else {
      add(lookup.find(path));
    }
    return out;
  }

  std::string state_findings(std::size_t state = 0) const {
    std::string out;
    for (const Diagnostic& d : dataset.states.at(state).findings.all())
      out += fmt::format("{} {}:{} {}\n", name_of(d.code), d.span.line, d.span.column, d.message);
    return out;
  }
};

std::string rule(const std::string& paths, const std::string& more = "") {
  return fmt::format("[[suppress]]\npaths = [{}]\nbelow = 10\nnote = 'fewer than 10'\n{}\n", paths, more);
}

const std::string three_parts =
    "[states.IL]\nm.rows = [{ k = 'a', n = 3 }, { k = 'b', n = 40 }, { k = 'c', n = 25 }, { k = 'd', n = 0 "
    "}]\n"
    "m.total = 68\n";

}  // namespace

TEST_CASE("what is small is hidden, and keeps nothing of its number") {
  const Settled data(
      "[states.IL]\na = { value = 3, note = 'three', unit = 'deaths' }\nb = 10\nc = 0\nd = -2\n" +
      rule("'a', 'b', 'c', 'd'"));
  const Cell& a = *data.dataset.states[0].fields.find("a")->cell();
  CHECK(a.absent());
  CHECK(a.status == Status::suppressed);
  CHECK(a.note == "fewer than 10");
  CHECK(a.written.empty());
  CHECK(a.unit == "deaths");
  CHECK(data.column("b") == "10");
  CHECK(data.column("c") == "0");
  CHECK(data.column("d") == "-2");
  CHECK(data.found.all().empty());
}

TEST_CASE("zeros are hidden where the rule says so") {
  const Settled data("[states.IL]\na = 0\nb = 12\n" + rule("'a', 'b'", "zero = 'hide'"));
  CHECK(data.column("a") == "suppressed");
  CHECK(data.column("b") == "12");
}

TEST_CASE("the first rule that hides a figure gives its note, and the nation's figures can be named") {
  const Settled data("[national]\nx = 4\n[states.IL]\na = 3\n" + rule("'a', 'national.x'") +
                     "[[suppress]]\npaths = ['a']\nbelow = 100\nnote = 'second'\n");
  CHECK(data.dataset.national.find("x")->cell()->status == Status::suppressed);
  CHECK(data.dataset.states[0].fields.find("a")->cell()->note == "fewer than 10");
}

TEST_CASE("paths of suppression that aren't there are told") {
  const auto told = [](const std::string& path) {
    return Settled("[states.IL]\ncases = 30\nm.rows = [{ k = 'a', n = 50 }]\n[states.WI]\nother = 50\n" +
                   rule("'" + path + "'"))
        .findings();
  };
  CHECK(told("other") == "");
  CHECK(told("m.rows.n") == "");
  CHECK(told("casse") == "unknown-path 8:10 the data has no \"casse\" / did you mean \"cases\"?\n");
  CHECK(told("m.rows") ==
        "unknown-path 8:10 \"m.rows\" is a list, not one of its columns / the columns with figures are "
        "m.rows.n\n");
  CHECK(told("m.rows.x") ==
        "unknown-path 8:10 the records of \"m.rows\" have no figures \"x\" / the columns with figures are "
        "m.rows.n\n");
  CHECK(told("m") == "unknown-path 8:10 the data has no \"m\" / it holds m.rows\n");
}

TEST_CASE("a part of a total that anybody can add up takes the next part with it") {
  const Settled data(three_parts + rule("'m.rows.n'"));
  CHECK(data.column("m.rows.n") == "suppressed 40 suppressed 0");
  CHECK(data.column("m.total") == "68");
  CHECK(data.dataset.states[0]
            .fields.find("m")
            ->group()
            ->find("rows")
            ->rows()
            ->records[2]
            .find("n")
            ->cell()
            ->note.empty());  // it only protects another
}

TEST_CASE("two small parts protect each other, unless they leave no room") {
  const auto parts = [](const std::string& a, const std::string& b, int total, const std::string& zero = "") {
    return Settled(
               fmt::format("[states.IL]\nm.rows = [{{ n = {} }}, {{ n = {} }}, {{ n = 40 }}, {{ n = 25 }}]\n"
                           "m.total = {}\n",
                           a, b, total) +
               rule("'m.rows.n'", zero))
        .column("m.rows.n");
  };
  CHECK(parts("3", "4", 72) == "suppressed suppressed 40 25");
  CHECK(parts("1", "1", 67) == "suppressed suppressed 40 suppressed");
  CHECK(parts("1", "2", 68) == "suppressed suppressed 40 suppressed");
  CHECK(parts("0", "1", 66, "zero = 'hide'") == "suppressed suppressed 40 suppressed");
  CHECK(parts("0", "0", 65, "zero = 'hide'") == "suppressed suppressed 40 suppressed");
}

TEST_CASE("a total is hidden where there is no other part, and the nation's figure last") {
  const Settled only("[states.IL]\nm.rows = [{ n = 3 }, { n = 0 }]\nm.total = 3\n" + rule("'m.rows.n'"));
  CHECK(only.column("m.rows.n") == "suppressed 0");
  CHECK(only.column("m.total") == "suppressed");
  const Settled both("[national]\na = 30\n[states.IL]\na = 5\n[states.WI]\na = 25\n" + rule("'a'"));
  CHECK(both.column("a", 0) == "suppressed");
  CHECK(both.column("a", 1) == "suppressed");
  CHECK(both.column("national.a") == "30");
  const Settled nation("[national]\na = 5\n[states.IL]\na = 5\n[states.WI]\na = 0\n" + rule("'a'"));
  CHECK(nation.column("national.a") == "suppressed");
  CHECK(nation.column("a", 1) == "0");
}

TEST_CASE("rules that say that two things are equal give figures away") {
  const auto settled = [](const std::string& check, const std::string& more = "") {
    const Settled data("[states.IL]\na = 3\nb = 40\nc = 50\nd = 90\n" + more +
                       "[states.WI]\na = 20\nb = 30\nc = 50\nd = 100\n" + rule("'a'") +
                       "[[check]]\nname = 'x'\n" + check);
    return fmt::format("{} {} {} {}", data.column("a"), data.column("b"), data.column("c"), data.column("d"));
  };
  CHECK(settled("rule = 'b + 50 == d'") == "suppressed 40 50 90");
  CHECK(settled("rule = 'a + b + c == d + 3'") == "suppressed suppressed 50 90");
  CHECK(settled("rule = 'a + b == d - c'\ntolerance = 5") == "suppressed suppressed 50 90");
  CHECK(settled("rule = '2 * (a + 0) == 6'").substr(0, 10) == "suppressed");
  CHECK(settled("rule = 'a < b and a + 37 == b'") == "suppressed suppressed 50 90");
  CHECK(settled("rule = 'not has(nope) and (b > 99 or a + 37 == b)'") == "suppressed suppressed 50 90");
  CHECK(settled("rule = 'a <= b'") == "suppressed 40 50 90");
  CHECK(settled("rule = 'status(a) == \"reported\"'") == "suppressed 40 50 90");
  // No sum, but as good as one.
  CHECK(settled("rule = 'near(share(a, b), 7.5, 20)'") == "suppressed suppressed 50 90");
  CHECK(settled("rule = 'total(a) == 23'") == "suppressed 40 50 90");
}

TEST_CASE("a total over states hides another state's figure") {
  const Settled data(
      "[states.IL]\na = 3\nr = 'x'\nt = 23\n[states.WI]\na = 20\nr = 'x'\nt = 23\n"
      "[states.OH]\na = 15\nr = 'y'\nt = 15\n" +
      rule("'a'") + "[[check]]\nname = 'x'\nrule = 'total(a, r) == t'\n");
  CHECK(data.column("a", 0) == "suppressed");
  CHECK(data.column("a", 1) == "suppressed");
  CHECK(data.column("a", 2) == "15");
}

TEST_CASE("tables with totals give their parts away") {
  const std::string text =
      "[states.IL]\nx.rows = [{ n = 3 }, { n = 40 }, { n = 50 }]\ny.all = 93\n" + rule("'x.rows.n'");
  CHECK(Settled(text).column("x.rows.n") == "suppressed 40 50");
  CHECK(Settled(text, {{"x.rows", "n", "y.all"}}).column("x.rows.n") == "suppressed suppressed 50");
}

TEST_CASE("a group's total in another list gives none of its parts away") {
  const std::string text =
      "[states.IL]\nx.rows = [{ g = 'a', n = 3 }, { g = 'a', n = 40 }, { g = 'b', n = 50 }, { g = 'b', n = "
      "60 }]\n"
      "y.sums = [{ g = 'b', n = 110 }, { g = 'a', n = 43 }, { g = 'c', n = 7 }]\n" +
      rule("'x.rows.n'");
  CHECK(Settled(text).column("x.rows.n") == "suppressed 40 50 60");
  CHECK(Settled(text, {{"x.rows", "n", "y.sums", "g"}}).column("x.rows.n") == "suppressed suppressed 50 60");
}

TEST_CASE("columns of a record and columns of percentages are guessed") {
  const Settled two("[states.IL]\nm.rows = [{ b = 3, g = 50, n = 53 }, { b = 20, g = 30, n = 50 }]\n" +
                    rule("'m.rows.b'"));
  CHECK(two.column("m.rows.b") == "suppressed 20");
  CHECK(two.column("m.rows.g") == "suppressed 30");
  const Settled shares(
      "[states.IL]\nm.rows = [{ n = 3, p = 3.0 }, { n = 27, p = 27.0 }, { n = 70, p = 70.0 }]\nm.total = "
      "100\n" +
      rule("'m.rows.n'"));
  CHECK(shares.column("m.rows.n") == "suppressed suppressed 70");
  CHECK(shares.column("m.rows.p") == "suppressed suppressed 70.0");
}

TEST_CASE("what the data itself says is suppressed is protected, too") {
  const Settled data(
      "[states.IL]\nm.rows = [{ n = { status = 'suppressed' } }, { n = 40 }, { n = 50 }]\n"
      "m.total = 95\n[states.WI]\nm.rows = [{ n = 30 }, { n = 40 }, { n = 50 }]\nm.total = 120\n" +
      rule("'m.rows.n'"));
  CHECK(data.column("m.rows.n") == "suppressed suppressed 50");
}

TEST_CASE("derived figures hide with what they are made from") {
  const Settled data(
      "[states.IL]\na = 3\nb = 40\nc = 50\n[states.WI]\na = 20\nb = 40\nc = 60\n" + rule("'a'") +
      "[derive]\nsum = 'a + b'\nshare = { formula = 'share(a, b)', decimals = 1 }\n"
      "rate = { formula = 'rate(a, b, 1000)', decimals = 1 }\n"
      "half = { formula = 'a / 2', decimals = 1 }\nother = 'b + c'\nplace = 'rank(a)'\n"
      "change = { formula = 'percent_change(b, a)', decimals = 1 }\nall = 'total(a)'\n"
      "middle = { formula = 'median(a)', decimals = 1 }\nhigh = 'most(a)'\nmany = 'ranked(a)'\n"
      "safe = 'if(known(a), a, b)'\nmore = 'states(a > 5)'\nrows = [{ n = 'a' }, { n = 'b' }]\n");
  for (const char* path :
       {"a", "sum", "share", "rate", "half", "place", "change", "all", "middle", "high", "more"}) {
    CAPTURE(path);
    CHECK(data.column(path) == "suppressed");
  }
  CHECK(data.column("other") == "90");
  CHECK(data.column("safe") == "40");
  CHECK(data.column("rows.n") == "suppressed 40");
  CHECK(data.column("place", 1) == "1");
  CHECK(data.column("many", 1) == "1");
  CHECK(data.column("sum", 1) == "60");
  CHECK(data.column("all", 1) == "suppressed");
  CHECK(data.state_findings(0) + data.state_findings(1) + data.findings() == "");
}

TEST_CASE("a derived figure that is small hides what it is made from") {
  const Settled data("[states.IL]\na = 43\nb = 40\n" + rule("'d'") + "[derive]\nd = 'a - b'\n");
  CHECK(data.column("d") == "suppressed");
  CHECK(data.column("b") == "suppressed");
  CHECK(data.column("a") == "43");
  CHECK(data.dataset.states[0].fields.find("d")->cell()->note == "fewer than 10");
}

TEST_CASE("a derived total gives nothing away, but what it is made from can be hidden for it") {
  const Settled derived("[states.IL]\nm.rows = [{ n = 3 }, { n = 40 }]\n" + rule("'m.rows.n'") +
                        "[derive]\nm.total = 'sum(m.rows.n)'\n");
  CHECK(derived.column("m.rows.n") == "suppressed 40");
  CHECK(derived.column("m.total") == "suppressed");
  const Settled other("[states.IL]\nm.rows = [{ n = 3 }, { n = 0 }]\nx = 51\ny = 48\n" + rule("'m.rows.n'") +
                      "[derive]\nm.total = 'x - y'\n");
  CHECK(other.column("m.rows.n") == "suppressed 0");
  CHECK(other.column("m.total") == "suppressed");
  CHECK(other.column("y") == "suppressed");
}

TEST_CASE("a formula that isn't hidden with its figure is told") {
  const Settled data("[states.IL]\na = 3\nb = 40\n" + rule("'a', 'd'") +
                     "[derive]\nd = 'if(known(a), a, b)'\n");
  CHECK(data.state_findings() ==
        "suppression-open 11:5 \"d\" is suppressed, but its formula comes to a figure without what was "
        "hidden\n");
}

TEST_CASE("mistakes in formulas are told once, and a rank of nothing is none") {
  const Settled data("[states.IL]\na = 3\nb = 0\n" + rule("'a'") +
                     "[derive]\nr = 'rank(a)'\nx = 'a + nope'\n"
                     "national.y = 'national.z'\n");
  CHECK(data.column("r") == "suppressed");
  CHECK(data.state_findings() == "unknown-path 12:10 the data has no \"nope\"\n");
  CHECK(data.dataset.states[0].findings.all().front().hints.size() <= 1);
  CHECK(std::count_if(data.found.all().begin(), data.found.all().end(),
                      [](const Diagnostic& d) { return d.code == Code::unknown_path; }) == 1);
}

TEST_CASE("what can't be hidden stops the sheets of all whose figures tell it") {
  const Settled data("[states.IL]\na = 3\n[states.WI]\na = 0\n[states.OH]\nb = 20\na = 0\n" + rule("'a'") +
                     "[[check]]\nname = 'x'\nrule = 'total(a) == 3'\n");
  for (std::size_t state = 0; state < 3; ++state) {
    CHECK(data.state_findings(state) ==
          "suppression-open 3:5 \"a\" is suppressed for Illinois, but can be worked out from what is "
          "printed, and no "
          "other figure can be hidden\n");
  }
  CHECK(data.dataset.states[0].findings.all().front().labels.size() == 2);
  CHECK(data.column("a") == "suppressed");
}

TEST_CASE("without rules nothing changes") {
  const Settled data(three_parts + "[derive]\nx = 'm.total + 1'\n");
  CHECK(data.column("m.rows.n") == "3 40 25 0");
  CHECK(data.column("x") == "69");
}

TEST_CASE("a data file with rules is settled however much of it is there") {
  const std::string text = read_file(FACTSHEET_ROOT "/tests/cases/suppressed/data.toml");
  REQUIRE(text.size() > 500);
  for (std::size_t length = 0; length <= text.size(); ++length) {
    // The rules stand at the end: they are kept, and lines before them are cut.
    DataReading reading(text.substr(0, length) +
                        "\n[[suppress]]\npaths = ['drowned', 'fires.sum']\nbelow = 20\n");
    settle(reading.dataset, reading.found, {{"fires.rows", "n", "all.fires"}, {"deaths", "", "deaths.rows"}});
    for (const StateData& state : reading.dataset.states) {
      const Field* drowned = state.fields.find("drowned");
      if (reading.dataset.suppressions.empty() || !drowned || !drowned->cell() || !drowned->cell()->number())
        continue;
      if (drowned->cell()->number()->value < Decimal(10))
        FAIL("shown: " << drowned->cell()->number()->value.to_string());
    }
  }
  CHECK(true);
}

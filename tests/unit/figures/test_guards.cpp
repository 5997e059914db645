#include "figures/guards.hpp"
#include "unit/data/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::data;
using namespace factsheet::figures;

namespace {

// The codes and messages of all findings, of the whole data first.
std::string guarded(const std::string& text, const Settings& settings = {}) {
  DataReading reading("source = 't'\n" + text);
  CAPTURE(reading.findings());
  REQUIRE(reading.findings().empty());
  Diagnostics found;
  settle(reading.dataset, found, {}, settings);
  std::string out;
  for (const Diagnostic& d : found.all()) out += fmt::format("{}: {}\n", name_of(d.code), d.message);
  for (const StateData& state : reading.dataset.states) {
    for (const Diagnostic& d : state.findings.all()) {
      out += fmt::format("{} {}: {}\n", state.area->code, name_of(d.code), d.message);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("states with the same numbers throughout are told") {
  const std::string both =
      "IL identical-states: Illinois and Wisconsin have the same figures throughout\n"
      "WI identical-states: Illinois and Wisconsin have the same figures throughout\n";
  CHECK(guarded("[states.IL]\na = 1\nb = 2\nc = 3\n[states.WI]\nc = 3\nb = 2\na = 1\n") == both);
  CHECK(guarded("[states.IL]\na = 1.5\nm.b = 2\nc = 3\n[states.WI]\na = 1.50\nm.b = 2\nc = 3\n") == both);
  CHECK(guarded("[states.IL]\na = [{k = 'x', n = 1}, {k = 'y', n = 2}, {k = 'z', n = 3}]\n"
                "[states.WI]\na = [{k = 'p', n = 1}, {k = 'q', n = 2}, {k = 'r', n = 3}]\n") == both);
  CHECK(guarded("[states.IL]\na = 1\nb = 2\nc = 3\n[states.IA]\na = 1\nb = 2\nc = 4\n"
                "[states.WI]\na = 1\nb = 2\nc = 3\n") == both);
  CHECK(guarded("[states.IL]\na = 1\nb = 2\nc = 3\n[states.WI]\na = 1\nb = 2\nc = 3\n"
                "[states.IA]\na = 1\nb = 2\nc = 3\n[states.UT]\na = 1\nb = 2\nc = 3\n")
            .find("IL identical-states: Illinois, Wisconsin and 2 others have the same") == 0);
}

TEST_CASE("states that differ in one number, one path or in too few numbers are let be") {
  CHECK(guarded("[states.IL]\na = 1\nb = 2\nc = 3\n[states.WI]\na = 1\nb = 2\nc = 4\n").empty());
  CHECK(guarded("[states.IL]\na = 1\nb = 2\nc = 3\n[states.WI]\na = 1\nb = 2\nd = 3\n").empty());
  CHECK(guarded("[states.IL]\na = 1\nb = 2\nc = 3\n[states.WI]\na = 2\nb = 1\nc = 3\n").empty());
  CHECK(guarded("[states.IL]\na = 1\nb = 2\nc = 3\n[states.WI]\na = 1\nb = 2\nc = 3\nd = 4\n").empty());
  CHECK(
      guarded("[states.IL]\na = [{n = 1}, {n = 2}, {n = 3}]\n[states.WI]\na = [{n = 2}, {n = 1}, {n = 3}]\n")
          .empty());
  CHECK(guarded("[states.IL]\na = 1\nb = 2\n[states.WI]\na = 1\nb = 2\n").empty());
  CHECK(guarded("[states.IL]\na = 1\nb = 2\n[states.WI]\na = 1\nb = 2\n[derive]\nc = 'a + b'\n").empty());
}

TEST_CASE("equal states are found among thousands") {
  DataReading reading("source = 't'\n[states.IL]\na = 1\n");
  const StateData one = reading.dataset.states.front();
  reading.dataset.states.assign(3000, one);
  for (std::size_t i = 0; i < 3000; ++i) {
    Group& fields = reading.dataset.states[i].fields;
    fields.fields.clear();
    for (std::size_t j = 0; j < 200; ++j) {
      Cell cell;
      // The last but one is what the first is.
      cell.value = Number{Decimal(static_cast<std::int64_t>((i == 2998 ? 0 : i) * j)), {}, false};
      fields.fields.emplace_back("figure_" + std::to_string(j), Field{cell, {}});
    }
  }
  guard_against_identical_states(reading.dataset);
  for (std::size_t i = 0; i < 3000; ++i) {
    CHECK(reading.dataset.states[i].findings.errors() == (i == 0 || i == 2998 ? 1 : 0));
  }
}

TEST_CASE("texts that name another state are told once a name") {
  CHECK(guarded("[states.IL]\na.b = 'Iowa, Iowa and Illinois'\n") ==
        "IL wrong-state: \"a.b\" names Iowa, but stands under Illinois\n");
  CHECK(guarded("[states.DC]\na = { value = 1, source = 'Guam' }\n") ==
        "DC wrong-state: the source of \"a\" names Guam, but stands under the District of Columbia\n");
  CHECK(guarded("[national]\nmost = 'Iowa'\n[states.IL]\na = 1\n[derive]\nb = \"'Iowa'\"\n").empty());
}

TEST_CASE("expected states must be there, and no others") {
  CHECK(guarded("expect = ['IL', 'WI']\n[states.WI]\na = 1\n[states.IL]\na = 1\n").empty());
  CHECK(guarded("expect = ['IL', 'DC']\n[states.IL]\na = 1\n[states.WI]\na = 1\n") ==
        "state-missing: the District of Columbia is expected, but has no figures\n"
        "state-missing: Wisconsin has figures, but is not among the states that are expected\n");
  CHECK(guarded("expect = 'states'\n[states.IL]\na = 1\n")
            .find("state-missing: 49 states or areas are expected, but have no figures: Alabama, Alaska, ") ==
        0);
}

TEST_CASE("states that may not have been read aren't said to be missing") {
  const auto missing = [](const std::string& text) {
    DataReading reading("source = 't'\n" + text);
    CAPTURE(text);
    Diagnostics found;
    settle(reading.dataset, found, {}, {});
    for (const StateData& state : reading.dataset.states) found.append(state.findings);
    return std::any_of(found.all().begin(), found.all().end(),
                       [](const Diagnostic& d) { return d.code == Code::state_missing; });
  };
  CHECK_FALSE(missing("expect = ['IL', 'IA']\n[states.IL]\na = 1\n[states.IX]\na = 1\n"));
  CHECK_FALSE(missing("expect = ['IL']\n[state.IL]\na = 1\n"));
  CHECK_FALSE(
      missing("expect = ['IL']\n[states_csv]\nfile = 'none.csv'\nkey = 'a'\ncolumns = { a = 'a' }\n"));
  CHECK_FALSE(missing("expect = ['IL', 'IX']\n[states.IL]\na = 1\n[states.IA]\na = 1\n"));
  // What has nothing to do with it hides nothing.
  CHECK(missing("edtion = 2023\nexpect = ['IL', 'IA']\n[states.IL]\na = 1\n"));
  CHECK(missing("expect = ['IL', 'IA']\n[states.IL]\na = '5 %'\n"));
}

TEST_CASE("figures older than their edition are stale") {
  const std::string state = "[states.IL]\na = 1\n";
  CHECK(guarded("edition = 2023\nas_of = 2023-01-01\n" + state).empty());
  CHECK(guarded("edition = 2023\nas_of = 2022-12-31\n" + state) ==
        "stale: the figures stand for 2022-12-31, before the edition's year 2023 began\n");
  CHECK_FALSE(guarded("edition = '2023-24'\nas_of = 2022-12-31\n" + state).empty());
  CHECK(guarded("edition = '2023-24'\nas_of = 2023-07-01\n" + state).empty());
  CHECK(guarded("edition = 'Spring'\nas_of = 1900-01-01\n" + state).empty());
  CHECK(guarded("edition = 7\nas_of = 1900-01-01\n" + state).empty());
  CHECK(guarded("edition = '20235'\nas_of = 1900-01-01\n" + state).empty());
  CHECK(guarded("edition = 2023\nas_of = 'May 2020'\n" + state).empty());
}

TEST_CASE("figures expire after their last day, if anybody says what day it is") {
  const std::string text = "expires = 2024-05-31\n[states.IL]\na = 1\n";
  CHECK(guarded(text).empty());
  CHECK(guarded(text, {Date{2024, 5, 31}, {}}).empty());
  CHECK(guarded(text, {Date{2024, 6, 1}, {}}) ==
        "stale: these figures were good until 2024-05-31, and today is 2024-06-01\n");
}

TEST_CASE("a guard is turned off by the data or by the layout") {
  const std::string text = "expires = 2024-05-31\n";
  const std::string state = "[states.IL]\na = 1\n";
  CHECK(guarded(text + "guards.stale = 'why'\n" + state, {Date{2025, 1, 1}, {}}).empty());
  CHECK(guarded(text + state, {Date{2025, 1, 1}, {{Code::stale, "why", {}}}}).empty());
  CHECK_FALSE(guarded(text + state, {Date{2025, 1, 1}, {{Code::wrong_state, "why", {}}}}).empty());
}

#include "engine/factsheet.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::engine;

namespace {

constexpr const char* data_file = R"toml(layout = "l.toml"
edition = 2023
source = "Health Department"
vintage = "V2023"
[national]
births = { value = 3_600_000, precision = "0.1 million" }
[states.IL]
births = 128_350
deaths = { value = 127_000, precision = "1 thousand", source = "Registrar", note = "provisional" }
rows = [
  { kind = "a", n = 5 },
  { kind = "b", n = 7 },
]
hidden = { status = "suppressed" }  # 17
[states.WI]
births = 60_049
deaths = 52_000
rows = [ { kind = "a", n = 2 }, { kind = "b", n = 9 } ]
hidden = 12
[states.WY]
births = 60_049
deaths = { status = "not available" }
rows = [ { kind = "a", n = 2 }, { kind = "b", n = 9 } ]
hidden = 12
[derive]
growth = "births - deaths"
double = "growth + growth - births"
place = "rank(births, 'states')"
dead = "ranked(deaths)"
all = "sum(rows.n)"
list = [ { n = "births", share = "percent_of_rows(n, 1)" }, { n = "all", share = "percent_of_rows(n, 1)" } ]
national.total = "total(births)"
)toml";

constexpr const char* layout_file = R"([document]
title = "T {edition}"
leaves_out = ["deaths", "double", "place", "dead", "list", "list.*", "hidden", "national.total"]
digits = ["4,711"]
[labels]
a = "At home"
b = "Elsewhere"
[footer]
left = "{source}"
[[block]]
type = "heading"
level = 1
text = "{births|round:1000} in {state.in}"
[[block]]
text = "{births} births, {national.births} in the nation, {growth}; typed: 4,711."
[[block]]
type = "table"
rows = "rows"
caption = "Rows"
total = { equals = "all" }
columns = [ { head = "K", text = "{kind|label}" }, { head = "N", text = "{n}" } ]
)";

struct Loaded {
  MemoryFiles files{MemoryFiles::Contents{{"d.toml", data_file}, {"l.toml", layout_file}}};
  Timings timings;
  Project project = load_project("d.toml", "", files, timings);
  Caches caches{project};

  Explanation explain(const std::string& what, const std::string& state = "IL") {
    for (const Diagnostic& d : project.diagnostics().all()) FAIL_CHECK(render(d, project.sources()));
    return engine::explain(project, state, what, caches, timings);
  }
  Figure figure(const std::string& what) {
    const Explanation found = explain(what);
    INFO(what);
    REQUIRE(found.trace.figures.size() == 1);
    return found.trace.figures.front();
  }
};

std::vector<std::string> texts(const Trace& trace) {
  std::vector<std::string> all;
  for (const Print& print : trace.prints) all.push_back(print.part + ": " + print.text);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a printed number leads to its value, however it is typed") {
  Loaded loaded;
  for (const char* what : {"128,350", "128350", "128_350", " 128 350", "128,000", "births", "128350.0"}) {
    const Explanation found = loaded.explain(what);
    INFO(what);
    REQUIRE(found.trace.figures.size() == 1);
    CHECK(found.trace.figures[0].path == "births");
    CHECK(found.trace.figures[0].value == "128350");
    CHECK(found.trace.figures[0].place.file == "d.toml");
    CHECK(found.trace.figures[0].place.line == 8);
    CHECK(found.trace.figures[0].place.column == 10);
    CHECK(found.trace.figures[0].place.text == "births = 128_350");
    CHECK(texts(found.trace) == Texts{"heading: 128,000", "text: 128,350"});
    CHECK(found.trace.prints[0].formats == "round:1000");
    CHECK(found.trace.prints[0].place.line == 13);
    CHECK(found.trace.prints[1].formats.empty());
  }
  CHECK(loaded.figure("3.6 million").path == "national.births");
  CHECK(loaded.figure("3.6 million").precision == "0.1 million");
  CHECK(loaded.figure("3600000").path == "national.births");
}

TEST_CASE("a figure names its own source and note, else the file's") {
  Loaded loaded;
  const Figure births = loaded.figure("births");
  CHECK(births.source == "Health Department");
  CHECK(births.source_of_file);
  CHECK(births.vintage == "V2023");
  const Figure deaths = loaded.figure("deaths");
  CHECK(deaths.source == "Registrar");
  CHECK_FALSE(deaths.source_of_file);
  CHECK(deaths.note == "provisional");
  CHECK(loaded.explain("deaths").trace.prints.empty());
}

TEST_CASE("records of lists are told apart, and found by number, by text and as a column") {
  Loaded loaded;
  const Explanation column = loaded.explain("rows.n");
  REQUIRE(column.trace.figures.size() == 2);
  CHECK(column.trace.figures[1].path == "rows[2].n");
  CHECK(column.trace.figures[1].place.line == 12);
  CHECK(texts(column.trace) == Texts{"table: 5", "table: 7"});
  CHECK(loaded.figure("rows[2].n").value == "7");
  CHECK(loaded.figure("rows[b].n").path == "rows[2].n");
  CHECK(loaded.figure("rows").value == "2 records");
  CHECK(loaded.explain("rows[3].n").trace.figures.empty());
  const Figure total = loaded.figure("12");
  CHECK(total.formula == "sum(rows.n)");
  REQUIRE(total.inputs.size() == 2);
  CHECK(total.inputs[0].figure.path == "rows[1].n");
  CHECK(total.inputs[1].figure.value == "7");
  const Explanation printed = loaded.explain("all");
  REQUIRE(printed.trace.prints.size() == 1);
  CHECK(printed.trace.prints[0].place.line == 20);  // where the total is named, not the column
}

TEST_CASE("a derived figure is followed to its inputs, each told once") {
  Loaded loaded;
  const Figure derived = loaded.figure("double");
  CHECK(derived.formula == "growth + growth - births");
  CHECK(derived.place.line == 27);
  REQUIRE(derived.inputs.size() == 2);
  const Reading& growth = derived.inputs[0];
  CHECK(growth.figure.formula == "births - deaths");
  REQUIRE(growth.figure.inputs.size() == 2);
  CHECK(growth.figure.inputs[1].figure.source == "Registrar");
  CHECK(derived.inputs[1].repeated);
  CHECK(derived.inputs[1].figure.path == "births");
  CHECK(derived.inputs[1].figure.value == "128350");

  const Figure share = loaded.figure("list[1].share");
  REQUIRE(share.inputs.size() == 2);
  CHECK(share.inputs[0].figure.path == "list[1].n");
  CHECK(share.inputs[0].figure.inputs.at(0).figure.path == "births");
}

TEST_CASE("a function over all states says how many, and whose are the least and the most") {
  Loaded loaded;
  const Figure place = loaded.figure("place");
  REQUIRE(place.inputs.size() == 1);
  REQUIRE(place.inputs[0].across);
  const Across& across = *place.inputs[0].across;
  CHECK(across.call == "rank(births, 'states')");
  CHECK(across.areas == 3);
  CHECK(across.without == 0);
  CHECK(across.least->state == "WI");
  CHECK(across.least->ties == 1);
  CHECK(across.most->state == "IL");
  CHECK(across.most->place.line == 8);
  CHECK(place.inputs[0].figure.path == "births");
  CHECK(loaded.figure("dead").inputs.at(0).across->without == 1);
  // The nation has no figure of its own among the states'.
  CHECK(loaded.figure("national.total").inputs.at(0).figure.path.empty());
}

TEST_CASE("what is suppressed stays so, and neither is the line shown on which it stands") {
  Loaded loaded;
  const Figure hidden = loaded.figure("hidden");
  CHECK(hidden.status == "suppressed");
  CHECK(hidden.type == "none");
  CHECK(hidden.value.empty());
  CHECK(hidden.place.line == 14);
  CHECK(hidden.place.text.empty());
  CHECK(to_json(loaded.explain("hidden").trace, true).find("17") == std::string::npos);
}

TEST_CASE("what isn't found says what is near, and where the layout says it itself") {
  Loaded loaded;
  const Explanation near = loaded.explain("128,351");
  CHECK(near.trace.figures.empty());
  REQUIRE(near.diagnostics.errors() == 1);
  CHECK(near.diagnostics.all()[0].message ==
        "\"128,351\" is neither printed on the sheet of Illinois nor a path of its data");
  CHECK(near.diagnostics.all()[0].hints == Texts{"did you mean the printed text \"128,350\"?"});
  CHECK(loaded.explain("brths").diagnostics.all().at(0).hints == Texts{"did you mean the path births?"});
  const Explanation typed = loaded.explain("4,711");
  REQUIRE(typed.diagnostics.all().at(0).labels.size() == 1);
  CHECK(typed.diagnostics.all()[0].labels[0].span.line == 15);
  CHECK(loaded.explain("x", "Ilinois").diagnostics.all().at(0).code == Code::unknown_state);
}

TEST_CASE("a build writes traces beside good sheets only, the same each time") {
  Loaded loaded;
  MemoryFiles out;
  const BuildOptions options{{"IL", "WI"}, "out", true};
  const BuildResult result = build(loaded.project, options, out, loaded.timings);
  CHECK_FALSE(result.diagnostics.has_errors());
  REQUIRE(out.all().count("out/IL-2023.trace.json") == 1);
  const std::string first = out.all().at("out/IL-2023.trace.json");
  CHECK(first.find("\"printed\": \"128,000\"") < first.find("\"printed\": \"128,350\""));
  build(loaded.project, options, out, loaded.timings);
  CHECK(out.all().at("out/IL-2023.trace.json") == first);

  // Wyoming lacks a figure that its sheet prints.
  MemoryFiles old(MemoryFiles::Contents{{"out/WY-2023.pdf", "old"}, {"out/WY-2023.trace.json", "old"}});
  const BuildResult failed = build(loaded.project, {{"WY"}, "out", true}, old, loaded.timings);
  REQUIRE(failed.sheets.size() == 1);
  CHECK_FALSE(failed.sheets[0].good);
  CHECK(failed.sheets[0].old_file_left);
  CHECK(failed.sheets[0].old_trace_left == "out/WY-2023.trace.json");
  CHECK(old.all().at("out/WY-2023.trace.json") == "old");

  // A build without traces says that one of an earlier run doesn't belong to the new sheet.
  const BuildResult plain = build(loaded.project, {{"IL"}, "out"}, out, loaded.timings);
  CHECK(plain.sheets.at(0).good);
  CHECK(plain.sheets[0].old_trace_left == "out/IL-2023.trace.json");
}

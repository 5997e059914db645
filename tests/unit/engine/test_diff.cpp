#include "engine/factsheet.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::engine;

namespace {

constexpr const char* old_data = R"toml(layout = "l.toml"
edition = 2023
[national]
reports = { value = 32_000_000, precision = "1 million", at_least = true }
total = 1_000
[states.WI]
n = 3
[states.IL]
n = 128_350
zero = 0
same = 19.50
down = 3
place = "north"
hidden = { status = "suppressed" }
extra.going = 5
extra.kept = 1
rows = [ { kind = "a", n = 5 }, { kind = "b", n = 7 } ]
unnamed = [ { n = 1 }, { n = 2 } ]
[derive]
part = { formula = "share(3, if(has(down), down, 1) + 6)", decimals = 1 }
)toml";

constexpr const char* new_data = R"toml(layout = "l.toml"
edition = 2024
[national]
reports = { value = 36_200_000, precision = "0.1 million", at_least = true }
total = 1_001
[states.WY]
n = 3
[states.IL]
n = 128_351
zero = 4
same = 19.50
down = 2
place = "south, \"by the sea\""
hidden = 17
rows = [ { kind = "b", n = 7 }, { kind = "c", n = 1 }, { kind = "a", n = 6 } ]
unnamed = [ { n = 1 }, { n = 3 } ]
extra.kept = 1
extra.coming = { value = 6, status = "unreliable" }
[derive]
part = { formula = "share(3, if(has(down), down, 1) + 6)", decimals = 1 }
)toml";

constexpr const char* layout_file = R"([document]
title = "T"
leaves_out = ["national.*", "zero", "same", "down", "place", "hidden", "extra.*", "rows.*", "unnamed.*", "part"]
[[block]]
type = "heading"
level = 1
text = "{state.name}"
[[block]]
text = "There were {n}."
)";

constexpr const char* small_layout =
    "[document]\ntitle = \"T\"\n[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{n}\"\n";

struct Editions {
  explicit Editions(const std::string& before = old_data, const std::string& after = new_data)
      : files(MemoryFiles::Contents{
            {"old.toml", before}, {"new.toml", after}, {"l.toml", layout_file}, {"m.toml", small_layout}}) {}

  Diff diff(const std::vector<std::string>& states = {}) {
    const Project older = load_project("old.toml", "", files, timings);
    const Project newer = load_project("new.toml", "", files, timings);
    Diff found = engine::diff(older, newer, states, timings);
    shown = found.old_diagnostics.errors() + found.new_diagnostics.errors();
    for (const Diagnostic& d : found.new_diagnostics.all()) UNSCOPED_INFO(render(d, newer.sources()));
    for (const Diagnostic& d : found.old_diagnostics.all()) UNSCOPED_INFO(render(d, older.sources()));
    return found;
  }

  MemoryFiles files;
  Timings timings;
  std::size_t shown = 0;
};

const AreaChanges& area(const Diff& diff, const std::string& code) {
  const auto found =
      std::find_if(diff.areas.begin(), diff.areas.end(), [&](const auto& a) { return a.code == code; });
  REQUIRE(found != diff.areas.end());
  return *found;
}

const Change& change(const Diff& diff, const std::string& code, const std::string& path) {
  const auto& changes = area(diff, code).changes;
  const auto found =
      std::find_if(changes.begin(), changes.end(), [&](const Change& c) { return c.path == path; });
  INFO(path);
  REQUIRE(found != changes.end());
  return *found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("two editions: what changed, in the new file's order, the nation first") {
  Editions editions;
  const Diff diff = editions.diff();
  CHECK(editions.shown == 0);
  CHECK(diff.new_states == Texts{"WY"});
  CHECK(diff.gone_states == Texts{"WI"});
  Texts areas;
  for (const AreaChanges& each : diff.areas) areas.push_back(each.code);
  CHECK(areas == Texts{"file", "national", "IL"});
  Texts paths;
  for (const Change& each : area(diff, "IL").changes) paths.push_back(each.path);
  CHECK(paths == Texts{"n", "zero", "down", "place", "hidden", "rows[c].kind", "rows[c].n", "rows[a].n",
                       "unnamed[2].n", "extra.coming", "part", "extra.going"});
}

TEST_CASE("differences are exact, percentages rounded once, and n/a where nothing can be told") {
  Editions editions;
  const Diff diff = editions.diff();
  const Change& n = change(diff, "IL", "n");
  CHECK(n.before.value == "128350");
  CHECK(n.after.value == "128351");
  CHECK(n.after.place.line == 9);
  CHECK(n.difference == "1");
  CHECK(n.percent == "0.0");
  CHECK(change(diff, "national", "national.total").percent == "0.1");
  CHECK(change(diff, "IL", "down").difference == "-1");
  CHECK(change(diff, "IL", "down").percent == "-33.3");
  CHECK(change(diff, "IL", "zero").difference == "4");
  CHECK(change(diff, "IL", "zero").percent.empty());
  // "More than 32 million" and "more than 36.2 million" are an unknown number apart.
  CHECK(change(diff, "national", "national.reports").difference.empty());
  CHECK(change(diff, "IL", "place").difference.empty());
  CHECK(change(diff, "IL", "hidden").before.status == "suppressed");
  CHECK(change(diff, "IL", "hidden").before.value.empty());
  CHECK(change(diff, "IL", "hidden").difference.empty());
  CHECK(change(diff, "file", "edition").difference.empty());
}

TEST_CASE("a percentage of a half goes away from zero, and of a negative number is of its size") {
  Editions editions("layout = \"l.toml\"\n[states.IL]\nn = 2_000\ndown = -50\n",
                    "layout = \"l.toml\"\n[states.IL]\nn = 2_001\ndown = -25\n");
  const Diff diff = editions.diff();
  CHECK(change(diff, "IL", "n").percent == "0.1");  // 0.05
  CHECK(change(diff, "IL", "down").percent == "50.0");
}

TEST_CASE("derived values are marked, and shown no finer than they are printed") {
  Editions editions;
  const Diff diff = editions.diff();
  const Change& part = change(diff, "IL", "part");
  CHECK(part.derived());
  CHECK(part.before.shown == "33.3");
  CHECK(part.after.shown == "37.5");
  CHECK(part.shown_difference == "4.2");
  CHECK(part.after.value == "37.5");
}

TEST_CASE("what appears and vanishes is told apart from what changed") {
  Editions editions;
  const Diff diff = editions.diff();
  CHECK_FALSE(change(diff, "IL", "extra.coming").before.there);
  CHECK(change(diff, "IL", "extra.coming").after.status == "unreliable");
  CHECK_FALSE(change(diff, "IL", "extra.going").after.there);
  CHECK_FALSE(change(diff, "IL", "rows[c].n").before.there);
}

TEST_CASE("the first line that reads otherwise is named, of both sheets") {
  Editions editions;
  const Diff diff = editions.diff();
  REQUIRE(area(diff, "IL").words);
  CHECK(area(diff, "IL").words->before == "There were 128,350.");
  CHECK(area(diff, "IL").words->after == "There were 128,351.");
}

TEST_CASE("a sheet with errors is said to have them, and its words aren't compared") {
  Editions editions("layout = \"m.toml\"\nedition = 1\n[states.IL]\nn = 1\n",
                    "layout = \"m.toml\"\nedition = 1\n[states.IL]\nn = 2\nunprinted = 3\n");
  const Diff diff = editions.diff();
  CHECK(editions.shown == 1);
  CHECK_FALSE(area(diff, "IL").words_compared);
  CHECK(change(diff, "IL", "n").difference == "1");
}

TEST_CASE("a file that can't be read in full isn't compared") {
  Editions editions("layout = \"l.toml\"\n[states.IL]\nn = 1,5\n");
  const Diff diff = editions.diff();
  CHECK(diff.areas.empty());
  CHECK(diff.new_file.empty());
  CHECK(diff.old_diagnostics.has_errors());
}

TEST_CASE("states can be chosen, those that either edition has") {
  Editions editions;
  const Diff diff = editions.diff({"Wisconsin"});
  CHECK(diff.gone_states == Texts{"WI"});
  CHECK(diff.new_states.empty());
  CHECK(diff.areas.size() == 2);  // the file and the nation
  editions.diff({"OH", "Ilinois"});
  CHECK(editions.shown == 2);
}

TEST_CASE("CSV quotes what it must, JSON holds all; both are the same each time") {
  Editions editions;
  const Diff diff = editions.diff();
  const std::string csv = to_csv(diff);
  CHECK(csv.find("area,path,change,old,new,difference,percent,derived,") == 0);
  CHECK(csv.find("\r\nIL,place,changed,north,\"south, \"\"by the sea\"\"\",,,,reported,") !=
        std::string::npos);
  CHECK(csv.find("\r\nWY,,new state,") != std::string::npos);
  CHECK(csv.find("\r\nIL,,words,\"There were 128,350.\",\"There were 128,351.\",") != std::string::npos);
  const std::string json = to_json(diff);
  CHECK(json.find("\"new_states\": [\n    \"WY\"\n  ]") != std::string::npos);
  CHECK(json.find("\"percent\": \"-33.3\"") != std::string::npos);
  CHECK(to_csv(editions.diff()) == csv);
  CHECK(to_json(editions.diff()) == json);
}

TEST_CASE("equal editions have no difference") {
  Editions editions(old_data, old_data);
  CHECK(editions.diff().areas.empty());
}

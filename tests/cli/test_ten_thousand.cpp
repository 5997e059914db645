// A batch of areas by the thousand, some of them faulty: those are reported, each at its place, and no other;
// all others are made.
#include "cli/faulty_areas.hpp"
#include "cli/program.hpp"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Contains;
using cli_test::FaultyAreas;
using cli_test::Run;
using cli_test::Workspace;
using Json = nlohmann::json;

namespace {

constexpr int count = FACTSHEET_BATCH;
constexpr std::size_t many = FACTSHEET_BATCH;

std::string place_of(const Json& finding) {
  return finding["file"].get<std::string>() + ":" + std::to_string(finding["line"].get<int>()) + ":" +
         std::to_string(finding["column"].get<int>());
}

// What a report tells of the areas that failed, as `FaultyAreas` has it.
std::map<std::string, std::string> told_by(const Json& report) {
  std::map<std::string, std::string> told;
  for (const Json& finding : report["findings"]) {
    for (const Json& area : finding["states"]) {
      std::string& text = told[area.get<std::string>()];
      if (!text.empty()) text += " and ";
      text += finding["code"].get<std::string>() + " " + place_of(finding);
    }
  }
  return told;
}

// Processor time, which other programs on the machine don't add to.
double spent_by_children() {
  rusage usage{};
  REQUIRE(::getrusage(RUSAGE_CHILDREN, &usage) == 0);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// The areas of a status.
std::set<std::string> those(const Json& report, const std::string& status) {
  std::set<std::string> out;
  for (const Json& sheet : report["sheets"]) {
    if (sheet["status"] == status) out.insert(sheet["state"].get<std::string>());
  }
  return out;
}

std::set<std::string> without(std::set<std::string> all, const std::map<std::string, std::string>& faulty) {
  std::erase_if(all, [&](const std::string& area) { return faulty.contains(area); });
  return all;
}

// The areas whose files are there; all of them whole, and nothing beside them.
std::set<std::string> whole_files(const Workspace& workspace) {
  std::set<std::string> out;
  std::size_t damaged = 0;
  for (const std::string& file : workspace.files_in("out")) {
    const std::string bytes = workspace.read("out/" + file);
    const bool whole = file.ends_with(".pdf") && bytes.starts_with("%PDF-1.7") && bytes.ends_with("%%EOF\n");
    if (!whole) ++damaged;
    out.insert(file.substr(0, file.find('.')));
  }
  CHECK(damaged == 0);
  return out;
}

}  // namespace

TEST_CASE("of areas by the thousand the faulty ones are reported and no other", "[.batch]") {
  const Workspace workspace;
  const FaultyAreas areas = write_faulty_areas(workspace, count);
  REQUIRE(areas.all.size() == many);
  REQUIRE(areas.faulty.size() == many / 100 * 3);

  const Run run = workspace.run({"build", "data.toml", "--report", "r.json"});
  CHECK(run.status == 1);
  CHECK_THAT(run.out, Catch::EndsWith("\n" + std::to_string(many - areas.faulty.size()) + " sheets, " +
                                      std::to_string(areas.faulty.size()) + " have errors\n"));
  const Json report = Json::parse(workspace.read("r.json"));
  CHECK(told_by(report) == areas.faulty);
  for (const Json& finding : report["findings"]) {
    CHECK(finding["severity"] == "error");
    CHECK_FALSE(finding["states"].empty());
    CHECK_THAT(run.err, Contains(place_of(finding)));
  }
  const std::set<std::string> good = without(areas.all, areas.faulty);
  CHECK(report["counts"]["sheets"] == many);
  CHECK(those(report, "written") == good);
  CHECK(those(report, "failed").size() == areas.faulty.size());
  CHECK(whole_files(workspace) == good);

  mend_areas(workspace, count);
  const Run again = workspace.run({"build", "data.toml", "--report", "r.json"});
  CHECK(again.err == "");
  CHECK(again.status == 0);
  const Json mended = Json::parse(workspace.read("r.json"));
  CHECK(those(mended, "unchanged") == good);
  CHECK(mended["counts"]["written"] == areas.faulty.size());
  CHECK(whole_files(workspace) == areas.all);
}

// Each sheet asks all areas for the path: without care that takes the square of their number.
TEST_CASE("a path that is misspelt in the layout costs each of thousands of sheets little", "[.batch]") {
  const auto seconds_for = [](int areas) {
    const Workspace workspace;
    mend_areas(workspace, areas);
    std::string layout = workspace.read("sheet.toml");
    layout.insert(layout.find("{remark}"), "{hoomes} {state.nmae} {previous.homes} ");
    workspace.write("sheet.toml", layout);
    const double before = spent_by_children();
    const Run run = workspace.run({"check", "data.toml"});
    const double after = spent_by_children();
    CHECK(run.status == 1);
    CHECK_THAT(run.err, Contains("error[unknown-path]: the data has no \"hoomes\"") &&
                            Contains("did you mean \"homes\"?") && Contains("no \"state.nmae\"") &&
                            Contains("no \"previous.homes\""));
    return after - before;
  };
  // Linear would be 8; when all areas were asked each time, it was 30.
  const double few = seconds_for(count / 10);
  CHECK(seconds_for(count / 10 * 8) < 16 * few);
}

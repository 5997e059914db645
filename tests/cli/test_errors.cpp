#include "cli/program.hpp"
#include "engine/factsheet.hpp"

#include <cstdlib>
#include <stdexcept>

#include <catch2/catch.hpp>

using Catch::Contains;
using cli_test::Run;
using cli_test::Workspace;
using cli_test::write_sample;

using Names = std::vector<std::string>;

TEST_CASE("a data file that isn't there is named") {
  const Run run = Workspace().run({"build", "nowhere.toml"});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK_THAT(
      run.err,
      Contains(
          "error[file-unreadable]: the data file \"nowhere.toml\" can't be read: there is no such file"));
  CHECK_THAT(run.err, Contains("1 error\n"));
}

TEST_CASE("what is no ordinary file is named, and never waited for") {
  const Workspace workspace;
  workspace.write("folder/x", "");
  CHECK_THAT(workspace.run({"check", "folder"}).err, Contains("it is a folder"));
  CHECK_THAT(workspace.run({"check", "/dev/zero"}).err, Contains("it isn't an ordinary file"));
}

TEST_CASE("figures expire by the system's date, or by SOURCE_DATE_EPOCH where it is set") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("data.toml", "expires = 2001-09-09\n" + workspace.read("data.toml"));
  const auto check_on = [&](const char* seconds) {
    ::setenv("SOURCE_DATE_EPOCH", seconds, 1);
    const Run run = workspace.run({"check", "data.toml"});
    ::unsetenv("SOURCE_DATE_EPOCH");
    return run;
  };
  CHECK(check_on("1000000000").status == 0);  // 2001-09-09 01:46:40 UTC
  CHECK_THAT(check_on("1000080000").err,
             Contains("[stale]: these figures were good until 2001-09-09, and today is 2001-09-10"));
  CHECK_THAT(workspace.run({"check", "data.toml"}).err, Contains("error[stale]"));
  CHECK(check_on("soon").status == 2);
  CHECK_THAT(check_on("-5").err,
             Contains("SOURCE_DATE_EPOCH is set, but is no number of seconds since 1970"));
}

TEST_CASE("a layout that isn't there is shown where the data names it") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("data.toml", "layout = \"sheets.toml\"\nedition = 2023\n[states.IL]\na = 1\n");
  const Run run = workspace.run({"check", "data.toml"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error[file-unreadable]: the layout \"sheets.toml\" can't be read"));
  CHECK_THAT(run.err, Contains("data.toml:1:10"));
}

TEST_CASE("a data file without a layout says how to name one") {
  const Workspace workspace;
  workspace.write("data.toml", "edition = 2023\n[states.IL]\na = 1\n");
  const Run run = workspace.run({"check", "data.toml"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error[missing-key]"));
  CHECK_THAT(run.err, Contains("--layout"));
}

TEST_CASE("data without states says that there is nothing to build") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("data.toml", "layout = \"sheet.toml\"\nedition = 2023\n");
  const Run run = workspace.run({"build", "data.toml"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error[no-states]"));
  CHECK_THAT(run.err, Contains("[states.IL]"));
}

TEST_CASE("a state that is misspelt, and one without data, are told apart; the others are built") {
  const Workspace workspace;
  write_sample(workspace);
  const Run run = workspace.run({"build", "data.toml", "--state", "Ilinois,DC,WI"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error[unknown-state]: there is no state or area \"Ilinois\""));
  CHECK_THAT(run.err, Contains("did you mean \"Illinois\"?"));
  CHECK_THAT(run.err, Contains("error[no-states]: the data has no figures for the District of Columbia"));
  CHECK_THAT(run.err, Contains("it has those of Illinois (IL), Wisconsin (WI)"));
  CHECK(workspace.files_in("out") == Names{"WI-2023.pdf"});
}

TEST_CASE("an output folder that can't be had is named once") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("taken", "a file");
  const Run run = workspace.run({"build", "data.toml", "-o", "taken"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error[file-unwritable]: \"taken\" can't be written"));
  CHECK_THAT(run.err, Contains("1 error\n"));
  CHECK(run.out ==
        "taken/IL-2023.pdf  not written: 1 error\ntaken/WI-2023.pdf  not written: 1 error\n"
        "0 sheets, 2 have errors\n");
}

TEST_CASE("a sheet that can't take its place leaves nothing behind") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("out/IL-2023.pdf/keep", "the sheet's name is taken by a folder");
  const Run run = workspace.run({"build", "data.toml"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("\"out/IL-2023.pdf\" can't be written: it is a folder"));
  CHECK(workspace.files_in("out") == Names{"IL-2023.pdf", "WI-2023.pdf"});
}

TEST_CASE("two sheets never share a file") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("same.toml",
                  "[document]\ntitle = \"T\"\nfile = \"sheet-{edition}.pdf\"\n"
                  "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{missing.total}\"\n");
  const Run run = workspace.run({"build", "data.toml", "--layout", "same.toml"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error[file-name]: IL and WI would both be written to \"sheet-2023.pdf\""));
  CHECK_THAT(run.err, Contains("same.toml:3:8"));
}

namespace {

// A disk that fails in a way that nobody foresaw.
class FaultyFiles final : public factsheet::engine::Files {
 public:
  factsheet::engine::ReadResult read(const std::string& path) const override { return disk_.read(path); }
  bool exists(const std::string& path) const override { return disk_.exists(path); }
  std::optional<factsheet::engine::WriteFailure> write_atomically(const std::string& path,
                                                                  std::string_view) override {
    if (path.find("IL") != std::string::npos) throw std::runtime_error("the tape has torn");
    return std::nullopt;
  }

 private:
  factsheet::engine::DiskFiles disk_;
};

}  // namespace

TEST_CASE("a fault of the program costs one sheet, not the batch") {
  using namespace factsheet;
  const Workspace workspace;
  write_sample(workspace);
  FaultyFiles files;
  engine::Timings timings;
  const engine::Project project = engine::load_project(workspace.path("data.toml"), "", files, timings);
  REQUIRE_FALSE(project.diagnostics().has_errors());
  const engine::BuildResult result = engine::build(project, {{}, "out"}, files, timings);
  REQUIRE(result.sheets.size() == 2);
  CHECK_FALSE(result.sheets[0].good);
  CHECK(result.sheets[1].good);
  REQUIRE(result.diagnostics.errors() == 1);
  CHECK_THAT(render(result.diagnostics.all().front(), project.sources()),
             Contains("error[internal]") && Contains("the tape has torn") && Contains("please report"));
}

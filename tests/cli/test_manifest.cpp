// Building what changed alone, and holding a folder to what was built.
#include "cli/program.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

using Catch::Contains;
using Catch::Matches;
using cli_test::Run;
using cli_test::Workspace;
using cli_test::write_sample;

namespace {

void replace(const Workspace& workspace, const std::string& file, const std::string& from,
             const std::string& to) {
  std::string text = workspace.read(file);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  workspace.write(file, text.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("a second build makes the changed sheet alone and says why; --force makes all") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml"}).status == 0);
  const Run same = workspace.run({"build", "data.toml"});
  CHECK(same.status == 0);
  CHECK_THAT(same.out, Matches("out/IL-2023\\.pdf  1 page  [0-9.]+ kB  unchanged\n"
                               "out/WI-2023\\.pdf  1 page  [0-9.]+ kB  unchanged\n"
                               "2 sheets, unchanged\n"));
  replace(workspace, "data.toml", "980", "981");
  const Run changed = workspace.run({"build", "data.toml"});
  CHECK_THAT(changed.out, Matches("out/IL-2023\\.pdf  1 page  [0-9.]+ kB  anew: missing.total changed\n"
                                  "out/WI-2023\\.pdf  1 page  [0-9.]+ kB  unchanged\n"
                                  "2 sheets, 1 made, 1 unchanged\n"));
  replace(workspace, "sheet.toml", "there were", "we had");
  CHECK_THAT(workspace.run({"build", "data.toml", "--state", "IL"}).out,
             Contains("anew: sheet.toml changed"));
  CHECK_THAT(workspace.run({"build", "data.toml", "--force"}).out, Matches("(.*kB\n){2}2 sheets\n"));
}

TEST_CASE("a build says whose sheets it took the place of, and which are left of states that are gone") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml"}).err.empty());
  workspace.write("other.toml", workspace.read("data.toml"));
  const Run same = workspace.run({"build", "other.toml", "--state", "IL"});
  CHECK_THAT(same.out, Contains("1 sheet, unchanged"));
  CHECK_THAT(same.err,
             Contains("these sheets were those of data.toml with sheet.toml in \"out\", which still "
                      "holds WI-2023.pdf of them"));
  REQUIRE(workspace.run({"build", "data.toml"}).err.empty());
  replace(workspace, "other.toml", "missing.total = 980", "missing.total = 981");
  const Run other = workspace.run({"build", "other.toml", "--state", "IL"});
  CHECK(other.status == 0);
  CHECK_THAT(
      other.err,
      Contains(
          "warning[file-name]: 1 sheet took the place of those of data.toml with sheet.toml in \"out\""));
  CHECK_THAT(other.out, Contains("anew: another data file's or layout's stood there"));
  CHECK(workspace.run({"build", "other.toml", "--state", "IL"}).err.empty());

  replace(workspace, "data.toml", "[states.WI]\nmissing.total = 412", "");
  const Run gone = workspace.run({"build", "data.toml"});
  CHECK(gone.status == 0);
  CHECK_THAT(gone.err, Contains("\"out\" still holds WI-2023.pdf: the data no longer has its state"));
  std::filesystem::remove(workspace.path("out/WI-2023.pdf"));
  CHECK_THAT(workspace.run({"build", "data.toml"}).err, !Contains("still holds"));
  replace(workspace, "data.toml", "edition = 2023", "edition = 2024");
  CHECK_THAT(workspace.run({"build", "data.toml"}).err,
             Contains("\"out\" still holds IL-2023.pdf: its sheet has another name now"));
}

TEST_CASE("verify says what is missing, changed, extra and stale") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml"}).status == 0);
  const Run good = workspace.run({"verify", "out"});
  CHECK(good.err.empty());
  CHECK(good.out == "2 sheets as built\n");
  CHECK(good.status == 0);

  workspace.write("out/IL-2023.pdf", "another");
  workspace.write("out/notes.pdf", "by hand");
  std::filesystem::remove(workspace.path("out/WI-2023.pdf"));
  const Run off = workspace.run({"verify", "out"});
  CHECK(off.status == 1);
  CHECK(off.out ==
        "changed  IL-2023.pdf  it isn't as it was built\n"
        "missing  WI-2023.pdf  there is no such file\n"
        "extra    notes.pdf    the manifest doesn't know it\n"
        "0 of 2 sheets as built\n");

  std::filesystem::rename(workspace.path("out/notes.pdf"), workspace.path("out/NOTES.PDF"));
  CHECK_THAT(workspace.run({"verify", "out"}).out, Contains("extra    NOTES.PDF"));
  std::filesystem::remove(workspace.path("out/NOTES.PDF"));
  REQUIRE(workspace.run({"build", "data.toml"}).status == 0);
  CHECK(workspace.run({"verify", "out"}).status == 0);

  // A state gone, and another that fails.
  replace(workspace, "data.toml", "[states.WI]\nmissing.total = 412", "");
  replace(workspace, "data.toml", "missing.total", "missing.totl");
  CHECK(workspace.run({"build", "data.toml"}).status == 1);
  const Run stale = workspace.run({"verify", "out"});
  CHECK(stale.status == 1);
  CHECK(stale.out ==
        "stale    IL-2023.pdf  a later build of it failed\n"
        "stale    WI-2023.pdf  the data no longer has its state\n"
        "0 of 2 sheets as built\n");
}

TEST_CASE("a folder that was moved away is verified without what its sheets were made from") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml"}).status == 0);
  std::filesystem::create_directories(workspace.path("far/away"));
  std::filesystem::rename(workspace.path("out"), workspace.path("far/away/sheets"));
  const Run moved = workspace.run({"verify", "far/away/sheets/"});
  CHECK(moved.status == 0);
  CHECK(moved.out == "2 sheets as built\n");
  CHECK(moved.err ==
        "note: not compared with what they were made from: far/away/data.toml and 1 other file are not "
        "there\n");

  // Moved together with them, they are found.
  std::filesystem::rename(workspace.path("data.toml"), workspace.path("far/away/data.toml"));
  std::filesystem::rename(workspace.path("sheet.toml"), workspace.path("far/away/sheet.toml"));
  const Run together = workspace.run({"verify", "far/away/sheets"});
  CHECK(together.status == 0);
  CHECK(together.err.empty());
  CHECK_THAT(workspace.run({"build", "far/away/data.toml", "-o", "far/away/sheets"}).out,
             Contains("2 sheets, unchanged"));
}

TEST_CASE("a manifest that can't be written is an error; the sheets are there all the same") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("out/manifest.json/keep", "its name is taken by a folder");
  const Run run = workspace.run({"build", "data.toml"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("error[file-unwritable]: the account of the sheets, \"out/manifest.json\", "
                               "can't be written: it is a folder"));
  CHECK_THAT(run.out, Contains("2 sheets\n"));
  CHECK(workspace.has("out/IL-2023.pdf"));
}

TEST_CASE("verify asks for a folder with a manifest") {
  const Workspace workspace;
  write_sample(workspace);
  const Run none = workspace.run({"verify", "nowhere"});
  CHECK(none.status == 1);
  CHECK_THAT(none.err, Contains("\"nowhere/manifest.json\" can't be read: there is no such file"));
  workspace.write("odd/manifest.json", "{\"factsheet_manifest\": 99}");
  CHECK_THAT(workspace.run({"verify", "odd"}).err, Contains("is no manifest that this program knows"));
  CHECK_THAT(workspace.run({"verify"}).err, Contains("the folder is missing"));
}

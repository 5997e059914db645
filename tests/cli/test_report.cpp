#include "cli/program.hpp"

#include <catch2/catch.hpp>

using Catch::Contains;
using Catch::StartsWith;
using cli_test::Run;
using cli_test::Workspace;
using cli_test::write_sample;

using Names = std::vector<std::string>;

TEST_CASE("build writes the reports that it is asked for, and says nothing of them") {
  const Workspace workspace;
  write_sample(workspace);
  const Run plain = workspace.run({"build", "data.toml"});
  const Run run = workspace.run(
      {"build", "data.toml", "--report", "r/all.json", "--report=r/all.csv", "--report", "r/all.html"});
  CHECK(run.status == 0);
  CHECK(run.err == "");
  CHECK(run.out == plain.out);
  CHECK(workspace.files_in("r") == Names{"all.csv", "all.html", "all.json"});
  CHECK_THAT(workspace.read("r/all.json"), StartsWith("{\n  \"schema\": \"factsheet-report/1\",\n"));
  CHECK_THAT(workspace.read("r/all.json"), Contains("\"layout\": \"sheet.toml\""));
  CHECK_THAT(workspace.read("r/all.csv"), Contains("\r\nWI,Wisconsin,written,out/WI-2023.pdf,1,,0,0,"));
  CHECK_THAT(workspace.read("r/all.html"),
             StartsWith("<!DOCTYPE html>\n<html lang=\"en\">") && Contains("href=\"../out/IL-2023.pdf\"") &&
                 Contains("aria-label=\"First page of the sheet for Wisconsin\""));
}

TEST_CASE("reports don't differ from run to run, unless times are asked for") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(
      workspace.run({"build", "data.toml", "-j", "1", "--report", "a.json", "--report", "a.html"}).status ==
      0);
  REQUIRE(
      workspace.run({"build", "data.toml", "-j", "4", "--report", "b.json", "--report", "b.html"}).status ==
      0);
  CHECK(workspace.read("a.json") == workspace.read("b.json"));
  CHECK(workspace.read("a.html") == workspace.read("b.html"));
  CHECK_THAT(workspace.read("a.json"), !Contains("milliseconds"));
  REQUIRE(workspace.run({"build", "data.toml", "--report", "a.json", "--report-times"}).status == 0);
  CHECK_THAT(workspace.read("a.json"), Contains("milliseconds"));
}

TEST_CASE("a report is written of a batch with mistakes, even of one that can't be read") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("data.toml",
                  "layout = \"sheet.toml\"\nedition = 2023\n[states.IL]\nmissing.total = 3\n[states.WI]\n"
                  "missing.totl = 4\n");
  const Run run = workspace.run({"build", "data.toml", "--report", "r.json", "--report", "r.html"});
  CHECK(run.status == 1);
  CHECK_THAT(run.out, StartsWith("out/IL-2023.pdf  1 page  ") &&
                          Contains("\nout/WI-2023.pdf  not written: ") &&
                          Contains("\n1 sheet, 1 has errors\n"));
  CHECK_THAT(workspace.read("r.json"), Contains("\"failed\": 1") && Contains("\"line\": 6"));
  CHECK_THAT(workspace.read("r.html"), Contains("1 of 2 sheets written, 1 failed."));

  const Run none = workspace.run({"build", "gone.toml", "--report", "g.json", "--report", "g.html"});
  CHECK(none.status == 1);
  CHECK_THAT(workspace.read("g.json"),
             Contains("\"sheets\": []") && Contains("\"unreadable\": \"there is no such file\""));
  CHECK_THAT(workspace.read("g.html"), Contains("No sheet was made"));
}

TEST_CASE("a file of an earlier run is told of in the report") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml"}).status == 0);
  workspace.write("data.toml", "layout = \"sheet.toml\"\nedition = 2023\n[states.IL]\nmissing.totl = 3\n");
  CHECK(workspace.run({"build", "data.toml", "--report", "r.json"}).status == 1);
  CHECK_THAT(workspace.read("r.json"), Contains("\"old_file_left\": true"));
}

TEST_CASE("a report's name is looked at before anything is built") {
  const Workspace workspace;
  write_sample(workspace);
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& why) {
    std::vector<std::string> all{"build", "data.toml"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Run run = workspace.run(all);
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains(why));
    CHECK_FALSE(workspace.has("out"));
  };
  refused({"--report", "r.txt"}, "--report: \"r.txt\" ends in none of .json, .csv and .html");
  refused({"--report", ""}, "--report: it is empty");
  refused({"--report"}, "--report needs a value");
  refused({"--report-times"}, "--report-times requires --report");
}

TEST_CASE("a report never overwrites what the sheets are made from, nor half a report another") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("n.csv", "State,N\nIL,3\nWI,4\n");
  workspace.write("data.toml",
                  "layout = \"sheet.toml\"\nedition = 2023\n[states_csv]\nfile = \"n.csv\"\nkey = \"State\"\n"
                  "columns = { missing.total = \"N\" }\n");
  REQUIRE(workspace.run({"check", "data.toml"}).status == 0);
  const Run run = workspace.run({"build", "data.toml", "--report", "./n.csv"});
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Contains("\"./n.csv\" would overwrite a file that the sheets are made from"));
  CHECK_THAT(workspace.read("n.csv"), StartsWith("State"));
  CHECK_FALSE(workspace.has("out"));

  workspace.write("taken.json/keep", "");
  const Run taken = workspace.run({"build", "data.toml", "--report", "taken.json"});
  CHECK(taken.status == 1);
  CHECK_THAT(taken.err,
             Contains("error[file-unwritable]: the report \"taken.json\" can't be written: it is a folder"));
  CHECK(workspace.files_in("out") == Names{"IL-2023.pdf", "WI-2023.pdf"});
}

TEST_CASE("a failed sheet that has no name goes by its state; check lists it, too") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("data.toml", "layout = \"sheet.toml\"\nedition = 2023\n[states.IL]\nmissing.totl = 3\n");
  CHECK_THAT(workspace.run({"check", "data.toml"}).out, StartsWith("IL-2023.pdf  1 error\n"));
  workspace.write("nameless.toml",
                  "[document]\ntitle = \"T\"\nfile = \"{slug}\"\n"
                  "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{missing.totl}\"\n");
  CHECK_THAT(workspace.run({"build", "data.toml", "--layout", "nameless.toml"}).out,
             StartsWith("IL  not written: "));
}

TEST_CASE("merge-reports makes of the parts' reports that of the whole batch") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml", "--report", "whole.json"}).status == 0);
  REQUIRE(
      workspace.run({"build", "data.toml", "--state", "WI", "--force", "--report", "part-1.json"}).status ==
      0);
  REQUIRE(
      workspace.run({"build", "data.toml", "--state", "IL", "--force", "--report", "part-2.json"}).status ==
      0);
  const Run run = workspace.run({"merge-reports", "all.json", "part-1.json", "part-2.json"});
  CHECK(run.err == "");
  CHECK(run.status == 0);
  CHECK(run.out == "all.json  2 reports of 2 sheets\n");
  CHECK(workspace.read("all.json") == workspace.read("whole.json"));
  CHECK(workspace.run({"merge-reports", "all.html", "part-1.json", "part-2.json"}).status == 0);
  CHECK_THAT(workspace.read("all.html"), Contains("All 2 sheets were written."));
  CHECK(workspace.run({"merge-reports", "all.csv", "all.json"}).status == 0);
  CHECK_THAT(workspace.read("all.csv"), StartsWith("state,name,status,"));

  // What isn't a report, and the folder's own records, aren't places for one.
  const std::string manifest = workspace.read("out/manifest.json");
  workspace.write("theirs.csv", "Kind,N\n");
  const Run taken = workspace.run({"merge-reports", "theirs.csv", "part-1.json", "part-2.json"});
  CHECK(taken.status == 2);
  CHECK_THAT(taken.err, Contains("\"theirs.csv\" would overwrite a file that is no report"));
  CHECK(workspace.run({"build", "data.toml", "--report", "theirs.csv"}).status == 2);
  CHECK(workspace.read("theirs.csv") == "Kind,N\n");
  CHECK(workspace.run({"merge-reports", "out/manifest.json", "part-1.json", "part-2.json"}).status == 2);
  CHECK(workspace.run({"build", "data.toml", "--report", "out/manifest.json"}).status == 2);
  CHECK(workspace.run({"build", "data.toml", "--report", "out/IL.trace.json"}).status == 2);
  CHECK(workspace.read("out/manifest.json") == manifest);
}

TEST_CASE("merge-reports says which parts are missing") {
  const Workspace workspace;
  write_sample(workspace);
  for (const std::string part : {"1", "3"})
    workspace.run({"build", "data.toml", "--shard", part + "/3", "--report", "part-" + part + ".json"});
  const Run run = workspace.run({"merge-reports", "all.json", "part-1.json", "part-3.json"});
  CHECK(run.status == 0);
  CHECK_THAT(run.err,
             Contains("warning[bad-report]: these reports aren't of the whole batch: part 2/3 is missing"));
  workspace.run({"build", "data.toml", "--shard", "2/3", "--report", "part-2.json"});
  const Run whole = workspace.run({"merge-reports", "whole.json", "all.json", "part-2.json"});
  CHECK(whole.err.empty());
  CHECK_THAT(workspace.read("whole.json"), !Contains("\"shards\""));
  workspace.run({"build", "data.toml", "--shard", "2/2", "--report", "other.json"});
  CHECK_THAT(workspace.run({"merge-reports", "no.json", "part-1.json", "other.json"}).err,
             Contains("was parted otherwise"));
}

TEST_CASE("merge-reports refuses what can't go together, and writes nothing") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml", "--state", "WI", "--report", "part-1.json"}).status == 0);
  REQUIRE(workspace.run({"build", "data.toml", "--state", "IL", "--report", "part-2.json"}).status == 0);
  const Run twice = workspace.run({"merge-reports", "all.json", "part-1.json", "./part-1.json"});
  CHECK(twice.status == 1);
  CHECK_THAT(twice.err, Contains("error[bad-report]: it tells of WI, and \"part-1.json\" does, too"));

  workspace.write("damaged.json", "{ \"schema\": \"factsheet-report/1\",\n  \"version\": }");
  const Run damaged =
      workspace.run({"merge-reports", "all.json", "part-1.json", "damaged.json", "gone.json"});
  CHECK(damaged.status == 1);
  CHECK_THAT(damaged.err, Contains("damaged.json:2:14") &&
                              Contains("the report \"gone.json\" can't be read: there is no such file"));

  // The report to write was forgotten.
  const std::string part = workspace.read("part-1.json");
  const Run forgotten = workspace.run({"merge-reports", "part-1.json", "part-2.json"});
  CHECK(forgotten.status == 1);
  CHECK_THAT(forgotten.err, Contains("the report \"part-1.json\" is there already and tells of WI"));
  CHECK(workspace.read("part-1.json") == part);
  CHECK(workspace.run({"merge-reports", "part-1.json", "part-1.json", "part-2.json"}).status == 2);
  CHECK(workspace.run({"merge-reports", "all.txt", "part-1.json"}).status == 2);
  CHECK_THAT(workspace.run({"merge-reports", "all.json"}).err, Contains("what is to be merged is missing"));
  CHECK_FALSE(workspace.has("all.json"));
}

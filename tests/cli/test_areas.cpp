// Areas of a data file's own, groups of states, and shards of a batch.
#include "cli/program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

using Catch::Contains;
using Catch::StartsWith;
using cli_test::Run;
using cli_test::Workspace;

using Names = std::vector<std::string>;

namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(std::string(FACTSHEET_ROOT) + "/" + path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

const char* const layout =
    "[document]\ntitle = \"{state.name} {edition}\"\nfile = \"{state.code}.pdf\"\n"
    "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{state.name}: {a}, number {place}\"\n";

void write_areas(const Workspace& workspace, int count) {
  std::string list = "code,name,state,region\n";
  std::string table = "code,a\n";
  const char* const states[] = {"OH", "IN", "TX"};
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    list += "S-" + number + ",Sample " + number + " County," + states[i % 3] + "," +
            (i % 2 == 0 ? "North" : "South") + "\n";
    table += "S-" + number + "," + std::to_string(100 * i) + "\n";
  }
  workspace.write("areas.csv", list);
  workspace.write("table.csv", table);
  workspace.write("sheet.toml", layout);
  workspace.write("data.toml",
                  "layout = \"sheet.toml\"\nedition = 2023\nsample = true\nareas = \"areas.csv\"\n"
                  "[states_csv]\nfile = \"table.csv\"\nkey = \"code\"\ncolumns = { a = \"a\" }\n"
                  "[derive]\nplace = \"rank(a)\"\n");
}

void write_states(const Workspace& workspace) {
  workspace.write("sheet.toml", layout);
  workspace.write("data.toml",
                  "layout = \"sheet.toml\"\nedition = 2023\nsample = true\n[derive]\nplace = \"rank(a)\"\n"
                  "[states.WI]\na = 1\n[states.TX]\na = 2\n[states.IL]\na = 3\n[states.KS]\na = 4\n");
}

// The same files with the same bytes.
void check_same(const Workspace& workspace, const std::string& a, const std::string& b) {
  const Names names = workspace.files_in(a);
  REQUIRE_FALSE(names.empty());
  CHECK(workspace.files_in(b) == names);
  for (const std::string& name : names) {
    INFO(name);
    CHECK(workspace.read(a + "/" + name) == workspace.read(b + "/" + name));
  }
}

}  // namespace

TEST_CASE("areas of a data file's own get a sheet each, chosen by code, name, region or state") {
  const Workspace workspace;
  write_areas(workspace, 6);
  const Run all = workspace.run({"build", "data.toml", "-o", "all"});
  CHECK(all.err == "");
  CHECK(all.status == 0);
  CHECK(workspace.files_in("all") == Names{"S-1.pdf", "S-2.pdf", "S-3.pdf", "S-4.pdf", "S-5.pdf", "S-6.pdf"});
  REQUIRE(workspace.run({"build", "data.toml", "-o", "a", "--state", "s-1, Sample 4 County"}).status == 0);
  CHECK(workspace.files_in("a") == Names{"S-1.pdf", "S-4.pdf"});
  REQUIRE(workspace.run({"build", "data.toml", "-o", "b", "--state", "north", "--exclude", "S-6"}).status ==
          0);
  CHECK(workspace.files_in("b") == Names{"S-2.pdf", "S-4.pdf"});
  REQUIRE(workspace.run({"build", "data.toml", "-o", "c", "--state", "TX"}).status == 0);
  CHECK(workspace.files_in("c") == Names{"S-2.pdf", "S-5.pdf"});
  CHECK(workspace.read("c/S-2.pdf") == workspace.read("all/S-2.pdf"));
}

TEST_CASE("--state and --exclude take regions and divisions of the census") {
  const Workspace workspace;
  write_states(workspace);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "a", "--state", "Midwest"}).status == 0);
  CHECK(workspace.files_in("a") == Names{"IL.pdf", "KS.pdf", "WI.pdf"});
  REQUIRE(workspace.run({"build", "data.toml", "-o", "b", "--exclude", "East North Central,KS"}).status == 0);
  CHECK(workspace.files_in("b") == Names{"TX.pdf"});
  REQUIRE(workspace.run({"check", "data.toml", "--state", "South"}).status == 0);
}

TEST_CASE("words that mean nothing, and selections that leave nothing, are errors") {
  const Workspace workspace;
  write_states(workspace);
  const auto fails = [&](const Names& words, const std::string& says) {
    Names arguments{"build", "data.toml"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Run run = workspace.run(arguments);
    CHECK(run.status == 1);
    CHECK_THAT(run.err, Contains(says));
    CHECK_FALSE(workspace.has("out"));
  };
  fails({"--state", "Midwset"}, "error[unknown-state]: there is no state or area \"Midwset\"");
  fails({"--state", "Midwset"}, "did you mean \"Midwest\"?");
  fails({"--exclude", "Ilinois"}, "did you mean \"Illinois\"?");
  fails({"--state", "Pacific"}, "error[no-states]: the data has no figures for any area of \"Pacific\"");
  fails({"--state", "IL", "--exclude", "Midwest"},
        "error[no-states]: what is excluded leaves no state or area");
  const Run several = workspace.run({"explain", "data.toml", "Midwest", "1"});
  CHECK(several.status == 1);
  CHECK_THAT(several.err, Contains("\"Midwest\" is more than one area"));
}

TEST_CASE("a name that two areas share is an error that tells their codes") {
  const Workspace workspace;
  write_areas(workspace, 2);
  workspace.write("areas.csv", "code,name,state\nS-1,Sample Lake,OH\nS-2,Sample Lake,IN\n");
  const Run run = workspace.run({"build", "data.toml", "--state", "Sample Lake"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("2 areas are named \"Sample Lake\""));
  CHECK_THAT(run.err, Contains("write its code: S-1 (in OH) or S-2 (in IN)"));
}

TEST_CASE("a list of areas that can't be read is the one thing that is said") {
  const Workspace workspace;
  write_areas(workspace, 2);
  std::filesystem::remove(workspace.path("areas.csv"));
  const Run run = workspace.run({"build", "data.toml"});
  CHECK(run.status == 1);
  CHECK_THAT(run.err, StartsWith("error[file-unreadable]: the table \"areas.csv\" can't be read"));
  CHECK_THAT(run.err, Contains("1 error"));
}

TEST_CASE("the shards of a batch are all of it, each sheet once, to the byte") {
  const Workspace workspace;
  write_areas(workspace, 8);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "all"}).status == 0);
  std::size_t made = 0;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    const std::string own = std::string("own-") + shard[0];
    REQUIRE(workspace.run({"build", "data.toml", "-o", own, "--shard", shard}).status == 0);
    REQUIRE(workspace.run({"build", "data.toml", "-o", "shared", "--shard", shard, "-j", "2"}).status == 0);
    made += workspace.files_in(own).size();
  }
  CHECK(workspace.files_in("own-1") == Names{"S-1.pdf", "S-4.pdf", "S-7.pdf"});
  CHECK(made == 8);
  check_same(workspace, "all", "shared");

  const Run selected = workspace.run(
      {"build", "data.toml", "-o", "north", "--state", "North", "--exclude", "S-2", "--shard", "2/3"});
  CHECK(selected.status == 0);
  CHECK(workspace.files_in("north") == Names{"S-6.pdf"});
}

TEST_CASE("a shard without sheets is no error, and says so") {
  const Workspace workspace;
  write_areas(workspace, 2);
  const Run run = workspace.run({"build", "data.toml", "--shard", "3/3"});
  CHECK(run.status == 0);
  CHECK(run.out == "0 sheets: shard 3/3 has none\n");
  CHECK(run.err == "");
}

TEST_CASE("sheets of two shards that would be one file are told by the shard of the second") {
  const Workspace workspace;
  write_areas(workspace, 2);
  workspace.write("sheet.toml",
                  "[document]\ntitle = \"T\"\nfile = \"same.pdf\"\n"
                  "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{a} {place} {edition}\"\n");
  CHECK(workspace.run({"build", "data.toml", "--shard", "1/2"}).status == 0);
  const std::string first = workspace.read("out/same.pdf");
  const Run second = workspace.run({"build", "data.toml", "--shard", "2/2"});
  CHECK(second.status == 1);
  CHECK_THAT(second.err, Contains("S-1 and S-2 would both be written to \"same.pdf\""));
  CHECK(workspace.read("out/same.pdf") == first);
}

TEST_CASE("faults of the data are told alike by all shards") {
  const Workspace workspace;
  write_areas(workspace, 4);
  workspace.write("table.csv", "code,a\nS-1,1\nS-9,2\n");
  const Run first = workspace.run({"build", "data.toml", "--shard", "1/2"});
  const Run second = workspace.run({"build", "data.toml", "--shard", "2/2"});
  CHECK(first.status == 1);
  CHECK_THAT(first.err, Contains("error[unknown-state]: \"S-9\" is not in the list of areas"));
  CHECK(first.err == second.err);
}

TEST_CASE("an area that is twice in a table has no sheet, and neither of its figures is counted among all") {
  const Workspace workspace;
  write_areas(workspace, 3);
  const auto build = [&] { return workspace.run({"build", "data.toml"}); };
  workspace.write("table.csv", workspace.read("table.csv") + "S-2,900\n");
  const Run ranked = build();
  CHECK(ranked.status == 1);
  CHECK_THAT(ranked.err, Contains("error[repeated-key]: Sample 2 County is in the table twice") &&
                             Contains("table.csv:5:1") && Contains("in the sheet of S-2\n") &&
                             Contains("\"place\" couldn't be worked out"));
  CHECK(workspace.files_in("out").empty());

  workspace.write("table.csv", "code,what,n\nS-1,a,1\nS-2,a,2\nS-3,a,3\nS-2,a,4\n");
  std::string data = workspace.read("data.toml");
  data.replace(data.find("columns ="), std::string::npos,
               "pivot = { by = [\"what\"], value = \"n\" }\ncolumns = { a = [\"a\"] }\n"
               "[derive]\nplace = \"rank(a)\"\n");
  workspace.write("data.toml", data);
  CHECK_THAT(build().err, Contains("this figure of Sample 2 County is in the table twice") &&
                              Contains("\"place\" couldn't be worked out"));
  CHECK(workspace.files_in("out").empty());

  // Where nothing is worked out over all areas, the others go on.
  data.replace(data.find("rank(a)"), 7, "a");
  workspace.write("data.toml", data);
  CHECK(build().status == 1);
  CHECK(workspace.files_in("out") == Names{"S-1.pdf", "S-3.pdf"});
}

TEST_CASE("a shard that is none is a misuse") {
  const Workspace workspace;
  write_areas(workspace, 2);
  for (const char* shard : {"0/3", "4/3", "a/b", "2", "1/3x", ""}) {
    INFO(shard);
    const Run run = workspace.run({"build", "data.toml", "--shard", shard});
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains("it is no part such as 2/8, the second of eight"));
    CHECK_FALSE(workspace.has("out"));
  }
}

TEST_CASE("what ships for many machines gives each its shard") {
  CHECK_THAT(text_of("docs/many-machines/slurm.sh"),
             Contains("--shard \"$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT\"") && Contains("--array=1-"));
  const std::string job = text_of("docs/many-machines/kubernetes.yaml");
  CHECK_THAT(job, Contains("completionMode: Indexed") && Contains("completions: 8\n") &&
                      Contains("--shard \"$((JOB_COMPLETION_INDEX + 1))/8\""));
  CHECK_THAT(text_of("README.md"),
             Contains("seq 3 | parallel factsheet build data.toml -o out -j 1 --shard {}/3"));
}

// As Slurm would: each task with its own number.
TEST_CASE("the Slurm script builds the shards that it says") {
  const Workspace workspace;
  write_areas(workspace, 5);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "all"}).status == 0);
  const std::string program = std::filesystem::path(FACTSHEET_PROGRAM).parent_path().string();
  for (const char* task : {"1", "2", "3"}) {
    const std::string line =
        "cd '" + workspace.path(".") + "' && PATH='" + program +
        "':$PATH SLURM_CPUS_PER_TASK=1 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_ID=" + task +
        " bash '" FACTSHEET_ROOT "/docs/many-machines/slurm.sh' data.toml out >/dev/null";
    REQUIRE(std::system(line.c_str()) == 0);
  }
  check_same(workspace, "all", "out");
}

TEST_CASE("GNU parallel's line builds all of it, where it is installed") {
  if (std::system("parallel --version 2>/dev/null | grep -q '^GNU parallel'") != 0) {
    WARN("GNU parallel isn't installed: its line is not run");
    return;
  }
  const Workspace workspace;
  write_areas(workspace, 5);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "all"}).status == 0);
  const std::string program = std::filesystem::path(FACTSHEET_PROGRAM).parent_path().string();
  const std::string before = "cd '" + workspace.path(".") + "' && export PATH='" + program + "':$PATH && ";
  const std::string line =
      before + "seq 3 | parallel factsheet build data.toml -o out -j 1 --shard {}/3 >/dev/null";
  REQUIRE(std::system(line.c_str()) == 0);
  check_same(workspace, "all", "out");
  const std::string script =
      before + "bash '" FACTSHEET_ROOT "/docs/many-machines/parallel.sh' data.toml out2 4 >/dev/null";
  REQUIRE(std::system(script.c_str()) == 0);
  check_same(workspace, "all", "out2");
}

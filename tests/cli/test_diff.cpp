#include "cli/program.hpp"

#include <catch2/catch.hpp>

using Catch::Contains;
using Catch::StartsWith;
using cli_test::Run;
using cli_test::Workspace;
using cli_test::write_sample;

namespace {

void write_editions(const Workspace& workspace) {
  write_sample(workspace);
  workspace.write("old.toml", R"(layout  = "sheet.toml"
edition = 2022

[states.IL]
missing.total = 1_000

[states.OH]
missing.total = 7
)");
}

}  // namespace

TEST_CASE("diff shows what changed between two editions, and ends with 0") {
  const Workspace workspace;
  write_editions(workspace);
  const Run run = workspace.run({"diff", "old.toml", "data.toml"});
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(run.out == R"(old.toml → data.toml

The file
  edition  2022 → 2023

Illinois (IL)
  missing.total  1,000 → 980  -20  -2.0%
  words   old "In 2022, there were 1,000 cases of missing children in Illinois."
          new "In 2023, there were 980 cases of missing children in Illinois."

New states: WI

States gone: OH

2 values changed, 0 new, 0 gone; 1 sheet in other words; 1 state new, 1 gone
)");
  const Run none = workspace.run({"diff", "data.toml", "data.toml"});
  CHECK(none.status == 0);
  CHECK_THAT(none.out, Contains("0 values changed"));
}

TEST_CASE("diff prints CSV and JSON") {
  const Workspace workspace;
  write_editions(workspace);
  const Run csv = workspace.run({"diff", "old.toml", "data.toml", "--format", "csv", "--state", "IL"});
  CHECK(csv.status == 0);
  CHECK_THAT(csv.out, Contains("\r\nIL,missing.total,changed,1000,980,-20,-2.0,,reported,reported,"));
  CHECK_THAT(csv.out, !Contains("OH"));
  const Run json = workspace.run({"diff", "old.toml", "data.toml", "--format", "json"});
  CHECK_THAT(json.out, StartsWith("{\n  \"old\": \"old.toml\",\n  \"new\": \"data.toml\","));
}

TEST_CASE("diff ends with 1 if either edition has errors, and shows them") {
  const Workspace workspace;
  write_editions(workspace);
  const Run missing = workspace.run({"diff", "nowhere.toml", "data.toml"});
  CHECK(missing.status == 1);
  CHECK(missing.out.empty());
  CHECK_THAT(missing.err, Contains("the data file \"nowhere.toml\" can't be read"));

  workspace.write("old.toml",
                  "layout = \"sheet.toml\"\nedition = 2022\n[states.IL]\nmissing.total = 1\nx = 2\n");
  const Run bad = workspace.run({"diff", "old.toml", "data.toml"});
  CHECK(bad.status == 1);
  CHECK_THAT(bad.err, Contains("error[unused-field]"));
  CHECK_THAT(bad.out, Contains("words   not compared: a sheet has errors"));
}

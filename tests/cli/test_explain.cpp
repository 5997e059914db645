#include "cli/program.hpp"

#include <catch2/catch.hpp>

using Catch::Contains;
using Catch::StartsWith;
using cli_test::Run;
using cli_test::Workspace;
using cli_test::write_sample;

using Names = std::vector<std::string>;

TEST_CASE("explain says where a printed number came from") {
  const Workspace workspace;
  write_sample(workspace);
  const Run run = workspace.run({"explain", "data.toml", "Illinois", "980"});
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(run.out == R"(Illinois (IL), IL-2023.pdf

missing.total
  value      980
  printed    sheet.toml:12:34  text  "980"
  stands at  data.toml:5:17
             | missing.total = 980
  status     reported
)");
}

TEST_CASE("explain prints JSON for other programs") {
  const Workspace workspace;
  write_sample(workspace);
  const Run run = workspace.run({"explain", "data.toml", "WI", "missing.total", "--json"});
  CHECK(run.status == 0);
  CHECK_THAT(run.out, StartsWith("{\n  \"sheet\": \"WI-2023.pdf\",\n  \"state\": \"WI\",\n"));
  CHECK_THAT(run.out, Contains("\"value\": \"412\""));
}

TEST_CASE("explain ends with 1 and a hint if nothing is found, or the sheet has errors") {
  const Workspace workspace;
  write_sample(workspace);
  const Run none = workspace.run({"explain", "data.toml", "IL", "981"});
  CHECK(none.status == 1);
  CHECK(none.out.empty());
  CHECK_THAT(none.err,
             StartsWith("error[unknown-path]: \"981\" is neither printed on the sheet of Illinois"));
  CHECK_THAT(none.err, Contains("did you mean the printed text \"980\"?"));

  workspace.write("data.toml",
                  "layout = \"sheet.toml\"\nedition = 2023\n[states.IL]\nmissing.total = 980\nspare = 1\n");
  const Run bad = workspace.run({"explain", "data.toml", "IL", "980"});
  CHECK(bad.status == 1);
  CHECK_THAT(bad.out, Contains("missing.total"));
  CHECK_THAT(bad.err, Contains("note: the sheet of Illinois has errors, so it isn't built"));
  CHECK_THAT(bad.err, Contains("error[unused-field]"));
}

TEST_CASE("what explain shows of a file can't act on the terminal") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("data.toml",
                  "layout = \"sheet.toml\"\nedition = 2023\n[states.IL]\n"
                  "missing.total = { value = 980, note = \"\\u001b[31mred\" }\n");
  const Run run = workspace.run({"explain", "data.toml", "IL", "980"});
  CHECK(run.status == 0);
  CHECK_THAT(run.out, !Contains("\x1b"));
}

TEST_CASE("--trace writes a file beside each sheet, and says when one is left of an earlier run") {
  const Workspace workspace;
  write_sample(workspace);
  const Run traced = workspace.run({"build", "data.toml", "--trace"});
  CHECK(traced.status == 0);
  CHECK(workspace.files_in("out") ==
        Names{"IL-2023.pdf", "IL-2023.trace.json", "WI-2023.pdf", "WI-2023.trace.json"});
  CHECK_THAT(workspace.read("out/IL-2023.trace.json"), Contains("\"printed\": \"980\""));
  const Run plain = workspace.run({"build", "data.toml", "--state", "IL"});
  CHECK(plain.status == 0);
  CHECK(plain.err == "note: out/IL-2023.trace.json is of an earlier run, and was left as it is\n");
}

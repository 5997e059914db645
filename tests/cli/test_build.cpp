#include "cli/program.hpp"

#include <catch2/catch.hpp>

using Catch::Contains;
using Catch::Matches;
using Catch::StartsWith;
using cli_test::Output;
using cli_test::Run;
using cli_test::Workspace;
using cli_test::write_sample;

using Names = std::vector<std::string>;

TEST_CASE("build writes each state's sheet and says so") {
  const Workspace workspace;
  write_sample(workspace);
  const Run run = workspace.run({"build", "data.toml"});
  CHECK(run.err == "");
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Matches("out/IL-2023\\.pdf  1 page  [0-9.]+ kB\n"
                              "out/WI-2023\\.pdf  1 page  [0-9.]+ kB\n"
                              "2 sheets\n"));
  CHECK(workspace.files_in("out") == Names{"IL-2023.pdf", "WI-2023.pdf"});
  CHECK_THAT(workspace.read("out/IL-2023.pdf"), StartsWith("%PDF-1.7"));
}

TEST_CASE("two runs give the same bytes and print the same") {
  const Workspace workspace;
  write_sample(workspace);
  const Run first = workspace.run({"build", "data.toml"});
  const std::string bytes = workspace.read("out/IL-2023.pdf");
  const Run second = workspace.run({"build", "data.toml", "--force"});
  CHECK(first.out == second.out);
  CHECK(workspace.read("out/IL-2023.pdf") == bytes);
}

TEST_CASE("a sheet is the same alone and in a batch") {
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "all"}).status == 0);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "one", "--state", "WI"}).status == 0);
  CHECK(workspace.files_in("one") == Names{"WI-2023.pdf"});
  CHECK(workspace.read("one/WI-2023.pdf") == workspace.read("all/WI-2023.pdf"));
}

TEST_CASE("states are chosen by code, name or FIPS code, in a list or one by one") {
  const Workspace workspace;
  write_sample(workspace);
  const Names both{"IL-2023.pdf", "WI-2023.pdf"};
  REQUIRE(workspace.run({"build", "data.toml", "-o", "a", "--state", "wi, Illinois"}).status == 0);
  CHECK(workspace.files_in("a") == both);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "b", "--state", "IL", "--state", "55", "--state", "IL"})
              .status == 0);
  CHECK(workspace.files_in("b") == both);
  REQUIRE(workspace.run({"build", "--state", "Illinois", "data.toml", "-o", "c"}).status == 0);
  CHECK(workspace.files_in("c") == Names{"IL-2023.pdf"});
}

TEST_CASE("folders that aren't there are made, and the data may lie elsewhere") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("far/data.toml",
                  "layout = \"../sheet.toml\"\nedition = 2023\n[states.IL]\nmissing.total = 1\n");
  CHECK(workspace.run({"build", "far/data.toml", "-o", "deep/er"}).status == 0);
  CHECK(workspace.files_in("deep/er") == Names{"IL-2023.pdf"});
}

TEST_CASE("--layout names another layout") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("other.toml",
                  "[document]\ntitle = \"T\"\nfile = \"other-{state.code}.pdf\"\n"
                  "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{edition}: {missing.total}\"\n");
  CHECK(workspace.run({"build", "data.toml", "--layout", "other.toml", "--state", "IL"}).status == 0);
  CHECK(workspace.files_in("out") == Names{"other-IL.pdf"});
}

TEST_CASE("check does all but write") {
  const Workspace workspace;
  write_sample(workspace);
  const Run run = workspace.run({"check", "data.toml"});
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Matches("IL-2023\\.pdf  1 page  [0-9.]+ kB\n"
                              "WI-2023\\.pdf  1 page  [0-9.]+ kB\n"
                              "2 sheets are good\n"));
  CHECK_FALSE(workspace.has("out"));
}

TEST_CASE("--timings prints each pass, apart from the results") {
  const Workspace workspace;
  write_sample(workspace);
  const Run run = workspace.run({"build", "data.toml", "--timings"});
  CHECK(run.status == 0);
  CHECK_THAT(run.out, !Contains(" ms"));
  for (const char* pass : {"load", "compose", "typeset", "pdf", "write", "together"})
    CHECK_THAT(run.err, Contains(pass));
}

TEST_CASE("time and colour are for terminals") {
  const Workspace workspace;
  write_sample(workspace);
  CHECK_THAT(workspace.run_on_terminal({"build", "data.toml"}).out, Contains("2 sheets in "));

  const std::vector<std::string> wrong{"build", "data.toml", "--state", "Ilinois"};
  const Run coloured = workspace.run_on_terminal(wrong);
  CHECK(coloured.status == 1);
  CHECK_THAT(coloured.out, Contains("\x1b["));
  CHECK_THAT(workspace.run_on_terminal(wrong, true).out, !Contains("\x1b["));
  CHECK_THAT(workspace.run(wrong).err, !Contains("\x1b["));
}

TEST_CASE("a reader that leaves doesn't stop the build") {
  const Workspace workspace;
  write_sample(workspace);
  for (const Output output : {Output::broken_pipe, Output::closed}) {
    CHECK(workspace.run({"build", "data.toml", "-o", "out"}, output).status == 0);
    CHECK(workspace.files_in("out") == Names{"IL-2023.pdf", "WI-2023.pdf"});
    CHECK_THAT(workspace.read("out/IL-2023.pdf"), StartsWith("%PDF-1.7"));
  }
}

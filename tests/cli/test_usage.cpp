#include "cli/program.hpp"

#include <catch2/catch.hpp>

using Catch::Contains;
using cli_test::Output;
using cli_test::Run;
using cli_test::Workspace;

namespace {

void check_usage_error(const std::vector<std::string>& arguments, const std::string& message) {
  INFO("factsheet " << (arguments.empty() ? "" : arguments.front()));
  const Workspace workspace;
  const Run run = workspace.run(arguments);
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, Contains(message));
  CHECK_THAT(run.err, Contains("--help"));
}

}  // namespace

TEST_CASE("--version prints name and version, on standard output") {
  const Run run = Workspace().run({"--version"});
  CHECK(run.status == 0);
  CHECK(run.out == "factsheet 0.1.0\n");
  CHECK(run.err.empty());
}

TEST_CASE("help names the commands, the options and examples") {
  const Workspace workspace;
  for (const char* word : {"--help", "-h"}) {
    const Run run = workspace.run({word});
    CHECK(run.status == 0);
    for (const char* part : {"Usage: factsheet COMMAND", "build", "check", "reference", "--version"}) {
      CHECK_THAT(run.out, Contains(part));
    }
  }
  const Run build = workspace.run({"build", "--help"});
  CHECK(build.status == 0);
  for (const char* part : {"Usage: factsheet build DATA [options]", "--layout FILE", "--state STATES",
                           "--out FOLDER", "--timings", "Examples:"}) {
    CHECK_THAT(build.out, Contains(part));
  }
  CHECK_THAT(workspace.run({"check", "--help"}).out, Contains("Usage: factsheet check DATA [options]"));
  CHECK_THAT(workspace.run({"explain", "--help"}).out,
             Contains("Usage: factsheet explain DATA STATE WHAT [options]"));
  CHECK_THAT(workspace.run({"reference", "--help"}).out, Contains("Usage: factsheet reference [WHICH]"));
}

TEST_CASE("no line of help is wider than a terminal") {
  const Workspace workspace;
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"build", "--help"},
                                                    {"check", "--help"},
                                                    {"explain", "--help"},
                                                    {"diff", "--help"},
                                                    {"merge-reports", "--help"},
                                                    {"reference", "--help"}}) {
    std::string help = workspace.run(arguments).out;
    for (std::size_t end = help.find('\n'); end != std::string::npos; end = help.find('\n')) {
      CHECK(end <= 100);
      help.erase(0, end + 1);
    }
  }
}

TEST_CASE("a wrong command line says what is wrong and ends with 2") {
  check_usage_error({}, "say what to do: build, check, verify, explain, diff, merge-reports or reference");
  check_usage_error({"build"}, "the data file is missing");
  check_usage_error({"biuld", "data.toml"}, "there is no command \"biuld\"; did you mean \"build\"?");
  check_usage_error({"data.toml"}, "did you mean \"factsheet build data.toml\"?");
  check_usage_error({"build", "data.toml", "--stat", "IL"},
                    "there is no option \"--stat\"; did you mean \"--state\"?");
  check_usage_error({"build", "data.toml", "--layuot=x.toml"}, "did you mean \"--layout\"?");
  check_usage_error({"check", "data.toml", "-o", "out"}, "there is no option \"-o\"");
  check_usage_error({"build", "data.toml", "other.toml"}, "\"other.toml\" is one word too many");
  check_usage_error({"build", "data.toml", "--layout"}, "--layout needs a value");
  check_usage_error({"build", "data.toml", "--layout", "a.toml", "--layout", "b.toml"},
                    "--layout is given more than once");
  check_usage_error({"build", "data.toml", "--timings=4"}, "--timings takes no value");
  check_usage_error({"build", "data.toml", "--state", ""}, "--state: it is empty");
  check_usage_error({"build", "data.toml", "-o", ""}, "--out: it is empty");
  check_usage_error({"build", ""}, "DATA: it is empty");
  check_usage_error({"explain", "data.toml"}, "the state is missing");
  check_usage_error({"explain", "data.toml", "IL"}, "what is to be explained is missing");
  check_usage_error({"explain", "data.toml", "IL", "26", "million"}, "put quotes around");
  check_usage_error({"diff"}, "the old data file is missing");
  check_usage_error({"diff", "a.toml"}, "the new data file is missing");
  check_usage_error({"diff", "a.toml", "b.toml", "--format", "xml"}, "it is neither text, csv nor json");
  check_usage_error({"reference", "lay"}, "WHICH: it is none of data, formulas and layout");
}

TEST_CASE("reference prints Markdown for data, formulas, layout or all") {
  const Workspace workspace;
  const Run data = workspace.run({"reference", "data"});
  const Run layout = workspace.run({"reference", "layout"});
  CHECK(data.status == 0);
  CHECK(layout.status == 0);
  CHECK_THAT(data.out, Contains("#"));
  CHECK_THAT(layout.out, Contains("file"));
  const Run formulas = workspace.run({"reference", "formulas"});
  CHECK_THAT(formulas.out, Contains("percent_change"));
  CHECK(workspace.run({"reference"}).out == data.out + "\n" + formulas.out + "\n" + layout.out);
}

TEST_CASE("a full disk behind standard output is an error, a reader that left is none") {
  const Workspace workspace;
  const Run full = workspace.run({"reference"}, Output::full_disk);
  CHECK(full.status == 1);
  CHECK_THAT(full.err, Contains("can't be written to standard output"));
  CHECK(workspace.run({"reference"}, Output::broken_pipe).status == 0);
  CHECK(workspace.run({"reference"}, Output::closed).status == 0);
}

// Batches that end before they are done: whatever lies in the folder is whole.

#include "cli/program.hpp"

#include <csignal>
#include <cstdint>

#include <catch2/catch.hpp>

using cli_test::Run;
using cli_test::Workspace;

namespace {

// Two hundred areas of our own, so that there is time to be killed in.
void write_batch(const Workspace& workspace) {
  std::string areas = "code,name\n";
  std::string data = "areas = \"areas.csv\"\nlayout = \"sheet.toml\"\nedition = 2023\nsample = true\n";
  for (int i = 100; i < 300; ++i) {
    areas += "a" + std::to_string(i) + ",Area " + std::to_string(i) + "\n";
    data += "[states.a" + std::to_string(i) + "]\nn = " + std::to_string(i * 7) + "\n";
  }
  workspace.write("areas.csv", areas);
  workspace.write("data.toml", data);
  workspace.write("sheet.toml",
                  "[document]\ntitle = \"{state.name}\"\nfile = \"{state.code}.pdf\"\n"
                  "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{n} in {state.name}\"\n");
}

// How many sheets there are; all of them whole, and nothing beside them but the manifest.
std::size_t whole_sheets(const Workspace& workspace) {
  if (!workspace.has("out")) return 0;
  const std::vector<std::string> files = workspace.files_in("out");
  for (const std::string& file : files) {
    INFO(file);
    // Between its naming and its place a file has a hidden name for a moment; it is whole then, too.
    CHECK((file.ends_with(".pdf") || (file.starts_with(".") && file.ends_with(".tmp"))));
    const std::string bytes = workspace.read("out/" + file);
    CHECK(bytes.starts_with("%PDF-1.7"));
    CHECK(bytes.ends_with("%%EOF\n"));
  }
  return files.size();
}

}  // namespace

TEST_CASE("a batch that is killed at any moment leaves only whole files") {
  const Workspace workspace;
  write_batch(workspace);
  std::uint32_t moment = 1;
  for (int i = 0; i < 100; ++i) {
    moment = moment * 1664525u + 1013904223u;
    const Run run = workspace.run_and_signal({"build", "data.toml", "--force"}, SIGKILL,
                                             std::chrono::microseconds(moment >> 15));  // up to 131 ms
    CHECK((run.status == 128 + SIGKILL || run.status == 0));
    whole_sheets(workspace);
  }
  CHECK(workspace.run({"build", "data.toml"}).status == 0);
  CHECK(whole_sheets(workspace) >= 200);
  CHECK(workspace.run({"verify", "out"}).status == 0);
}

TEST_CASE("a batch that is interrupted finishes what it has begun, says so, and dies of the signal") {
  const Workspace workspace;
  write_batch(workspace);
  bool seen = false;
  for (int wait = 5; wait < 400 && !seen; wait += 5) {
    const Run run = workspace.run_and_signal({"build", "data.toml", "--force", "-j", "1"}, SIGINT,
                                             std::chrono::milliseconds(wait));
    whole_sheets(workspace);
    const bool told = run.err.find("not begun: interrupted") != std::string::npos;
    if (told) CHECK(run.status == 128 + SIGINT);
    seen = told && run.out.find("out/") != std::string::npos;
  }
  CHECK(seen);
}

TEST_CASE("a report with pictures makes no sheet look changed afterwards") {
  const Workspace workspace;
  write_batch(workspace);
  REQUIRE(workspace.run({"build", "data.toml", "--report", "batch.html"}).status == 0);
  const Run again = workspace.run({"build", "data.toml"});
  CHECK(again.status == 0);
  CHECK(again.out.ends_with("200 sheets, unchanged\n"));
}

// Disks that can't do all, or fail: a sheet's file is whole or isn't there, the former one is left as it was,
// and what went wrong is said.
#include "cli/program.hpp"
#include "engine/factsheet.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include <catch2/catch.hpp>

using Catch::Contains;
using cli_test::Obstacle;
using cli_test::Run;
using cli_test::Workspace;
using cli_test::write_sample;

using Names = std::vector<std::string>;

namespace {

const Names both{"IL-2023.pdf", "WI-2023.pdf"};

bool is_whole(const std::string& pdf) {
  return pdf.starts_with("%PDF-1.7") && pdf.ends_with("%%EOF\n");
}

// False, and said, where the system lets no test have it.
bool is_there(const Run& run) {
  if (run.status == cli_test::no_obstacle) WARN("this system filters no calls: a disk's fault is not tested");
  return run.status != cli_test::no_obstacle;
}

// The sample, built, and then with other figures.
void write_changed(const Workspace& workspace) {
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml"}).status == 0);
  std::string data = workspace.read("data.toml");
  data.replace(data.find("980"), 3, "981");
  data.replace(data.find("412"), 3, "413");
  workspace.write("data.toml", data);
}

}  // namespace

TEST_CASE("files are written whole where none can be without a name, or be given one later") {
  for (const Obstacle obstacle : {Obstacle::no_nameless_files, Obstacle::no_links}) {
    const Workspace workspace;
    write_sample(workspace);
    REQUIRE(workspace.run({"build", "data.toml", "-o", "usual"}).status == 0);
    const Run run = workspace.run_behind(obstacle, {"build", "data.toml", "--durable", "-o", "new/out"});
    if (!is_there(run)) return;
    CHECK(run.err == "");
    CHECK(run.status == 0);
    CHECK(workspace.files_in("new/out") == both);
    for (const std::string& name : both)
      CHECK(workspace.read("new/out/" + name) == workspace.read("usual/" + name));
    CHECK(workspace.run({"verify", "new/out"}).status == 0);
  }
}

TEST_CASE("a disk that fails leaves no half file and every former one, and is told of") {
  struct Case {
    Obstacle obstacle;
    const char* says;
  };
  for (const Case& each : {Case{Obstacle::full_disk, "\"out\" can't be written: the disk is full"},
                           Case{Obstacle::full_disk_with_names, "\"out\" can't be written: the disk is full"},
                           Case{Obstacle::small_files, "files may not be that large here"},
                           Case{Obstacle::read_only_disk, "\"out\" can't be written: the disk is read-only"},
                           Case{Obstacle::no_sync, "\"out\" can't be written: the disk has a fault"}}) {
    INFO(each.says);
    const Workspace workspace;
    write_changed(workspace);
    const std::string before = workspace.read("out/IL-2023.pdf");
    const std::string manifest = workspace.read("out/manifest.json");
    Names arguments{"build", "data.toml", "--report", "r.json"};
    if (each.obstacle == Obstacle::no_sync) arguments.push_back("--durable");
    const Run run = workspace.run_behind(each.obstacle, arguments);
    if (!is_there(run)) return;
    CHECK(run.status == 1);
    CHECK_THAT(run.err, Contains("error[file-unwritable]: ") && Contains(each.says) &&
                            Contains("note: out/IL-2023.pdf and out/WI-2023.pdf are of an earlier run, and "
                                     "were left as they are"));
    if (each.obstacle != Obstacle::small_files)
      CHECK_THAT(run.err, Contains("the report \"r.json\" can't be written: the disk "));
    CHECK_THAT(run.out, Contains("out/IL-2023.pdf  not written: 1 error\n") &&
                            Contains("\n0 sheets, 2 have errors\n"));
    CHECK(workspace.files_in("out") == both);
    CHECK(workspace.read("out/IL-2023.pdf") == before);
    CHECK(is_whole(workspace.read("out/WI-2023.pdf")));

    const Run mended = workspace.run({"build", "data.toml"});
    CHECK(mended.status == 0);
    CHECK_THAT(mended.out, Contains("2 sheets\n"));
    CHECK(workspace.run({"verify", "out"}).status == 0);
  }
}

TEST_CASE("a file that ends before its size isn't taken for whole") {
  const Workspace workspace;
  write_sample(workspace);
  workspace.write("data.toml", workspace.read("data.toml") + "# " + std::string(60000, 'x') + "\n");
  CHECK(workspace.run({"build", "data.toml"}).status == 0);
  const Run run = workspace.run_behind(Obstacle::files_cut_short, {"build", "data.toml"});
  if (!is_there(run)) return;
  CHECK(run.status == 1);
  CHECK_THAT(run.err, Contains("\"data.toml\" can't be read: it changed while it was read"));
}

TEST_CASE("only --durable waits for the disk itself") {
  const Workspace workspace;
  write_sample(workspace);
  const Run run = workspace.run_behind(Obstacle::no_sync, {"build", "data.toml"});
  if (!is_there(run)) return;
  CHECK(run.status == 0);
  CHECK(workspace.run_behind(Obstacle::no_sync, {"build", "data.toml", "--force", "--durable"}).status == 1);
}

// A file's bytes go to the disk before it has its name, and the folder with the name after that.
TEST_CASE("--durable syncs a file, names it, and syncs the folders, where strace can watch") {
  if (std::system("strace -o /dev/null true 2>/dev/null") != 0) {
    WARN("strace can't be used: the order of calls is not watched");
    return;
  }
  const Workspace workspace;
  write_sample(workspace);
  const std::string line = "cd '" + workspace.path(".") +
                           "' && ASAN_OPTIONS=detect_leaks=0 strace -f -y -o calls -e "
                           "trace=fsync,linkat,rename,renameat,renameat2 "
                           "'" FACTSHEET_PROGRAM
                           "' build data.toml --state IL --durable -j 1 -o new/out >/dev/null";
  REQUIRE(std::system(line.c_str()) == 0);
  std::string order;
  std::istringstream calls(workspace.read("calls"));
  for (std::string call; std::getline(calls, call);) {
    for (const char* name : {"fsync", "linkat", "rename"}) {
      if (call.find(std::string(" ") + name) == std::string::npos || call.find(" = 0") == std::string::npos)
        continue;
      const bool folder = call.find("/out>)") != std::string::npos;
      const bool above =
          call.find("/new>)") != std::string::npos || call.find("/work>)") != std::string::npos;
      order += std::string(name) + (folder ? " folder " : above ? " above " : " ");
    }
  }
  CHECK_THAT(order, Catch::StartsWith("fsync above fsync above fsync linkat rename fsync folder "));
}

TEST_CASE("two builds into one folder at once both end well, and every file is whole") {
  const Workspace workspace, other;
  write_sample(workspace);
  for (int i = 0; i < 20; ++i) {
    const Names arguments{"build",  workspace.path("data.toml"), "-o", workspace.path("out"), "--force",
                          "--trace"};
    const pid_t one = workspace.start(arguments);
    const pid_t two = other.start(arguments);
    for (const Run& run : {workspace.finish(one), other.finish(two)}) {
      CHECK(run.err == "");
      CHECK(run.status == 0);
    }
    CHECK(workspace.files_in("out") ==
          Names{"IL-2023.pdf", "IL-2023.trace.json", "WI-2023.pdf", "WI-2023.trace.json"});
    for (const std::string& name : both) CHECK(is_whole(workspace.read("out/" + name)));
    CHECK(workspace.run({"verify", "out"}).status == 0);
  }
}

TEST_CASE("files that vanish or change once they are read make no difference to a build") {
  using namespace factsheet;
  const Workspace workspace;
  write_sample(workspace);
  REQUIRE(workspace.run({"build", "data.toml", "-o", "before"}).status == 0);
  engine::DiskFiles files;
  engine::Timings timings;
  const engine::Project project = engine::load_project(workspace.path("data.toml"), "", files, timings);
  std::filesystem::remove(workspace.path("data.toml"));
  workspace.write("sheet.toml", "[document");
  engine::BuildOptions options;
  options.folder = workspace.path("out");
  const engine::BuildResult result = engine::build(project, options, files, timings);
  CHECK_FALSE(result.diagnostics.has_errors());
  CHECK(workspace.files_in("out") == both);
  for (const std::string& name : both)
    CHECK(workspace.read("out/" + name) == workspace.read("before/" + name));
  // But then the sheets are not of what is there now.
  CHECK_THAT(workspace.run({"verify", "out"}).out, Contains("sheet.toml"));
}

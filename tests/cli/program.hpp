#pragma once

#include "cli/obstacle.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace cli_test {

/// What a run of the program left behind.
struct Run {
  int status = -1;  ///< exit status; 128 + n if signal n ended it
  std::string out;
  std::string err;
};

/// Where the program's standard output goes.
enum class Output { file, closed, full_disk, broken_pipe };

/// A folder of its own under the system's temporary one, gone at the end. The program runs in it.
class Workspace {
 public:
  Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace();

  std::string path(const std::string& name) const { return (folder_ / "work" / name).string(); }
  void write(const std::string& name, std::string_view text) const;
  std::string read(const std::string& name) const;
  bool has(const std::string& name) const { return std::filesystem::exists(folder_ / "work" / name); }
  /// Names of the files in a folder (hidden ones, too, but not the manifest that every build writes), sorted.
  std::vector<std::string> files_in(const std::string& name) const;

  /// Runs `factsheet ARGUMENTS`, both outputs into files.
  Run run(const std::vector<std::string>& arguments, Output output = Output::file) const;
  /// Runs it where a call to the system fails. Its status is `no_obstacle` if the system can't have it so.
  Run run_behind(Obstacle obstacle, const std::vector<std::string>& arguments) const;
  /// Starts it without waiting for its end; one at a time.
  pid_t start(const std::vector<std::string>& arguments, Output output = Output::file,
              Obstacle obstacle = Obstacle::none) const;
  /// Waits for its end.
  Run finish(pid_t child) const;
  /// Runs it and sends it a signal after a while, unless it has ended by then.
  Run run_and_signal(const std::vector<std::string>& arguments, int signal,
                     std::chrono::microseconds after) const;
  /// Runs it with both outputs on a terminal; all of it is in `out`. `no_colour` sets NO_COLOR.
  Run run_on_terminal(const std::vector<std::string>& arguments, bool no_colour = false) const;

 private:
  std::filesystem::path folder_;  // holds work/, where the program runs, and what it printed
};

/// A data file with Illinois (980 cases) and Wisconsin (412), and a layout, sheet.toml, that prints them.
void write_sample(const Workspace& workspace);

}  // namespace cli_test

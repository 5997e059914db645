#include "cli/program.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <pty.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace cli_test {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// In the child: becomes the program. Never returns.
[[noreturn]] void become(const fs::path& folder, std::vector<std::string> arguments) {
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  arguments.insert(arguments.begin(), "factsheet");
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  ::execv(FACTSHEET_PROGRAM, argv.data());
  ::_exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("waitpid failed");
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void redirect(const fs::path& path, int to) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd < 0 || ::dup2(fd, to) < 0) ::_exit(125);
  ::close(fd);
}

void redirect_output(const fs::path& path, Output output) {
  int ends[2];
  switch (output) {
    case Output::file:
      redirect(path, STDOUT_FILENO);
      break;
    case Output::closed:
      ::close(STDOUT_FILENO);
      break;
    case Output::full_disk:
      redirect("/dev/full", STDOUT_FILENO);
      break;
    case Output::broken_pipe:
      if (::pipe(ends) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0) ::_exit(125);
      ::close(ends[0]);
      ::close(ends[1]);
      break;
  }
}

}  // namespace

Workspace::Workspace() {
  std::string name = (fs::temp_directory_path() / "factsheet-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  folder_ = name;
  fs::create_directory(folder_ / "work");
}

Workspace::~Workspace() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Workspace::write(const std::string& name, std::string_view text) const {
  fs::create_directories((folder_ / "work" / name).parent_path());
  std::ofstream(folder_ / "work" / name, std::ios::binary) << text;
}

std::string Workspace::read(const std::string& name) const {
  return slurp(folder_ / "work" / name);
}

std::vector<std::string> Workspace::files_in(const std::string& name) const {
  std::vector<std::string> names;
  if (!has(name)) return names;
  for (const auto& entry : fs::directory_iterator(folder_ / "work" / name)) {
    if (entry.path().filename() != "manifest.json") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

pid_t Workspace::start(const std::vector<std::string>& arguments, Output output, Obstacle obstacle) const {
  fs::remove(folder_ / "stdout");
  const pid_t child = ::fork();
  if (child == 0) {
    redirect(folder_ / "stderr", STDERR_FILENO);
    redirect_output(folder_ / "stdout", output);
    if (!put_up(obstacle)) ::_exit(no_obstacle);
    become(folder_ / "work", arguments);
  }
  return child;
}

Run Workspace::finish(pid_t child) const {
  Run run;
  run.status = wait_for(child);
  run.out = slurp(folder_ / "stdout");
  run.err = slurp(folder_ / "stderr");
  return run;
}

Run Workspace::run(const std::vector<std::string>& arguments, Output output) const {
  return finish(start(arguments, output));
}

Run Workspace::run_behind(Obstacle obstacle, const std::vector<std::string>& arguments) const {
  return finish(start(arguments, Output::file, obstacle));
}

Run Workspace::run_and_signal(const std::vector<std::string>& arguments, int signal,
                              std::chrono::microseconds after) const {
  const pid_t child = start(arguments, Output::file);
  std::this_thread::sleep_for(after);
  ::kill(child, signal);  // nothing to one that has ended and wasn't waited for
  return finish(child);
}

Run Workspace::run_on_terminal(const std::vector<std::string>& arguments, bool no_colour) const {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child < 0) throw std::runtime_error("no terminal to be had");
  if (child == 0) {
    ::setenv("TERM", "xterm", 1);
    if (no_colour) {
      ::setenv("NO_COLOR", "1", 1);
    } else {
      ::unsetenv("NO_COLOR");
    }
    become(folder_ / "work", arguments);
  }
  Run run;
  char buffer[4096];
  for (;;) {
    const ssize_t got = ::read(terminal, buffer, sizeof buffer);
    if (got <= 0) break;  // a terminal whose program has ended reads as an error
    run.out.append(buffer, static_cast<std::size_t>(got));
  }
  ::close(terminal);
  run.status = wait_for(child);
  return run;
}

void write_sample(const Workspace& workspace) {
  workspace.write("data.toml", R"(layout  = "sheet.toml"
edition = 2023

[states.IL]
missing.total = 980

[states.WI]
missing.total = 412
)");
  workspace.write("sheet.toml", R"([document]
title    = "{state.name} Data {edition}"
file     = "{state.code}-{edition}.pdf"
language = "en-US"

[[block]]
type = "heading"
level = 1
text = "{state.name}"

[[block]]
text = "In {edition}, there were {missing.total} cases of missing children in {state.in}."
)");
}

}  // namespace cli_test

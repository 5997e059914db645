#include "bench/child.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace bench {
namespace {

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
}

// Starts a program with its standard output at `out`.
pid_t start(std::vector<std::string> command, int out) {
  std::vector<char*> argv;
  argv.reserve(command.size() + 1);
  for (std::string& word : command) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    if (::dup2(out, STDOUT_FILENO) < 0) ::_exit(126);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  return child;
}

rusage finish(pid_t child, const std::string& name) {
  int status = 0;
  rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) throw std::runtime_error("wait4 failed");
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error(name + " failed");
  return usage;
}

}  // namespace

Cost run_once(const std::vector<std::string>& command) {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const auto began = std::chrono::steady_clock::now();
  const rusage usage = finish(start(command, nowhere), command.front());
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - began;
  ::close(nowhere);
  return {milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), wall.count(),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Cost run_often(const std::vector<std::string>& command, int runs) {
  run_once(command);
  std::vector<double> cpu;
  std::vector<double> wall;
  double peak = 0;
  for (int i = 0; i < runs; ++i) {
    const Cost one = run_once(command);
    cpu.push_back(one.cpu_ms);
    wall.push_back(one.wall_ms);
    peak = std::max(peak, one.peak_mib);
  }
  return {median(std::move(cpu)), median(std::move(wall)), peak};
}

std::string output_of(const std::vector<std::string>& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe failed");
  const pid_t child = start(command, ends[1]);
  ::close(ends[1]);
  std::string text;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
    text.append(buffer, static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  finish(child, command.front());
  return text;
}

}  // namespace bench

#include "bench/child.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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
    ::execv(argv[0], argv.data());
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
  const rusage usage = finish(start(command, nowhere), command.front());
  ::close(nowhere);
  return {milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

Cost run_often(const std::vector<std::string>& command, int runs) {
  run_once(command);
  std::vector<double> cpu;
  Cost cost;
  for (int i = 0; i < runs; ++i) {
    const Cost one = run_once(command);
    cpu.push_back(one.cpu_ms);
    cost.peak_mib = std::max(cost.peak_mib, one.peak_mib);
  }
  std::nth_element(cpu.begin(), cpu.begin() + runs / 2, cpu.end());
  cost.cpu_ms = cpu[static_cast<std::size_t>(runs) / 2];
  return cost;
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

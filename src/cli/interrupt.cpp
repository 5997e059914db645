#include "cli/interrupt.hpp"

#include <cstdlib>
#include <ctime>
#include <system_error>
#include <unistd.h>

namespace factsheet::cli {
namespace {

sigset_t requests_to_end() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction now {};
    if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&signals, signal);
  }
  return signals;
}

}  // namespace

// Blocked signals wait for whoever asks for them: one thread does, and no handler needs a global.
Interrupt::Interrupt() : signals_(requests_to_end()) {
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  try {
    waiter_ = std::thread([this] { wait(); });
  } catch (const std::system_error&) {  // no thread to be had: Ctrl-C ends the program, as it does elsewhere
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
}

Interrupt::~Interrupt() {
  over_ = true;
  if (!waiter_.joinable()) return;
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::wait() {
  constexpr timespec patience{0, 20'000'000};  // how long the end of a build may be held up
  while (!over_) {
    const int signal = sigtimedwait(&signals_, nullptr, &patience);
    if (signal < 0) continue;
    signal_ = signal;
    if (asked_.exchange(true)) ::_exit(128 + signal);
  }
}

void end_by(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  std::_Exit(128 + signal);  // where it is blocked
}

}  // namespace factsheet::cli

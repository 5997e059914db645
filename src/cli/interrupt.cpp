#include "cli/interrupt.hpp"

#include <ctime>
#include <unistd.h>

namespace factsheet::cli {
namespace {

sigset_t requests_to_end() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

// Blocked signals wait for whoever asks for them: one thread does, and no handler needs a global.
Interrupt::Interrupt() {
  const sigset_t signals = requests_to_end();
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
  waiter_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
  over_ = true;
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::wait() {
  const sigset_t signals = requests_to_end();
  constexpr timespec patience{0, 20'000'000};  // how long the end of a build may be held up
  while (!over_) {
    const int signal = sigtimedwait(&signals, nullptr, &patience);
    if (signal < 0) continue;
    if (asked_.exchange(true)) ::_exit(128 + signal);
  }
}

}  // namespace factsheet::cli

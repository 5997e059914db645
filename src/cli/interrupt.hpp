#pragma once

#include <atomic>
#include <csignal>
#include <thread>

namespace factsheet::cli {

/// While it lives, Ctrl-C and a request to end don't end the program: they ask for it, so that what is being
/// written is finished and what was done is told. A second one ends the program at once. It must be made
/// before other threads are.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  /// True once it was asked for.
  const std::atomic<bool>& asked() const { return asked_; }

 private:
  void wait();

  std::atomic<bool> asked_{false};
  std::atomic<bool> over_{false};
  sigset_t before_{};
  std::thread waiter_;
};

}  // namespace factsheet::cli

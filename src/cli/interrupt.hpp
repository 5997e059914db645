#pragma once

#include <atomic>
#include <csignal>
#include <thread>

namespace factsheet::cli {

/// While it lives, Ctrl-C and a request to end don't end the program: they ask for it, so that what is being
/// written is finished and what was done is told. A second one ends the program at once. A signal that the
/// program was started to ignore (nohup) stays ignored. It must be made before other threads are.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  /// True once it was asked for.
  const std::atomic<bool>& asked() const { return asked_; }
  /// The signal that asked for it; 0: none has.
  int signal() const { return signal_; }

 private:
  void wait();

  sigset_t signals_{};
  sigset_t before_{};
  std::atomic<bool> asked_{false};
  std::atomic<int> signal_{0};
  std::atomic<bool> over_{false};
  std::thread waiter_;
};

/// Ends the program as the signal would have, so that a script that called it stops, too.
[[noreturn]] void end_by(int signal);

}  // namespace factsheet::cli

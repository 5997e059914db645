#pragma once

#include "cli/console.hpp"

#include <chrono>
#include <string_view>

namespace factsheet::cli {

/// How far a batch is, on a line that a person can watch: sheets done, rate, time left. Drawn ten times a
/// second at most, and nothing of it stays.
class Progress {
 public:
  explicit Progress(Console& console) : console_(console) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { console_.clear_progress(); }

  /// One more of `of` sheets is done, that of `state`.
  void done(std::string_view state, std::size_t of);

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_;
  std::size_t done_ = 0;
};

}  // namespace factsheet::cli

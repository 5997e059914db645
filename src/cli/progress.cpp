#include "cli/progress.hpp"

#include "cli/report.hpp"

#include <fmt/format.h>

namespace factsheet::cli {

void Progress::done(std::string_view state, std::size_t of) {
  ++done_;
  const auto now = Clock::now();
  constexpr std::chrono::milliseconds pace(100);
  if (now - shown_ < pace) return;
  shown_ = now;
  std::string line = fmt::format("{} of {}: {}", done_, counted(of, "sheet"), state);
  const std::chrono::duration<double> spent = now - begin_;
  if (spent > pace && done_ < of) {
    const double rate = static_cast<double>(done_) / spent.count();
    const std::chrono::duration<double> left(static_cast<double>(of - done_) / rate);
    line += fmt::format(", {:.0f} a second, {} left", rate,
                        time_in_words(std::chrono::duration_cast<std::chrono::nanoseconds>(left)));
  }
  console_.progress(line);
}

}  // namespace factsheet::cli

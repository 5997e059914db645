#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace factsheet::engine {

/// The passes from files to a sheet on disk, in order.
enum class Pass { load, compose, typeset, pdf, write };

inline constexpr std::array<std::string_view, 5> pass_names{"load", "compose", "typeset", "pdf", "write"};

/// Wall-clock time spent in each pass, summed over all sheets and threads.
struct Timings {
  std::array<std::chrono::nanoseconds, pass_names.size()> spent{};

  std::chrono::nanoseconds& operator[](Pass pass) { return spent[static_cast<std::size_t>(pass)]; }
  Timings& operator+=(const Timings& other) {
    for (std::size_t i = 0; i < spent.size(); ++i) spent[i] += other.spent[i];
    return *this;
  }
};

/// Counts the time from its making to its end as spent in a pass. Only the engine reads a clock; passes never
/// do.
class Timed {
 public:
  Timed(Timings& timings, Pass pass) : timings_(timings), pass_(pass) {}
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;
  ~Timed() { timings_[pass_] += std::chrono::steady_clock::now() - begin_; }

 private:
  Timings& timings_;
  Pass pass_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace factsheet::engine

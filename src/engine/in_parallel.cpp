#include "engine/in_parallel.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace factsheet::engine {
namespace {

class Run {
 public:
  explicit Run(const Pieces& pieces) : pieces_(pieces), done_(pieces.count, false) {}

  void work() {
    try {
      const auto piece = pieces_.worker();
      std::size_t index = 0;
      while (begin(index)) {
        piece(index);
        finish(index);
      }
    } catch (...) {  // a worker that can't be made, or a piece that breaks its promise
      const std::lock_guard lock(mutex_);
      if (!fault_) fault_ = std::current_exception();
      stopped_ = true;
    }
  }

  std::size_t taken() const { return taken_; }
  const std::exception_ptr& fault() const { return fault_; }

 private:
  bool begin(std::size_t& index) {
    const std::lock_guard lock(mutex_);
    if (stopped_ || next_ == pieces_.count || pieces_.stopped()) return false;
    index = next_++;
    return true;
  }

  // Pieces are begun in order, so that whatever stops the run, those that are done leave no gap.
  void finish(std::size_t index) {
    const std::lock_guard lock(mutex_);
    done_[index] = true;
    while (taken_ < next_ && done_[taken_]) {
      if (!pieces_.take(taken_++)) stopped_ = true;
    }
  }

  const Pieces& pieces_;
  std::mutex mutex_;
  std::vector<bool> done_;
  std::size_t next_ = 0;   // the first piece that isn't begun
  std::size_t taken_ = 0;  // how many were taken
  bool stopped_ = false;
  std::exception_ptr fault_;
};

}  // namespace

std::size_t in_parallel(const Pieces& pieces, int threads) {
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t wanted = threads > 0 ? static_cast<std::size_t>(threads) : cores;
  const std::size_t count = std::min(wanted, std::max<std::size_t>(pieces.count, 1));
  Run run(pieces);
  {
    std::vector<std::jthread> others;
    // A machine that gives no further thread does with those that there are.
    try {
      for (std::size_t i = 1; i < count; ++i) others.emplace_back([&run] { run.work(); });
    } catch (const std::system_error&) {
    }
    run.work();
  }
  if (run.fault()) std::rethrow_exception(run.fault());
  return run.taken();
}

}  // namespace factsheet::engine

#pragma once

#include <cstddef>
#include <functional>

namespace factsheet::engine {

/// Work that is cut into numbered pieces and done by several threads, and whose results are taken in order.
struct Pieces {
  std::size_t count = 0;
  /// Makes the function that does pieces, each thread its own; called by the thread that uses it. It must not
  /// throw.
  std::function<std::function<void(std::size_t)>()> worker;
  /// Takes the result of a piece: in rising order without a gap, as soon as it can, by one thread at a time.
  /// False: no further piece is begun.
  std::function<bool(std::size_t)> take;
  /// Asked before a piece is begun; true: no further one is.
  std::function<bool()> stopped;
};

/// Does the pieces on `threads` threads, the caller's among them (0: one a core), and gives how many were
/// taken, which are the first ones. Those begun when it was stopped are finished and taken.
std::size_t in_parallel(const Pieces& pieces, int threads);

}  // namespace factsheet::engine

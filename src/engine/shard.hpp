#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace factsheet::engine {

/// One part of a batch that several runs share: every `of`-th sheet, from the `number`-th on. Each sheet is
/// in one part alone, whichever machine makes it, and the parts differ by one sheet at most.
struct Shard {
  std::size_t number = 1;  ///< from 1
  std::size_t of = 1;

  /// How many of `all` sheets it has.
  std::size_t count(std::size_t all) const { return all < number ? 0 : (all - number) / of + 1; }
  /// Where its n-th sheet (from 0) stands among all.
  std::size_t position(std::size_t n) const { return number - 1 + n * of; }
};

/// Reads "2/8": nothing unless both are whole numbers, digits alone, and 1 <= K <= N <= 1 000 000.
std::optional<Shard> parse_shard(std::string_view text);

}  // namespace factsheet::engine

#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace factsheet::data {

/// Which states of a data set have a path: its answers are remembered, since a path that is misspelt in a
/// layout is asked for by each of ten thousand sheets, and to look through all states each time would take
/// the square of their number. Several threads may ask at once. A copy remembers nothing.
class PathHolders {
 public:
  /// The first two that have a path, as places in their list; `nobody` for those that there aren't. Two, so
  /// that whoever asks can leave itself out.
  using Two = std::array<std::size_t, 2>;
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

  PathHolders() = default;
  PathHolders(const PathHolders&) {}
  PathHolders& operator=(const PathHolders&);
  ~PathHolders() = default;

  /// What is remembered of a path, or else what looking at `count` states with `has` finds.
  Two of(std::string_view path, std::size_t count, const std::function<bool(std::size_t)>& has) const;
  /// To be called when the states' values have changed, while nobody asks.
  void forget();

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, Two, std::less<>> known_;
};

}  // namespace factsheet::data

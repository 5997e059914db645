#pragma once

#include "data/cell.hpp"

#include <string>
#include <vector>

namespace factsheet::engine {

/// A value in two editions; null where one doesn't have it.
struct ValuePair {
  std::string path;
  const data::Cell* before = nullptr;
  const data::Cell* after = nullptr;
};

/// The values of two groups by path, in the new one's order, those that it has no longer behind. Records of a
/// list are matched by their first text if it tells them apart in both lists, else by position.
std::vector<ValuePair> pair_values(const data::Group& before, const data::Group& after);

}  // namespace factsheet::engine

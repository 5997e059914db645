#include "data/path_holders.hpp"

namespace factsheet::data {

PathHolders& PathHolders::operator=(const PathHolders&) {
  forget();
  return *this;
}

PathHolders::Two PathHolders::of(std::string_view path, std::size_t count,
                                 const std::function<bool(std::size_t)>& has) const {
  const std::lock_guard lock(mutex_);
  if (const auto found = known_.find(path); found != known_.end()) return found->second;
  Two two{nobody, nobody};
  std::size_t many = 0;
  for (std::size_t i = 0; i < count && many < two.size(); ++i) {
    if (has(i)) two[many++] = i;
  }
  return known_.emplace(path, two).first->second;
}

void PathHolders::forget() {
  const std::lock_guard lock(mutex_);
  known_.clear();
}

}  // namespace factsheet::data

#include "typeset/map_memory.hpp"

namespace factsheet::typeset {

const geo::Atlas& MapMemory::atlas() {
  if (!atlas_) atlas_ = std::make_unique<const geo::Atlas>();
  return *atlas_;
}

const geo::UsMap& MapMemory::us_map(Length width) {
  const auto found = maps_.find(width.pt());
  return found != maps_.end() ? found->second
                              : maps_.emplace(width.pt(), atlas().us_map(width)).first->second;
}

}  // namespace factsheet::typeset

#pragma once

#include "geo/atlas.hpp"

#include <map>
#include <memory>

namespace factsheet::typeset {

/// Maps as they are drawn alike on every sheet. One a thread; empty until a map is asked for.
class MapMemory {
 public:
  const geo::Atlas& atlas();
  /// The map of all states, this wide.
  const geo::UsMap& us_map(Length width);

 private:
  std::unique_ptr<const geo::Atlas> atlas_;
  std::map<double, geo::UsMap> maps_;  // by width in points
};

}  // namespace factsheet::typeset

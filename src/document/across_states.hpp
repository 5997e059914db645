#pragma once

#include "data/dataset.hpp"

#include <map>
#include <string>
#include <vector>

namespace factsheet::document {

/// One path's figures in all states.
struct AllStates {
  struct Figure {
    const data::StateData* state;
    const data::Cell* cell;
  };
  std::vector<Figure> numbers;                  ///< ascending; equal ones in file order
  std::vector<Figure> absent;                   ///< whose status says that there is none
  std::vector<Figure> other;                    ///< texts and the like
  std::vector<const data::StateData*> without;  ///< that have no such path
};

/// What is the same on the sheets of all states: read once, and not once a sheet. The data set must outlive
/// it and not change. One a thread.
class AcrossStates {
 public:
  /// The reference stays good.
  const AllStates& of(const data::Dataset& dataset, const std::string& path);

 private:
  std::map<std::pair<const data::Dataset*, std::string>, AllStates> known_;
};

}  // namespace factsheet::document

#include "document/across_states.hpp"

#include <algorithm>

namespace factsheet::document {

const AllStates& AcrossStates::of(const data::Dataset& dataset, const std::string& path) {
  const auto [place, is_new] = known_.try_emplace({&dataset, path});
  AllStates& all = place->second;
  if (!is_new) return all;
  for (const data::StateData& state : dataset.states) {
    const data::Field* field = data::Lookup(dataset, state).find(path);
    const data::Cell* cell = field ? field->cell() : nullptr;
    if (!cell) {
      all.without.push_back(&state);
    } else {
      (cell->number() ? all.numbers : cell->absent() ? all.absent : all.other).push_back({&state, cell});
    }
  }
  std::stable_sort(all.numbers.begin(), all.numbers.end(),
                   [](const AllStates::Figure& a, const AllStates::Figure& b) {
                     return a.cell->number()->value < b.cell->number()->value;
                   });
  return all;
}

}  // namespace factsheet::document

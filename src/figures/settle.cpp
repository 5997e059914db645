#include "figures/settle.hpp"

#include "figures/checks.hpp"
#include "figures/derive.hpp"
#include "figures/states.hpp"

namespace factsheet::figures {

void settle(data::Dataset& dataset, Diagnostics& diagnostics) {
  derive(dataset, diagnostics);
  States states(dataset);
  for (std::size_t i = 0; i < dataset.states.size(); ++i) {
    run_checks(dataset, {states.lookups()[i], nullptr, nullptr, &states, {}}, dataset.states[i].findings);
  }
}

}  // namespace factsheet::figures

#include "figures/settle.hpp"

#include "figures/checks.hpp"
#include "figures/derive.hpp"
#include "figures/guards.hpp"
#include "figures/states.hpp"

namespace factsheet::figures {

void settle(data::Dataset& dataset, Diagnostics& diagnostics, const Settings& settings) {
  derive(dataset, diagnostics);
  States states(dataset);
  for (std::size_t i = 0; i < dataset.states.size(); ++i) {
    run_checks(dataset, {states.lookups()[i], nullptr, nullptr, &states, {}}, dataset.states[i].findings);
  }
  run_guards(dataset, settings, diagnostics);
}

}  // namespace factsheet::figures

#include "figures/settle.hpp"

#include <algorithm>

#include "figures/checks.hpp"
#include "figures/derive.hpp"
#include "figures/guards.hpp"
#include "figures/states.hpp"
#include <fmt/format.h>

namespace factsheet::figures {
namespace {

// The figures as they were given, without those that are derived.
struct Given {
  explicit Given(const data::Dataset& dataset) : national(dataset.national) {
    for (const data::StateData& state : dataset.states) states.push_back(state.fields);
  }
  void restore(data::Dataset& dataset) {
    dataset.national = std::move(national);
    for (std::size_t i = 0; i < states.size(); ++i) dataset.states[i].fields = std::move(states[i]);
  }

  data::Group national;
  std::vector<data::Group> states;
};

// Adds findings that aren't there yet: what is wrong with a formula is found each time it is worked out.
void merge(Diagnostics& into, const Diagnostics& more) {
  for (const Diagnostic& one : more.all()) {
    const bool known = std::any_of(into.all().begin(), into.all().end(), [&](const Diagnostic& other) {
      return other.code == one.code && other.span == one.span && other.message == one.message;
    });
    if (known) continue;
    Diagnostic& added = one.severity == Severity::error ? into.error(one.code, one.span, one.message)
                                                        : into.warning(one.code, one.span, one.message);
    added = one;
  }
}

void derive_anew(data::Dataset& dataset, Diagnostics& diagnostics) {
  std::vector<Diagnostics> before;
  for (data::StateData& state : dataset.states) before.push_back(std::exchange(state.findings, {}));
  Diagnostics found;
  derive(dataset, found);
  merge(diagnostics, found);
  for (std::size_t i = 0; i < before.size(); ++i) {
    std::swap(before[i], dataset.states[i].findings);
    merge(dataset.states[i].findings, before[i]);
  }
}

// Figures that are to be hidden and are derived: absent by now, since something that they are made from is.
// But a formula that asks known(…) may come to a number where what it read was taken away, and a figure that
// is to be hidden must not come back that way.
void hold_back(data::Dataset& dataset, const std::vector<Hidden>& hidden, Diagnostics& diagnostics) {
  for (const Hidden& one : hidden) {
    const data::Cell* cell = find_cell(dataset, one);
    if (!cell) continue;
    if (cell->absent()) {
      hide(dataset, {one});
      continue;
    }
    Diagnostics& findings =
        one.state < 0 ? diagnostics : dataset.states[static_cast<std::size_t>(one.state)].findings;
    findings
        .error(Code::suppression_open, cell->span,
               fmt::format("\"{}\" is suppressed, but its formula comes to a figure without what was hidden",
                           one.path))
        .hint("don't ask known(…) in the formula of a figure that may be suppressed");
  }
}

}  // namespace

void settle(data::Dataset& dataset, Diagnostics& diagnostics, const std::vector<Relation>& relations,
            const Settings& settings) {
  std::optional<Given> given;
  if (!dataset.suppressions.empty()) given.emplace(dataset);
  derive(dataset, diagnostics);
  {
    States states(dataset);
    for (std::size_t i = 0; i < dataset.states.size(); ++i) {
      run_checks(dataset, {states.lookups()[i], nullptr, nullptr, &states, {}}, dataset.states[i].findings);
    }
  }
  run_guards(dataset, settings, diagnostics);  // before what makes states differ is hidden
  if (!given) return;
  const std::vector<Hidden> hidden = find_hidden(dataset, relations, diagnostics);
  given->restore(dataset);
  hide(dataset, hidden);
  derive_anew(dataset, diagnostics);
  hold_back(dataset, hidden, diagnostics);
}

}  // namespace factsheet::figures

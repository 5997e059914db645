#include "engine/across.hpp"

#include "figures/evaluate.hpp"
#include "figures/states.hpp"

namespace factsheet::engine {

using data::Expression;

namespace {

void compare(std::optional<Extreme>& known, std::optional<data::Decimal>& best, bool most,
             const data::StateData& state, const data::Cell& cell, const SourceMap& sources,
             const HiddenLines& hidden) {
  const data::Decimal number = cell.number()->value;
  if (best && number == *best) {
    ++known->ties;
    return;
  }
  if (best && (most ? number < *best : *best < number)) return;
  best = number;
  known = Extreme{std::string(state.area->code), exact_text(cell), place_of(cell.span, sources, hidden), 0};
}

}  // namespace

Across read_across(const Expression& call, const data::Dataset& dataset, const data::Lookup& lookup,
                   const SourceMap& sources, const HiddenLines& hidden) {
  Across across;
  across.call = to_string(call);
  std::string who = "all";
  const Expression* by = nullptr;
  for (std::size_t i = 1; i < call.operands.size(); ++i) {
    const Expression& word = call.operands[i];
    if (word.kind == Expression::Kind::path) by = &word;
    if (word.kind == Expression::Kind::text && word.text.starts_with("states")) who = word.text;
  }
  const auto group_of = [&](const data::Lookup& of) -> std::string {
    const data::Field* field = by ? of.find(by->text) : nullptr;
    return field && field->cell() ? figures::to_string(figures::value_of(*field->cell())) : "";
  };
  const std::string own_group = group_of(lookup);
  const Expression& argument = call.operands.front();
  const bool of_path = argument.kind == Expression::Kind::path;
  std::optional<data::Decimal> least;
  std::optional<data::Decimal> most;
  for (const data::StateData& state : dataset.states) {
    if (!figures::counts_among(*state.area, who)) continue;
    const data::Lookup other(dataset, state);
    if (by && group_of(other) != own_group) continue;
    ++across.areas;
    if (!of_path) continue;
    const data::Field* field = other.find(argument.text);
    const data::Cell* cell = field ? field->cell() : nullptr;
    if (!cell || !cell->number()) {
      ++across.without;
      continue;
    }
    compare(across.least, least, false, state, *cell, sources, hidden);
    compare(across.most, most, true, state, *cell, sources, hidden);
  }
  return across;
}

}  // namespace factsheet::engine

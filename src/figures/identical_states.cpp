#include "data/read_rules.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "figures/guards.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Decimal;
using data::Group;
using data::StateData;

namespace {

constexpr std::size_t fewest_numbers = 3;  // fewer may well be the same by chance
constexpr std::size_t most_labels = 8;

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
  seed ^= value + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U);
  seed *= 0xff51afd7ed558ccdU;
  return seed ^ (seed >> 33U);
}

// The given numbers of a state as one number: their sum, so that the order in the file doesn't count.
struct Print {
  std::uint64_t sum = 0;
  std::size_t numbers = 0;
};

void add(const Group& group, std::uint64_t path, Print& print) {
  for (const auto& [name, field] : group.fields) {
    const std::uint64_t here = mixed(path, std::hash<std::string_view>{}(name));
    if (field.group()) add(*field.group(), here, print);
    if (const data::Rows* rows = field.rows()) {
      std::uint64_t index = 0;
      for (const Group& record : rows->records) add(record, mixed(here, ++index), print);
    }
    const data::Cell* cell = field.cell();
    if (!cell || !cell->number() || cell->derive >= 0) continue;
    const Decimal number = cell->number()->value.reduced();
    print.sum += mixed(mixed(here, static_cast<std::uint64_t>(number.units())),
                       static_cast<std::uint64_t>(number.scale()));
    ++print.numbers;
  }
}

// Prints that are equal are looked at again number by number: no state is accused by a chance of hashing.
using Numbers = std::vector<std::pair<std::string, Decimal>>;

void collect(const Group& group, const std::string& prefix, Numbers& out) {
  for (const auto& [name, field] : group.fields) {
    const std::string path = prefix + name;
    if (field.group()) collect(*field.group(), path + ".", out);
    if (const data::Rows* rows = field.rows()) {
      std::size_t index = 0;
      for (const Group& record : rows->records) collect(record, fmt::format("{}[{}].", path, ++index), out);
    }
    const data::Cell* cell = field.cell();
    if (cell && cell->number() && cell->derive < 0) out.emplace_back(path, cell->number()->value);
  }
}

Numbers numbers_of(const StateData& state) {
  Numbers out;
  collect(state.fields, "", out);
  std::sort(out.begin(), out.end());
  return out;
}

// One finding for all of them, which each sheet has: a build tells it once.
void report(const std::vector<StateData*>& same) {
  const StateData& first = *same.front();
  const StateData& second = *same[1];
  const std::string others = same.size() == 2   ? std::string()
                             : same.size() == 3 ? std::string(" and one other")
                                                : fmt::format(" and {} others", same.size() - 2);
  for (StateData* state : same) {
    Diagnostic& finding =
        state->findings.error(Code::identical_states, second.key_span,
                              fmt::format("{}{} {}{} have the same figures throughout", first.area->name,
                                          others.empty() ? " and" : ",", second.area->name, others));
    for (std::size_t i = 0; i < same.size() && i < most_labels; ++i) {
      if (i != 1)
        finding.label(same[i]->key_span, fmt::format("the figures of {}", same[i]->area->in_text()));
    }
    finding.hint("one was likely copied from the other: give each its own figures")
        .hint(data::how_to_turn_off(Code::identical_states));
  }
}

}  // namespace

void guard_against_identical_states(data::Dataset& dataset) {
  std::vector<std::vector<StateData*>> alike;  // in the data's order, whatever the map's is
  std::unordered_map<std::uint64_t, std::size_t> by_print;
  for (StateData& state : dataset.states) {
    Print print;
    add(state.fields, 0, print);
    if (print.numbers < fewest_numbers) continue;
    const auto [at, is_new] = by_print.emplace(print.sum, alike.size());
    if (is_new) alike.emplace_back();
    alike[at->second].push_back(&state);
  }
  for (const auto& group : alike) {
    if (group.size() < 2) continue;
    const Numbers numbers = numbers_of(*group.front());
    std::vector<StateData*> same;
    for (StateData* state : group) {
      if (numbers_of(*state) == numbers) same.push_back(state);
    }
    if (same.size() > 1) report(same);
  }
}

}  // namespace factsheet::figures

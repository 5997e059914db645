#include "figures/protect.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace factsheet::figures {

using data::Decimal;

namespace {

std::size_t at(int cell) {
  return static_cast<std::size_t>(cell);
}

}  // namespace

Protection::Protection(const data::Dataset& dataset, const CellTable& table,
                       const std::vector<Relation>& relations)
    : table_(table),
      equations_(known_equations(dataset, table, relations)),
      equations_of_(table.all().size()),
      from_(derived_from(dataset, table)),
      makes_(table.all().size()),
      hidden_(table.all().size()),
      changed_(table.all().size()),
      at_least_one_(table.all().size()),
      rule_(table.all().size()) {
  for (std::size_t i = 0; i < equations_.size(); ++i) {
    for (const auto& term : equations_[i].terms) equations_of_[at(term.cell)].push_back(i);
  }
  for (std::size_t cell = 0; cell < from_.size(); ++cell) {
    for (const int input : from_[cell]) makes_[at(input)].push_back(static_cast<int>(cell));
    hidden_[cell] = table.all()[cell].cell->absent();
  }
}

void Protection::hide(int cell) {
  if (hidden_[at(cell)]) return;
  hidden_[at(cell)] = changed_[at(cell)] = true;
  for (const int made : makes_[at(cell)]) hide(made);
}

void Protection::protect(int cell, std::size_t rule, bool zeros_show) {
  hide(cell);
  changed_[at(cell)] = true;
  at_least_one_[at(cell)] = zeros_show;
  rule_[at(cell)] = rule;
}

int Protection::opens(int cell) const {
  const auto& all = equations_of_[at(cell)];
  return static_cast<int>(std::count_if(all.begin(), all.end(), [&](std::size_t i) {
    const auto& terms = equations_[i].terms;
    return std::none_of(terms.begin(), terms.end(), [&](const auto& term) { return hidden_[at(term.cell)]; });
  }));
}

std::set<int> Protection::given(int cell) const {
  if (table_.all()[at(cell)].cell->derive < 0) return {cell};
  std::set<int> out;
  for (const int input : from_[at(cell)]) {
    if (!hidden_[at(input)]) out.merge(given(input));
  }
  return out;
}

// The equations with something hidden that could help to tell a protected figure: not those with a figure
// that needn't be protected and stands in no other equation, since they only tell that one (most formulas
// do).
std::vector<std::size_t> Protection::useful() const {
  std::vector<bool> use(equations_.size());
  std::vector<std::size_t> uses(hidden_.size());
  for (std::size_t i = 0; i < equations_.size(); ++i) {
    for (const auto& term : equations_[i].terms) {
      if (!hidden_[at(term.cell)]) continue;
      use[i] = true;
      ++uses[at(term.cell)];
    }
  }
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < equations_.size(); ++i) {
      if (!use[i]) continue;
      const auto& terms = equations_[i].terms;
      const bool spare = std::any_of(terms.begin(), terms.end(), [&](const auto& term) {
        return hidden_[at(term.cell)] && !is_protected(term.cell) && uses[at(term.cell)] == 1;
      });
      if (!spare) continue;
      use[i] = false;
      again = true;
      for (const auto& term : terms) {
        if (hidden_[at(term.cell)]) --uses[at(term.cell)];
      }
    }
  }
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < use.size(); ++i) {
    if (use[i]) out.push_back(i);
  }
  return out;
}

std::vector<Protection::Leak> Protection::leaks() {
  // Groups of equations that share nothing hidden are solved apart, and only where something was hidden
  // since.
  const std::vector<std::size_t> all = useful();
  std::vector<std::size_t> group(all.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (group[i] != i) i = group[i] = group[group[i]];
    return i;
  };
  std::map<int, std::size_t> first_with;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto& term : equations_[all[i]].terms) {
      if (!hidden_[at(term.cell)]) continue;
      const auto [known, is_new] = first_with.emplace(term.cell, i);
      if (!is_new) group[root(i)] = root(known->second);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  std::set<std::size_t> changed;
  for (std::size_t i = 0; i < all.size(); ++i) {
    groups[root(i)].push_back(all[i]);
    const auto& terms = equations_[all[i]].terms;
    if (std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return changed_[at(term.cell)]; })) {
      changed.insert(root(i));
    }
  }
  std::vector<Leak> out;
  for (const auto& [key, equations] : groups) {
    if (!changed.contains(key)) continue;
    solve(equations, out);
    for (const std::size_t equation : equations) {
      if (auto leak = narrow(equation)) out.push_back(std::move(*leak));
    }
  }
  std::fill(changed_.begin(), changed_.end(), false);
  std::erase_if(out, [&](const Leak& leak) { return given_up_.contains(leak.cell); });
  // What couldn't be stopped yet is looked at again.
  for (const Leak& leak : out) changed_[at(leak.cell)] = true;
  return out;
}

void Protection::solve(const std::vector<std::size_t>& equations, std::vector<Leak>& out) const {
  std::map<int, std::size_t> columns;
  for (const std::size_t i : equations) {
    for (const auto& term : equations_[i].terms) {
      if (hidden_[at(term.cell)]) columns.emplace(term.cell, 0);
    }
  }
  std::vector<int> cells;
  for (auto& [cell, column] : columns) {
    column = cells.size();
    cells.push_back(cell);
  }
  std::vector<SparseRow> rows;
  for (const std::size_t i : equations) {
    SparseRow row;
    for (const auto& term : equations_[i].terms) {
      if (hidden_[at(term.cell)]) row.emplace_back(columns.at(term.cell), term.factor);
    }
    rows.push_back(std::move(row));
  }
  for (const Determined& found : determined(rows, cells.size())) {
    if (!is_protected(cells[found.unknown])) continue;
    Leak leak{cells[found.unknown], {}, {}, {}};
    std::map<int, Residue> read;
    for (const auto& [row, weight] : found.combination) {
      leak.equations.push_back(equations[row]);
      for (const auto& term : equations_[equations[row]].terms) {
        if (!hidden_[at(term.cell)]) read[term.cell] = read[term.cell] + weight * term.factor;
      }
    }
    for (const auto& [cell, factor] : read) {
      if (!factor.is_zero()) leak.visible.insert(cell);
    }
    out.push_back(std::move(leak));
  }
}

// Whole numbers of one sum that leave each other no room: 0 and 0 where nothing is left, 1 and 1 where 2 are
// and zeros would be shown. A little more is as good, since only their order is open.
std::optional<Protection::Leak> Protection::narrow(std::size_t equation) const {
  Leak leak{-1, {equation}, {}, {}};
  std::optional<Decimal> left = Decimal(0);
  std::int64_t count = 0;
  double sign = 0;
  for (const auto& term : equations_[equation].terms) {
    const data::Number* number = table_.all()[at(term.cell)].number();
    if (!number || number->value < Decimal(0) || !equations_[equation].linear) return std::nullopt;
    if (!hidden_[at(term.cell)]) {
      leak.visible.insert(term.cell);
      continue;
    }
    if ((sign != 0 && term.about != sign) || !number->value.is_integer()) return std::nullopt;
    sign = term.about;
    if (is_protected(term.cell) && leak.cell < 0) leak.cell = term.cell;
    left = Decimal::add(*left, number->value);
    if (left && at_least_one_[at(term.cell)]) left = Decimal::subtract(*left, Decimal(1));
    if (!left) return std::nullopt;
    ++count;
  }
  const Decimal wanted(count);
  if (leak.cell < 0 || count < 2 || *left >= wanted) return std::nullopt;
  // One more that isn't 0 either, so that there is as much room as there are figures.
  leak.room = Decimal::subtract(Decimal(count + 2), *left).value_or(Decimal(1));
  return leak;
}

}  // namespace factsheet::figures

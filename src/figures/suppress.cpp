#include "figures/suppress.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "figures/protect.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Cell;
using data::Decimal;
using data::Suppression;

namespace {

class Suppressor {
 public:
  Suppressor(data::Dataset& dataset, const std::vector<Relation>& relations, Diagnostics& diagnostics)
      : dataset_(dataset),
        table_(dataset),
        protection_(dataset, table_, relations),
        diagnostics_(diagnostics) {}

  std::vector<Hidden> run() {
    if (dataset_.suppressions.empty() || report_faulty()) return {};
    for (std::size_t i = 0; i < dataset_.suppressions.size(); ++i) {
      for (const auto& [path, span] : dataset_.suppressions[i].paths) hide_small(i, path, span);
    }
    const std::size_t primary = hidden_.size();
    for (auto leaks = protection_.leaks(); !leaks.empty(); leaks = protection_.leaks()) {
      for (const Protection::Leak& leak : leaks) stop(leak);
    }
    std::vector<Hidden> out;
    for (std::size_t i = 0; i < hidden_.size(); ++i) {
      const Entry& of = entry(hidden_[i]);
      Hidden hidden{of.state, of.path, of.record, {}, protection_.rule(hidden_[i]), i >= primary};
      if (of.record >= 0) {
        hidden.path = of.list;
        hidden.column = of.path.substr(of.list.size() + 1);
      }
      out.push_back(std::move(hidden));
    }
    return out;
  }

 private:
  const Entry& entry(int cell) const { return table_.all()[static_cast<std::size_t>(cell)]; }

  // A figure that can't be read is neither shown nor hidden, so that nothing told of sums with it holds: the
  // sheets of others must wait for it.
  bool report_faulty() {
    for (const Entry& of : table_.all()) {
      if (of.cell->status != data::Status::faulty || of.cell->derive >= 0) continue;
      diagnostics_
          .error(Code::suppression_open, dataset_.suppressions.front().paths.front().second,
                 "what has to be hidden can't be told while a figure has an error")
          .label(of.cell->span, fmt::format("\"{}\"", of.full_path()))
          .hint("mend it first, which the other findings tell how to");
      return true;
    }
    return false;
  }

  void hide_small(std::size_t index, const std::string& path, Span span) {
    const Suppression& rule = dataset_.suppressions[index];
    bool found = false;
    for (std::size_t i = 0; i < table_.all().size(); ++i) {
      const Entry& of = table_.all()[i];
      if (of.full_path() != path) continue;
      found = true;
      const int cell = static_cast<int>(i);
      const data::Number* number = of.number();
      const bool small = number && number->value > Decimal(0) && number->value < rule.below;
      const bool zero = number && number->value.is_zero() && rule.hides_zero;
      const bool withheld = of.cell->status == data::Status::suppressed;
      if ((!small && !zero && !withheld) || protection_.is_protected(cell)) continue;
      protection_.protect(cell, index, !rule.hides_zero);
      hidden_.push_back(cell);
    }
    if (!found) report_unfound_path(path, span);
  }

  void report_unfound_path(const std::string& path, Span span) {
    for (const ListEntry& list : table_.lists()) {
      const std::string known = list.state == nation ? "national." + list.path : list.path;
      if (path != known && !path.starts_with(known + ".")) continue;
      std::vector<std::string> columns;
      for (const auto& [name, cells] : list.columns) columns.push_back(fmt::format("{}.{}", known, name));
      diagnostics_
          .error(Code::unknown_path, span,
                 path == known ? fmt::format("\"{}\" is a list, not one of its columns", path)
                               : fmt::format("the records of \"{}\" have no figures \"{}\"", known,
                                             path.substr(known.size() + 1)))
          .hint(fmt::format("the columns with figures are {}", fmt::join(columns, ", ")));
      return;
    }
    const data::StateData nobody;
    const data::StateData& state = dataset_.states.empty() ? nobody : dataset_.states.front();
    const data::Lookup lookup(dataset_, state);
    if (const data::Field* field = lookup.find(path); field && field->cell()) {
      diagnostics_.error(Code::bad_value, span, fmt::format("\"{}\" is no figure that could be small", path))
          .label(field->cell()->span, "it is this");
      return;
    }
    report_unfound(lookup, nullptr, path, span, diagnostics_);
  }

  // How gladly a figure is hidden to stop a leak: less is gladlier.
  using Order = std::tuple<bool, bool, bool, bool, int, int, Decimal, int>;

  Order order_of(int cell, int beside, bool total, const Protection::Leak& leak) const {
    const Entry& of = entry(cell);
    const Entry& kept = entry(beside);
    const Decimal value = of.number()->value;
    const Decimal limit = dataset_.suppressions[protection_.rule(leak.cell)].below;
    const bool same_state = of.state == kept.state;
    const int distance = same_state && of.list == kept.list && of.record >= 0 ? 0
                         : same_state                                         ? 1
                         : of.path == kept.path                               ? 2
                                                                              : 3;
    return {of.state == nation,
            total,
            value < leak.room,
            value < limit,
            distance,
            protection_.opens(cell),
            value,
            cell};
  }

  bool is_total(int cell, const Protection::Leak& leak) const {
    return std::any_of(leak.equations.begin(), leak.equations.end(),
                       [&](std::size_t i) { return protection_.equations()[i].total == cell; });
  }

  void stop(const Protection::Leak& leak) {
    // What was hidden for another leak may have stopped this one.
    if (std::any_of(leak.visible.begin(), leak.visible.end(),
                    [&](int cell) { return protection_.is_hidden(cell); })) {
      return;
    }
    std::optional<Order> best;
    for (const int visible : leak.visible) {
      // A derived figure is hidden by hiding what it is made from.
      for (const int cell : protection_.given(visible)) {
        const data::Number* number = entry(cell).number();
        if (!number || number->value.is_zero()) continue;
        const Order order = order_of(cell, leak.cell, cell != visible || is_total(cell, leak), leak);
        if (!best || order < *best) best = order;
      }
    }
    if (!best) return report_open(leak);
    const int cell = std::get<7>(*best);
    protection_.protect(cell, protection_.rule(leak.cell), true);
    hidden_.push_back(cell);
  }

  void report_open(const Protection::Leak& leak) {
    protection_.give_up(leak);
    const Entry& of = entry(leak.cell);
    // Every sheet that prints one of the figures helps to tell it; those without are free to go.
    std::set<int> states{of.state};
    for (const std::size_t i : leak.equations) {
      for (const auto& term : protection_.equations()[i].terms) states.insert(entry(term.cell).state);
    }
    for (const int state : states) {
      if (state == nation && of.state != nation) continue;
      Diagnostics& findings =
          of.state == nation ? diagnostics_ : dataset_.states[static_cast<std::size_t>(state)].findings;
      Diagnostic& finding = findings.error(
          Code::suppression_open, of.cell->span,
          fmt::format(
              "\"{}\" is suppressed{}, but can be worked out from what is printed, and no other figure "
              "can be hidden",
              of.full_path(), of.state == nation ? "" : fmt::format(" for {}", name(of.state))));
      for (const std::size_t i : leak.equations) {
        const Equation& equation = protection_.equations()[i];
        finding.label(equation.span, fmt::format("what gives it away: {}", equation.text));
      }
      finding.label(dataset_.suppressions[protection_.rule(leak.cell)].span, "the rule that suppresses it");
      finding.hint("join it with other figures to one that is large enough, or leave them out of the data");
      if (of.state == nation) break;
    }
  }

  std::string_view name(int state) const {
    return dataset_.states[static_cast<std::size_t>(state)].area->name;
  }

  data::Dataset& dataset_;
  CellTable table_;
  Protection protection_;
  Diagnostics& diagnostics_;
  std::vector<int> hidden_;  // in the order in which they were
};

}  // namespace

const Cell* find_cell(const data::Dataset& dataset, const Hidden& hidden) {
  const data::Group& group = hidden.state == nation
                                 ? dataset.national
                                 : dataset.states[static_cast<std::size_t>(hidden.state)].fields;
  const data::Field* field = find_path(group, hidden.path);
  if (field && hidden.record >= 0) {
    const data::Rows* rows = field->rows();
    field = rows ? find_path(rows->records[static_cast<std::size_t>(hidden.record)], hidden.column) : nullptr;
  }
  return field ? field->cell() : nullptr;
}

std::vector<Hidden> find_hidden(data::Dataset& dataset, const std::vector<Relation>& relations,
                                Diagnostics& diagnostics) {
  return Suppressor(dataset, relations, diagnostics).run();
}

void hide(data::Dataset& dataset, const std::vector<Hidden>& hidden) {
  for (const Hidden& one : hidden) {
    auto* cell = const_cast<Cell*>(find_cell(dataset, one));  // of a data set that isn't constant
    if (!cell) continue;
    // The rule's note says why a figure is hidden, which isn't so for those that only protect it.
    const std::string note = one.complementary ? std::string() : dataset.suppressions[one.rule].note;
    // What is absent already has a note of its own, of the data or of its formula.
    if (!cell->absent() || cell->note.empty()) cell->note = note;
    if (cell->absent()) continue;
    cell->value = data::Absent{};
    cell->status = data::Status::suppressed;
    cell->written.clear();
  }
}

}  // namespace factsheet::figures

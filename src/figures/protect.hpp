#pragma once

#include <optional>
#include <set>
#include <vector>

#include "figures/equations.hpp"

namespace factsheet::figures {

/// What is known of which figures while they are hidden one by one. Figures are indices into
/// CellTable::all().
class Protection {
 public:
  /// How a protected figure is told from the others.
  struct Leak {
    int cell = -1;
    std::vector<std::size_t> equations;  ///< indices into equations(), those that give it away together
    std::set<int> visible;               ///< what is read in doing so; hiding any of these stops it
    data::Decimal room;                  ///< the least number that, hidden next, stops it; 0: any does
  };

  Protection(const data::Dataset& dataset, const CellTable& table, const std::vector<Relation>& relations);

  /// Hides a figure from readers, with the rule's number, and with it all that is derived from it.
  void protect(int cell, std::size_t rule, bool zeros_show);
  bool is_hidden(int cell) const { return hidden_[static_cast<std::size_t>(cell)]; }
  bool is_protected(int cell) const { return rule_[static_cast<std::size_t>(cell)].has_value(); }
  std::size_t rule(int cell) const { return *rule_[static_cast<std::size_t>(cell)]; }

  /// Protected figures that can be told, of all groups of equations that changed since the last call.
  std::vector<Leak> leaks();
  /// Doesn't tell of a leak any more that can't be stopped.
  void give_up(const Leak& leak) { given_up_.insert(leak.cell); }

  /// In how many equations a figure would be the only hidden one, and so be laid open itself.
  int opens(int cell) const;
  const std::vector<Equation>& equations() const { return equations_; }
  /// The visible given figures that a visible figure is worked out from; the figure itself if it was given.
  std::set<int> given(int cell) const;

 private:
  void hide(int cell);
  std::vector<std::size_t> useful() const;
  void solve(const std::vector<std::size_t>& equations, std::vector<Leak>& out) const;
  std::optional<Leak> narrow(std::size_t equation) const;

  const CellTable& table_;
  std::vector<Equation> equations_;
  std::vector<std::vector<std::size_t>> equations_of_;  // by figure
  std::vector<std::vector<int>> from_;                  // by figure: what its formula reads
  std::vector<std::vector<int>> makes_;                 // by figure: what is derived from it
  std::vector<bool> hidden_;                            // not to be seen by readers
  std::vector<bool> changed_;
  std::vector<bool> at_least_one_;  // hidden, but a zero would be shown
  std::vector<std::optional<std::size_t>> rule_;
  std::set<int> given_up_;
};

}  // namespace factsheet::figures

#pragma once

#include <map>
#include <optional>
#include <set>

#include "figures/cell_table.hpp"
#include "figures/elimination.hpp"
#include "figures/states.hpp"

namespace factsheet::figures {

/// A coefficient: exactly, and about how large it is and with which sign.
struct Factor {
  Residue exact;
  double about = 0;
};

/// A sum of figures, each with its coefficient, and a constant.
struct LinearForm {
  std::map<int, Factor> terms;  ///< by index into CellTable::all()
  Factor constant;

  /// Adds `factor` times another form.
  void add(const LinearForm& other, const Factor& factor);
};

/// Where an expression stands.
struct Place {
  int state = nation;
  const ListEntry* list = nullptr;  ///< in a record of this list; null: in none
  int record = -1;
};

/// The formula that a figure was worked out by, and where it stands; null if the figure was given.
std::pair<const data::Derive*, Place> formula_of(const data::Dataset& dataset, const CellTable& table,
                                                 const Entry& entry);

/// Reads expressions as sums of figures.
class FormReader {
 public:
  FormReader(const data::Dataset& dataset, const CellTable& table);

  /// Nothing if the expression isn't linear in the figures (their product, a share of them).
  std::optional<LinearForm> form(const data::Expression& expression, const Place& place);
  /// The figures without which the expression has no value.
  std::set<int> inputs(const data::Expression& expression, const Place& place);
  /// What the expression comes to; nothing if it can't be told.
  std::optional<Value> value(const data::Expression& expression, const Place& place);

 private:
  std::optional<LinearForm> call(const data::Expression& e, const Place& place);
  std::optional<LinearForm> arithmetic(const data::Expression& e, const Place& place);
  std::optional<LinearForm> constant(const data::Expression& e, const Place& place);
  int cell_at(std::string_view path, const Place& place) const;
  std::vector<int> over_states(const data::Expression& call, const Place& place);
  void add_inputs(const data::Expression& e, const Place& place, std::set<int>& out);

  const data::Dataset& dataset_;
  const CellTable& table_;
  States states_;
  const data::StateData nobody_;
  const data::Lookup of_nation_;
};

}  // namespace factsheet::figures

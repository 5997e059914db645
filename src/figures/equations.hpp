#pragma once

#include <string>
#include <vector>

#include "figures/cell_table.hpp"
#include "figures/elimination.hpp"
#include "figures/suppress.hpp"

namespace factsheet::figures {

/// Something that a reader knows of the figures: sum of factor * figure is constant.
struct Equation {
  struct Term {
    int cell = -1;  ///< index into CellTable::all()
    Residue factor;
    double about = 0;  ///< the factor, for its sign
  };
  std::vector<Term> terms;  ///< each figure once, in rising order
  int total = -1;           ///< the figure that the others add up to; -1: there is none
  /// Nothing: it isn't linear (a share), and the factors stand for any. Whoever knows all figures but one
  /// knows that one, too.
  bool linear = true;
  Span span;         ///< of the rule or the total that says so
  std::string text;  ///< "sum(missing.rows.n) == missing.total"
};

/// Everything that ties figures to each other, as a reader may know or guess it:
/// - rules of `[[check]]` that say that two things are equal, within a tolerance or not;
/// - formulas of `[derive]`;
/// - tables of the layout whose columns add up to a total (`relations`);
/// - what holds exactly in the figures and would be guessed: a list's column that adds up to a figure beside
/// or
///   above the list; a column of a list that is the sum of all others in every record; figures of all states,
///   and of their records of the same kind, that add up to the nation's; a column of percentages of another
///   column.
/// Only figures of `table`, which must be of this data set.
std::vector<Equation> known_equations(const data::Dataset& dataset, const CellTable& table,
                                      const std::vector<Relation>& relations);

/// For each figure of the table, the figures without which its formula has no value; empty where it was
/// given.
std::vector<std::vector<int>> derived_from(const data::Dataset& dataset, const CellTable& table);

}  // namespace factsheet::figures

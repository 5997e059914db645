#pragma once

#include <string>
#include <vector>

#include "figures/cell_table.hpp"

namespace factsheet::figures {

/// Figures that add up to another one exactly, so that a reader takes it for their total. By index into
/// CellTable::all().
struct Sum {
  std::vector<int> parts;
  int total = -1;
  std::string text;  ///< "missing.rows.n adds up to missing.total"
};

/// A list's column that holds the percentages of another one, as they are printed.
struct Shares {
  std::vector<int> parts;
  std::vector<int> shares;  ///< as many as parts
  std::string text;
};

/// Sums that nobody states but the figures keep: a list's column and a figure beside or above the list; a
/// column of a list and all its others, in each record; the states' figures, columns and records of the same
/// kind, and the nation's. Where a list has figures that are absent, it is taken to add up to what it adds up
/// to in every state that has them all.
std::vector<Sum> guess_sums(const data::Dataset& dataset, const CellTable& table);

/// Columns of percentages beside the column that they are of.
std::vector<Shares> guess_shares(const CellTable& table);

}  // namespace factsheet::figures

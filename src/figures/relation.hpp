#pragma once

#include "data/dataset.hpp"

#include <string>
#include <vector>

namespace factsheet::figures {

/// A sum that sheets print with its total, in every state that has both. One of three:
/// - a list's column that adds up to a figure: sum(rows.column) == total;
/// - records that belong together, by the value of `match`, whose column adds up to the column of that name
///   in the record of the list `total` with the same value;
/// - columns of a record (`across`) that add up to its column `total`, in each record of the list.
struct Relation {
  std::string rows;    ///< path of the list
  std::string column;  ///< empty with `across`
  std::string total;   ///< path; with `across` a name of the records
  std::string match = {};
  std::vector<std::string> across = {};
};

/// One such sum in one state's data; the cells are the data set's own.
struct PrintedSum {
  std::vector<const data::Cell*> parts;  ///< those that there are
  bool complete = false;                 ///< none is missing altogether
  const data::Cell* total = nullptr;     ///< never null
  Span parts_span;
  std::string text;  ///< "sum(missing.rows.n) == missing.total"
};

/// The sums of a relation in a state that has them.
std::vector<PrintedSum> sums_of(const Relation& relation, const data::Lookup& lookup);

}  // namespace factsheet::figures

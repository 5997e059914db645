#pragma once

#include "csv/table.hpp"
#include "data/expression.hpp"
#include "data/node.hpp"

#include <optional>
#include <string>
#include <vector>

namespace factsheet::data {

/// Which records of a table are read: `SUMLEV == '040'`, or { SUMLEV = "040", TYPE = ["a", "b"] }, which also
/// takes columns whose names have blanks.
class RowFilter {
 public:
  /// Reads a filter and finds its columns; reports what it can't read and columns that aren't there.
  static std::optional<RowFilter> read(const Node& node, const csv::Table& table, const SourceMap& sources,
                                       Diagnostics& diagnostics);

  bool takes(const csv::Record& record) const;

 private:
  struct Needs {
    std::size_t column;
    std::vector<std::string> any_of;
  };
  bool holds(const Expression& e, const csv::Record& record) const;
  bool compare(const Expression& e, const csv::Record& record) const;

  std::vector<Needs> needs_;              // all must hold
  std::optional<Expression> expression_;  // a path's `number` is its column
};

/// The column of a name; reports one that isn't there, with "did you mean", or that is there twice.
std::optional<std::size_t> find_table_column(const csv::Table& table, const std::string& name, Span asked,
                                             Diagnostics& diagnostics);

}  // namespace factsheet::data

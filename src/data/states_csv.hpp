#pragma once

#include "csv/table.hpp"
#include "data/dataset.hpp"
#include "data/row_filter.hpp"
#include "data/table_cell.hpp"

#include <optional>
#include <string>
#include <vector>

namespace factsheet::data {

/// A figure or text that a data file asks of a table of all states.
struct Wanted {
  std::string path;
  Span key_span;
  Span span;
  std::size_t column = 0;           ///< of a wide table
  std::vector<std::string> values;  ///< of a long one: what its `by` columns hold
  std::string unit;
  std::string note;
  std::optional<Precision> precision;
  bool is_text = false;
  bool seen = false;
};

/// `[states_csv]`, read: the table's head is open, and every column that is named has been found in it.
struct StatesCsv {
  csv::Table table;
  std::string vintage;
  std::string source;
  std::size_t key = 0;              ///< the column that says which state a record is of
  std::optional<std::size_t> name;  ///< a second one
  std::vector<std::size_t> by;      ///< of a long table: the columns that say which figure a record holds
  std::size_t value = 0;            ///< and the one that holds it
  std::optional<RowFilter> where;
  std::optional<RowFilter> national;
  std::vector<Mark> marks;
  std::vector<Wanted> wanted;
  Span file_span;
  Span where_span;
};

/// Reads the keys of one `[states_csv]` and opens its table; nothing after a report. `vintage` is the data
/// file's.
std::optional<StatesCsv> read_states_csv_keys(const Node& node, const SourceMap& sources,
                                              const Inputs& inputs, const std::string& vintage,
                                              Diagnostics& diagnostics);

}  // namespace factsheet::data

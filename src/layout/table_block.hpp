#pragma once

#include "base/length.hpp"
#include "layout/blocks.hpp"

#include <optional>
#include <string>
#include <vector>

namespace factsheet::layout {

enum class ColumnAlign { left, right, centre, decimal };

/// A column's width: a fixed length, a share of what is left ("2fr"), or what its content takes ("auto").
struct ColumnWidth {
  enum class Kind { automatic, fixed, share } kind = Kind::automatic;
  Length length;
  double share = 0;
};

struct TableColumn {
  Template head;
  Template text;
  ColumnWidth width;
  ColumnAlign align = ColumnAlign::left;
  Span span;
};

struct TableTotal {
  Template label;
  std::string column;  ///< the name that the summed column prints; empty: the only one there is
  std::string equals;  ///< path of the published total
  Span equals_span;
};

struct TableBlock {
  std::string rows;  ///< path
  Span rows_span;
  Template caption;
  std::vector<TableColumn> columns;
  std::optional<TableTotal> total;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor& visit) const;
};

}  // namespace factsheet::layout

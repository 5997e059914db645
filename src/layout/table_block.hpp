#pragma once

#include "base/length.hpp"
#include "data/expression.hpp"
#include "layout/blocks.hpp"
#include "layout/style.hpp"

#include <memory>
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
  std::string sample;  ///< the column is at least as wide as this text; empty: as its content
  std::string from;    ///< path of another list that fills the column; empty: the table's own
  Span from_span;
  std::string match;  ///< the name by whose value a record finds its partner in `from`
  Span match_span;
  bool bar = false;                ///< draws each number as a bar beside it, too
  std::vector<Placeholder> trend;  ///< the figures of a line beside each number, in order; empty: none
  Length bar_width;                ///< of the longest bar, or of the line
  bool sum = true;                 ///< false: its total is published by itself, as a rate's is
  Span span;
};

/// A head over several columns; without a text, the columns' own heads stand alone.
struct HeadSpan {
  Template text;
  int columns = 1;
};

/// Where hairlines part the rows.
enum class TableRules { rows, groups, none };

struct TableTotal {
  Template label;
  std::string column;  ///< the name that the summed column prints; empty: the only one there is
  std::string equals;  ///< path of the published total, or of a group of them by the columns' names
  Span equals_span;
};

/// Below each group of rows its totals: the record of another list that shares a name's value with them.
struct GroupTotal {
  Template label;
  std::string from;  ///< path
  Span from_span;
  std::string match;
  Span match_span;
};

struct TableBlock {
  std::string rows;  ///< path
  Span rows_span;
  Template caption;
  Template continued;  ///< stands behind the caption where a column or page goes on with the table
  std::vector<TableColumn> columns;
  std::vector<HeadSpan> heads;  ///< over the columns' own; empty: none, else all columns are counted
  Template group;               ///< of each record: where it changes, a group begins; empty: no groups
  std::optional<GroupTotal> group_total;
  std::optional<TableTotal> total;
  TableRules rules = TableRules::rows;
  std::optional<data::Expression> highlight;       ///< which records stand out
  std::shared_ptr<const Style> even_style;         ///< of every second row; null: as all others
  std::shared_ptr<const Style> highlighted_style;  ///< of records that stand out
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor& visit) const;
};

}  // namespace factsheet::layout

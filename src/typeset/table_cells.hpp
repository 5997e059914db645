#pragma once

#include "typeset/column_widths.hpp"
#include "typeset/set_lines.hpp"
#include "typeset/slab.hpp"

#include <vector>

namespace factsheet::typeset {

/// One cell's lines, not yet at their height.
struct CellLines {
  std::vector<SetLine> lines;
  Length left;
  Length leading;
  Length height() const { return leading * static_cast<double>(lines.size()); }
};

/// Sets the cells of one table, each in its column.
class TableCells {
 public:
  /// The columns stand in the measure, `inset` from its edges.
  TableCells(Context& context, const document::Table& table, const document::Style& style, Length measure,
             Length inset, Span span);

  /// A column's head.
  CellLines head(std::size_t column) const;
  /// A head over the columns [first, end).
  CellLines spanner(const document::Rich& text, std::size_t first, std::size_t end) const;
  /// A cell of a row or of the total, lined up at the decimal point; reports one that doesn't fit then.
  CellLines cell(const document::Rich& text, std::size_t column, const document::Style& style,
                 Length indent) const;
  /// A text across all columns.
  CellLines across(const document::Rich& text, const document::Style& style) const;

  /// Where columns [first, end) begin, and how wide they are with their bars.
  Rect area(std::size_t first, std::size_t end) const;

  /// Draws the line beside a row's number, if it has one, as a figure with its alternative text, and behind
  /// it the letters of notes on its gaps. `top`: of the row's first line.
  void draw_trend(const document::TableRow& row, std::size_t column, const document::Style& style, Length top,
                  std::vector<pages::Item>& items) const;

  /// Draws a row's bars as artifacts. `top`: of its first line; `height`: of the whole row.
  void draw_bars(const document::TableRow& row, const document::Style& style, Length top, Length height,
                 std::vector<pages::Item>& items) const;

 private:
  /// Of a column's numbers: what its bars are drawn to. Both are 0 where there are none.
  struct Extent {
    double least = 0;
    double most = 0;
  };

  Context& context_;
  const document::Table& table_;
  const document::Style& style_;
  std::vector<PlacedColumn> columns_;
  std::vector<Extent> extents_;
  std::vector<Length> letters_;  // the widest letters behind the lines of a column
};

/// Places a cell's lines, the first one's top at `y`.
void place_cell(CellLines&& cell, Length y, std::vector<pages::Item>& items);

}  // namespace factsheet::typeset

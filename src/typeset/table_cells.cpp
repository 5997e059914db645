#include "typeset/table_cells.hpp"

#include "typeset/blocks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

text::Alignment alignment_of(document::ColumnAlign align) {
  switch (align) {
    case document::ColumnAlign::left:
      return text::Alignment::left;
    case document::ColumnAlign::centre:
      return text::Alignment::centre;
    case document::ColumnAlign::right:
    case document::ColumnAlign::decimal:
      break;
  }
  return text::Alignment::right;
}

}  // namespace

TableCells::TableCells(Context& context, const document::Table& table, const document::Style& style,
                       Length measure, Length inset, Span span)
    : context_(context),
      table_(table),
      style_(style),
      columns_(place_columns(context, table, style, measure - inset * 2, span)),
      extents_(columns_.size()) {
  for (PlacedColumn& column : columns_) {
    column.left += inset;
    column.bar_left += inset;
  }
  for (const document::TableRow& row : table.rows) {
    for (std::size_t i = 0; i < row.bars.size(); ++i) {
      if (!row.bars[i]) continue;
      extents_[i].least = std::min(extents_[i].least, *row.bars[i]);
      extents_[i].most = std::max(extents_[i].most, *row.bars[i]);
    }
  }
}

CellLines TableCells::head(std::size_t column) const {
  const document::Style& style = *table_.head_style;
  LineLooks looks;
  looks.place = "cell";
  looks.alignment = alignment_of(table_.columns[column].align);
  return {set_lines(context_, table_.columns[column].head, style, columns_[column].width, looks),
          columns_[column].left, style.leading};
}

CellLines TableCells::spanner(const document::Rich& text, std::size_t first, std::size_t end) const {
  const document::Style& style = *table_.spanner_style;
  const Rect at = area(first, end);
  LineLooks looks;
  looks.place = "cell";
  return {set_lines(context_, text, style, at.size.width, looks), at.origin.x, style.leading};
}

CellLines TableCells::cell(const document::Rich& text, std::size_t column, const document::Style& style,
                           Length indent) const {
  if (text.empty()) return {};
  const PlacedColumn& at = columns_[column];
  const document::ColumnAlign align = table_.columns[column].align;
  LineLooks looks;
  looks.place = "cell";
  looks.alignment = alignment_of(align);
  // Where no hairline parts the rows, the second line of a label would look like the next row's first.
  if (column == 0 && align == document::ColumnAlign::left && table_.rules != document::TableRules::rows)
    looks.hang = style.size * 0.9;
  CellLines out{set_lines(context_, text, style, at.width - indent, looks), at.left + indent, style.leading};
  if (align != document::ColumnAlign::decimal || out.lines.size() != 1) return out;
  const Length shift = fraction_width(context_, text, style) - at.fraction;
  const Length beyond = out.lines.front().width - shift - at.width;
  out.left += shift;
  // Lined up at its point, the number begins left of its cell.
  if (beyond > Length::points(0.05)) {
    context_.diagnostics()
        .error(
            Code::text_overflow, text.runs.front().span,
            fmt::format(
                "\"{}\" is {:.1f} pt too wide for its cell when lined up at the decimal point (horizontal)",
                document::plain(text), beyond.pt()))
        .hint("make the column wider, or its width \"auto\"");
  }
  return out;
}

CellLines TableCells::across(const document::Rich& text, const document::Style& style) const {
  const Rect at = area(0, columns_.size());
  LineLooks looks;
  looks.place = "cell";
  return {set_lines(context_, text, style, at.size.width, looks), at.origin.x, style.leading};
}

Rect TableCells::area(std::size_t first, std::size_t end) const {
  const PlacedColumn& last = columns_[end - 1];
  const Length right = last.bar_width > Length() ? last.bar_left + last.bar_width : last.left + last.width;
  return {{columns_[first].left, Length()}, {right - columns_[first].left, Length()}};
}

void TableCells::draw_bars(const document::TableRow& row, const document::Style& style, Length top,
                           Length height, std::vector<pages::Item>& items) const {
  constexpr Length hairline = Length::points(0.5);
  // As tall as lower-case letters, its middle level with the figures'.
  const Length thick = style.size * 0.5;
  const Length y = top + baseline(context_, style) - style.size * 0.35 - thick / 2;
  for (std::size_t i = 0; i < row.bars.size(); ++i) {
    const Extent& extent = extents_[i];
    const PlacedColumn& at = columns_[i];
    if (at.bar_width <= Length() || extent.most <= extent.least) continue;
    const double scale = 1 / (extent.most - extent.least);
    const Length zero = at.bar_left + at.bar_width * (-extent.least * scale);
    if (row.bars[i] && *row.bars[i] != 0) {
      const Length width = at.bar_width * (*row.bars[i] * scale);
      const Length left = width < Length() ? zero + width : zero;
      draw_box(items, {{left, y}, {std::max(width, -width), thick}}, table_.bar_colour,
               pages::ArtifactKind::layout);
    }
    // Where bars go both ways, the rows' pieces make up one axis.
    if (extent.least < 0) {
      draw_box(items, {{zero - hairline / 2, Length()}, {hairline, height}}, table_.head_style->colour,
               pages::ArtifactKind::layout);
    }
  }
}

void place_cell(CellLines&& cell, Length y, std::vector<pages::Item>& items) {
  for (SetLine& line : cell.lines) {
    place(std::move(line.items), {cell.left, y}, items);
    y += cell.leading;
  }
}

}  // namespace factsheet::typeset

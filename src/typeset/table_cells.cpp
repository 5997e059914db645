#include "typeset/table_cells.hpp"

#include "typeset/blocks.hpp"
#include "typeset/sparkline.hpp"

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

constexpr Length least_trend_width = Length::points(12);  // what bars have at least, too
constexpr Length letter_gap = Length::points(2);          // between a line and the letters of its gaps

}  // namespace

TableCells::TableCells(Context& context, const document::Table& table, const document::Style& style,
                       Length measure, Length inset, Span span)
    : context_(context),
      table_(table),
      style_(style),
      columns_(place_columns(context, table, style, measure - inset * 2, span)),
      extents_(columns_.size()),
      letters_(columns_.size()) {
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
    for (std::size_t i = 0; i < row.trends.size(); ++i) {
      if (!row.trends[i] || row.trends[i]->letters.empty()) continue;
      const document::Style& look = row.style ? *row.style : style;
      const PreparedText letters = prepare(context, row.trends[i]->letters, look);
      letters_[i] =
          std::max(letters_[i], text::natural_width(letters.paragraph, context.shaper()) + letter_gap);
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

void TableCells::draw_trend(const document::TableRow& row, std::size_t column, const document::Style& style,
                            Length top, std::vector<pages::Item>& items) const {
  if (column >= row.trends.size() || !row.trends[column]) return;
  const document::TrendLine& trend = *row.trends[column];
  const PlacedColumn& at = columns_[column];
  // As tall as the figures beside it.
  const Length on = top + baseline(context_, style);
  const Length height = style.size * 0.8;
  const Length width = at.bar_width - letters_[column];
  if (const Length lacking = least_trend_width - width; lacking > Length()) {
    context_.diagnostics()
        .error(
            Code::text_overflow, table_.columns[column].span,
            fmt::format("the lines of this column have {:.1f} pt less room than they need beside the letters "
                        "of their gaps (horizontal)",
                        lacking.pt()))
        .hint(fmt::format("give it bar_width = \"{:.0f}pt\" at least", (at.bar_width + lacking).pt() + 0.5));
    return;
  }
  const Rect area{{at.bar_left, on - height}, {width, height}};
  pages::TagBegin tag;
  tag.role = pages::Role::figure;
  tag.alt = trend.alt;
  tag.bounds = area;
  items.emplace_back(std::move(tag));
  draw_sparkline(items, area, trend.figures,
                 {table_.bar_colour, table_.bar_colour, Length::points(0.9), Length::points(1.5)});
  items.emplace_back(pages::TagEnd{});
  if (trend.letters.empty()) return;
  LineLooks looks;
  looks.place = "cell";
  place_cell({set_lines(context_, trend.letters, style, letters_[column], looks),
              at.bar_left + width + letter_gap, style.leading},
             top, items);
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

#include "document/fill.hpp"
#include "document/notes.hpp"
#include "document/table_rows.hpp"
#include "document/table_total.hpp"

#include <fmt/format.h>

namespace factsheet::document {
namespace {

Column fill_column(const layout::TableColumn& from, Values& values) {
  Column column{values.line(from.head, values.filler()), from.width, from.align, {}, {}, from.span};
  if (!from.sample.empty()) {
    Inline run;
    run.text = from.sample;
    run.span = from.span;
    column.sample.runs.push_back(std::move(run));
  }
  if (from.bar || !from.trend.empty()) column.bar_width = from.bar_width;
  return column;
}

// Caption and looks are left to the caller.
Table fill_cells(const layout::TableBlock& from, Values& values, Diagnostics& diagnostics) {
  Table table;
  for (const layout::HeadSpan& head : from.heads)
    table.spanners.push_back({values.line(head.text, values.filler()), head.columns});
  for (const layout::TableColumn& column : from.columns) table.columns.push_back(fill_column(column, values));
  const data::Rows* rows = values.rows(from.rows, from.rows_span);
  if (!rows) return table;
  if (rows->records.empty()) {
    diagnostics
        .error(Code::missing_value, from.rows_span,
               fmt::format("\"{}\" has no records, and a table needs a row", from.rows))
        .label(rows->span, "the list is empty")
        .hint(fmt::format("give the block a when = \"count({}) > 0\"", from.rows));
    values.count_as_used(from);
    return table;
  }
  fill_rows(from, *rows, values, diagnostics, table);
  if (from.group_total) fill_group_totals(from, *rows, values, diagnostics, table);
  if (from.total) table.total = fill_total(from, *rows, values, diagnostics);
  table.notes = notes_of(values);
  return table;
}

}  // namespace

Table fill(const layout::TableBlock& from, const Style& style, Span span, Composing& composing) {
  Table table = fill_cells(from, composing.values(), composing.diagnostics());
  table.caption_style = &composing.style("caption");
  table.head_style = &composing.style("table_head");
  table.spanner_style = &composing.style("table_spanner");
  table.group_style = &composing.style("table_group");
  table.group_total_style = &composing.style("table_group_total");
  table.total_style = &composing.style("table_total");
  table.note_style = &composing.style("table_note");
  table.bar_colour = composing.style("table_bar").colour;
  table.rules = from.rules;
  table.caption = composing.line(from.caption, *table.caption_style);
  table.continued =
      from.continued.empty()
          ? composing.line(continued_words(composing.layout().document.language), span, *table.caption_style)
          : composing.line(from.continued, *table.caption_style);
  for (Spanner& spanner : table.spanners) composing.settle(spanner.text, *table.spanner_style);
  for (Column& column : table.columns) composing.settle(column.head, *table.head_style);
  for (TableGroup& group : table.groups) {
    composing.settle(group.head, *table.group_style);
    for (Rich& cell : group.total) composing.settle(cell, *table.group_total_style);
  }
  for (TableRow& row : table.rows) {
    for (Rich& cell : row.cells) composing.settle(cell, row.style ? *row.style : style);
    for (auto& trend : row.trends) {
      if (trend) composing.settle(trend->letters, row.style ? *row.style : style);
    }
  }
  for (Rich& cell : table.total) composing.settle(cell, *table.total_style);
  for (Rich& note : table.notes) composing.settle(note, *table.note_style);
  return table;
}

}  // namespace factsheet::document

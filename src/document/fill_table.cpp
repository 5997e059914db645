#include "document/fill.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

// The placeholder of a column whose cells are a bare value, if it is one: what a total can be taken of.
const layout::Placeholder* lone_placeholder(const layout::TableColumn& column) {
  if (column.text.segments.size() != 1) return nullptr;
  return std::get_if<layout::Placeholder>(&column.text.segments.front());
}

const data::Number* number_of(const data::Group& record, const std::string& path) {
  const data::Field* field = record.find(path);
  const data::Cell* cell = field ? field->cell() : nullptr;
  return cell ? cell->number() : nullptr;
}

// The column that is summed: the one that the total names, else the only one whose cells are bare numbers of
// the records.
std::optional<std::size_t> summed_column(const layout::TableBlock& from, const data::Rows& rows,
                                         Diagnostics& diagnostics) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < from.columns.size(); ++i) {
    const layout::Placeholder* placeholder = lone_placeholder(from.columns[i]);
    if (!placeholder) continue;
    if (!from.total->column.empty()) {
      if (placeholder->path == from.total->column) found.push_back(i);
      continue;
    }
    const bool number = std::any_of(rows.records.begin(), rows.records.end(), [&](const data::Group& record) {
      const data::Field* field = record.find(placeholder->path);
      const bool absent = field && field->cell() && field->cell()->absent();
      return absent || number_of(record, placeholder->path) != nullptr;
    });
    if (number) found.push_back(i);
  }
  if (found.size() == 1 && found.front() > 0) return found.front();
  auto& finding = diagnostics.error(Code::bad_value, from.total->equals_span,
                                    found.empty() ? "there is no column to sum"
                                    : found.size() > 1
                                        ? "more than one column could be summed"
                                        : "the first column can't be summed: the total's label stands there");
  finding.hint(found.size() > 1 ? "name it: total = { column = \"n\", … }"
                                : "a column that is summed has text = \"{n}\", nothing beside the "
                                  "placeholder, and isn't the first");
  return std::nullopt;
}

void check_sum(const layout::TableBlock& from, const data::Rows& rows, const layout::Placeholder& column,
               const data::Cell& total, Diagnostics& diagnostics) {
  if (total.absent()) return;  // it was held to its parts before it was hidden, if it was
  const data::Number* published = total.number();
  if (!published) {
    diagnostics
        .error(Code::wrong_type, total.span,
               fmt::format("the total \"{}\" is not a number", from.total->equals))
        .hint("write it without quotes");
    return;
  }
  data::Decimal sum;
  for (const data::Group& record : rows.records) {
    const data::Field* field = record.find(column.path);
    if (field && field->cell() && field->cell()->absent()) return;  // nothing can be said of the sum
    const data::Number* part = number_of(record, column.path);
    if (!part) {
      diagnostics
          .error(Code::total_mismatch, total.span,
                 fmt::format("\"{}\" can't be checked: a record has no number \"{}\"", from.total->equals,
                             column.path))
          .label(record.span, "this record")
          .hint("give it its number, or take the total out of the table");
      return;
    }
    const auto next = data::Decimal::add(sum, part->value);
    if (!next) {
      diagnostics
          .error(Code::total_mismatch, total.span,
                 fmt::format("the parts of \"{}\" add up to more than 18 digits", from.total->equals))
          .label(rows.span, "the parts")
          .hint("one of them must be wrong");
      return;
    }
    sum = *next;
  }
  if (sum == published->value) return;
  diagnostics
      .error(Code::total_mismatch, total.span,
             fmt::format("\"{}\" is {}, but its parts add up to {}", from.total->equals,
                         published->value.to_string(), sum.to_string()))
      .label(rows.span, fmt::format("the parts: \"{}\" of each record", column.path))
      .hint("correct the total or the part that is wrong; the sheet is not written while they differ");
}

// Parts that are printed rounded needn't add up to the total as printed, whatever the data says.
void check_unrounded(const layout::Placeholder& column, Diagnostics& diagnostics) {
  for (const layout::FormatCall& call : column.formats) {
    const bool rounds = call.name == "round" || (call.name == "percent" && !call.argument.empty());
    if (!rounds) continue;
    diagnostics
        .error(Code::bad_value, call.span,
               "a column that is summed can't be rounded: its parts might not add up as printed")
        .hint("print the numbers as they were published, or take the total out of the table");
  }
}

Inline letter_run(const std::string& letter, Span span) {
  Inline run;
  run.text = letter;
  run.span = span;
  run.raised = true;
  return run;
}

std::vector<Rich> notes_of(Values& values) {
  std::vector<Rich> out;
  for (const std::string& note : values.take_notes()) {
    Rich line;
    line.runs.push_back(letter_run(note_letter(out.size()), {}));
    Inline words;
    words.text = " " + note;
    line.runs.push_back(std::move(words));
    out.push_back(std::move(line));
  }
  return out;
}

// Caption and looks are left to the caller.
Table fill_cells(const layout::TableBlock& from, Values& values, Diagnostics& diagnostics) {
  Table table;
  for (const layout::TableColumn& column : from.columns) {
    table.columns.push_back({values.line(column.head, values.filler()), column.width, column.align});
  }
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
  for (const data::Group& record : rows->records) {
    const Fill fill = values.filler(Row{&record, rows, from.rows});
    std::vector<Rich> cells;
    for (const layout::TableColumn& column : from.columns) cells.push_back(values.line(column.text, fill));
    table.rows.push_back(std::move(cells));
  }
  if (!from.total) {
    table.notes = notes_of(values);
    return table;
  }

  const data::Cell* total = values.cell(from.total->equals, from.total->equals_span);
  if (!total) return table;
  const auto summed = summed_column(from, *rows, diagnostics);
  if (!summed) return table;
  const layout::Placeholder& placeholder = *lone_placeholder(from.columns[*summed]);
  check_unrounded(placeholder, diagnostics);
  check_sum(from, *rows, placeholder, *total, diagnostics);
  table.total.resize(from.columns.size());
  table.total.front() = values.line(from.total->label, values.filler());
  layout::Placeholder as_total = placeholder;
  as_total.path = from.total->equals;
  as_total.span = from.total->equals_span;
  if (const auto filled = values.print(*total, as_total, true)) {
    std::vector<Inline>& runs = table.total[*summed].runs;
    runs.push_back({filled->text, false, false, -1, filled->origin, Counter::none, from.total->equals_span});
    if (!filled->note_letter.empty())
      runs.push_back(letter_run(filled->note_letter, from.total->equals_span));
  }
  table.notes = notes_of(values);
  return table;
}

}  // namespace

Table fill(const layout::TableBlock& from, const Style& style, Span, Composing& composing) {
  Table table = fill_cells(from, composing.values(), composing.diagnostics());
  table.caption_style = &composing.style("caption");
  table.head_style = &composing.style("table_head");
  table.total_style = &composing.style("table_total");
  table.note_style = &composing.style("table_note");
  table.caption = composing.line(from.caption, *table.caption_style);
  for (Column& column : table.columns) composing.settle(column.head, *table.head_style);
  for (auto& row : table.rows) {
    for (Rich& cell : row) composing.settle(cell, style);
  }
  for (Rich& cell : table.total) composing.settle(cell, *table.total_style);
  for (Rich& note : table.notes) composing.settle(note, *table.note_style);
  return table;
}

}  // namespace factsheet::document

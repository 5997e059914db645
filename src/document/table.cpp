#include "document/table.hpp"

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

// The column that is summed: the first whose cells are bare numbers of the record.
std::optional<std::size_t> summed_column(const layout::TableBlock& from, const data::Rows& rows) {
  for (std::size_t i = 0; i < from.columns.size(); ++i) {
    const layout::Placeholder* placeholder = lone_placeholder(from.columns[i]);
    if (placeholder && !rows.records.empty() && number_of(rows.records.front(), placeholder->path)) return i;
  }
  return std::nullopt;
}

void check_sum(const layout::TableBlock& from, const data::Rows& rows, const std::string& path,
               const data::Cell& total, Diagnostics& diagnostics) {
  std::optional<data::Decimal> sum = data::Decimal(0);
  for (const data::Group& record : rows.records) {
    const data::Number* part = number_of(record, path);
    if (!part || !sum) return;  // a missing part has been reported where its cell is filled
    sum = data::Decimal::add(*sum, part->value);
  }
  const data::Number* published = total.number();
  if (!published) {
    diagnostics.error(Code::wrong_type, total.span,
                      fmt::format("the total \"{}\" is not a number", from.total->equals));
    return;
  }
  if (!sum || *sum == published->value) return;
  diagnostics
      .error(Code::total_mismatch, total.span,
             fmt::format("\"{}\" is {}, but its parts add up to {}", from.total->equals,
                         published->value.to_string(), sum->to_string()))
      .label(rows.span, fmt::format("the parts: \"{}\" of each record", path))
      .hint("correct the total or the part that is wrong; the sheet is not written while they differ");
}

}  // namespace

Table compose_table(const layout::TableBlock& from, Values& values, Diagnostics& diagnostics) {
  Table table;
  for (const layout::TableColumn& column : from.columns) {
    table.columns.push_back(
        {read_line(column.head, values.filler(), diagnostics), column.width, column.align});
  }
  const data::Rows* rows = values.rows(from.rows, from.rows_span);
  if (!rows) return table;
  for (const data::Group& record : rows->records) {
    const Fill fill = values.filler(Row{&record, from.rows});
    std::vector<Rich> cells;
    for (const layout::TableColumn& column : from.columns)
      cells.push_back(read_line(column.text, fill, diagnostics));
    table.rows.push_back(std::move(cells));
  }
  if (!from.total) return table;

  const data::Cell* total = values.cell(from.total->equals, from.total->equals_span);
  const auto summed = summed_column(from, *rows);
  if (!summed) {
    diagnostics
        .error(Code::bad_value, from.total->equals_span,
               "there is no column to sum: none holds a bare number of the records")
        .hint("a column that is summed has text = \"{n}\", nothing beside the placeholder");
    return table;
  }
  if (!total) return table;
  const layout::Placeholder& placeholder = *lone_placeholder(from.columns[*summed]);
  check_sum(from, *rows, placeholder.path, *total, diagnostics);
  table.total.resize(from.columns.size());
  table.total.front() = read_line(from.total->label, values.filler(), diagnostics);
  layout::Placeholder as_total = placeholder;
  as_total.path = from.total->equals;
  if (const auto filled = values.print(*total, as_total)) {
    table.total[*summed].runs.push_back(
        {filled->text, false, false, -1, filled->origin, Counter::none, from.total->equals_span});
  }
  return table;
}

}  // namespace factsheet::document

#include "document/table_total.hpp"

#include "document/notes.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

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
    const layout::Placeholder* placeholder = layout::lone_placeholder(from.columns[i].text);
    if (!placeholder || !from.columns[i].from.empty()) continue;
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

}  // namespace

std::vector<Rich> fill_total(const layout::TableBlock& from, const data::Rows& rows, Values& values,
                             Diagnostics& diagnostics) {
  std::vector<Rich> out;
  const data::Cell* total = values.cell(from.total->equals, from.total->equals_span);
  if (!total) return out;
  const auto summed = summed_column(from, rows, diagnostics);
  if (!summed) return out;
  const layout::Placeholder& placeholder = *layout::lone_placeholder(from.columns[*summed].text);
  check_unrounded(placeholder, diagnostics);
  check_sum(from, rows, placeholder, *total, diagnostics);
  out.resize(from.columns.size());
  out.front() = values.line(from.total->label, values.filler());
  layout::Placeholder as_total = placeholder;
  as_total.path = from.total->equals;
  as_total.span = from.total->equals_span;
  if (const auto filled = values.print(*total, as_total, true)) {
    std::vector<Inline>& runs = out[*summed].runs;
    runs.push_back({filled->text, false, false, -1, filled->origin, Counter::none, from.total->equals_span});
    if (!filled->note_letter.empty())
      runs.push_back(letter_run(filled->note_letter, from.total->equals_span));
  }
  return out;
}

}  // namespace factsheet::document

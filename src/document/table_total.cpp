#include "document/table_total.hpp"

#include "document/notes.hpp"
#include "document/partners.hpp"
#include "document/published_total.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

using Records = std::span<const data::Group>;

const data::Cell* cell_of(const data::Group& record, const std::string& path) {
  const data::Field* field = data::find_path(record, path);
  return field ? field->cell() : nullptr;
}

// What a column prints of the table's own records; null if that isn't one value, or another list fills it.
const layout::Placeholder* own_value(const layout::TableColumn& column) {
  return column.from.empty() ? layout::lone_placeholder(column.text) : nullptr;
}

// The column that is summed: the one that the total names, else the only one whose cells are bare numbers of
// the records.
std::optional<std::size_t> summed_column(const layout::TableBlock& from, const data::Rows& rows,
                                         Diagnostics& diagnostics) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < from.columns.size(); ++i) {
    const layout::Placeholder* placeholder = own_value(from.columns[i]);
    if (!placeholder || !from.columns[i].sum) continue;
    if (!from.total->column.empty()) {
      if (placeholder->path == from.total->column) found.push_back(i);
      continue;
    }
    const bool number = std::any_of(rows.records.begin(), rows.records.end(), [&](const data::Group& record) {
      const data::Cell* cell = cell_of(record, placeholder->path);
      return cell && (cell->absent() || cell->number());
    });
    if (number) found.push_back(i);
  }
  if (found.size() == 1 && found.front() > 0) return found.front();
  auto& finding = diagnostics.error(Code::bad_value, from.total->equals_span,
                                    found.empty() ? "there is no column to sum"
                                    : found.size() > 1
                                        ? "more than one column could be summed"
                                        : "the first column can't be summed: the total's label stands there");
  if (found.size() > 1) {
    finding.hint("name it: total = { column = \"n\", … }")
        .hint("or give each its total: equals = \"totals\", where totals = { n = …, m = … } in the data");
  } else {
    finding.hint(
        "a column that is summed has text = \"{n}\", nothing beside the placeholder, and isn't the first");
  }
  return std::nullopt;
}

// Known parts that are more than the whole, though others are hidden.
void check_known(Records records, const std::string& column, const data::Cell& total, const std::string& path,
                 Diagnostics& diagnostics) {
  std::optional<data::Decimal> sum = data::Decimal(0);
  for (const data::Group& record : records) {
    const data::Cell* cell = cell_of(record, column);
    const data::Number* part = cell ? cell->number() : nullptr;
    if (part && part->value < data::Decimal(0)) return;
    if (part && sum) sum = data::Decimal::add(*sum, part->value);
  }
  if (!sum || !total.number() || !(total.number()->value < *sum)) return;
  diagnostics
      .error(Code::total_mismatch, total.span,
             fmt::format("\"{}\" is {}, but the parts that are known add up to more, {}", path,
                         total.number()->value.to_string(), sum->to_string()))
      .label(records.front().span, "the parts")
      .hint("correct the total or the part that is wrong");
}

// The numbers of a column; nothing if one is hidden, so that nothing can be said of their sum, or missing,
// which is reported.
std::optional<std::vector<const data::Cell*>> parts_of(Records records, const std::string& column,
                                                       const data::Cell& total, const std::string& path,
                                                       Diagnostics& diagnostics) {
  std::vector<const data::Cell*> parts;
  for (const data::Group& record : records) {
    const data::Cell* cell = cell_of(record, column);
    if (cell && cell->absent()) {
      check_known(records, column, total, path, diagnostics);
      return std::nullopt;
    }
    if (!cell || !cell->number()) {
      diagnostics
          .error(Code::total_mismatch, total.span,
                 fmt::format("\"{}\" can't be checked: a record has no number \"{}\"", path, column))
          .label(record.span, "this record")
          .hint("give it its number, or take the total out of the table");
      return std::nullopt;
    }
    parts.push_back(cell);
  }
  return parts;
}

/// One row of totals, under `records`.
class TotalRow {
 public:
  /// `parts_span`: of the records, where a finding shows them.
  TotalRow(const layout::TableBlock& from, Records records, Span parts_span, Values& values,
           Diagnostics& diagnostics)
      : from_(from),
        records_(records),
        parts_span_(parts_span),
        values_(values),
        diagnostics_(diagnostics),
        cells_(from.columns.size()) {}

  /// Prints the total that stands at `path` (in `row`) in a column, after it has been held to its parts.
  void put(std::size_t column, const data::Cell& total, const std::string& path, Span asked, const Row& row) {
    const std::string shown = row.record ? fmt::format("{}.{}", row.path, path) : path;
    const layout::Placeholder& value = *own_value(from_.columns[column]);
    if (from_.columns[column].sum) {
      if (!total.absent()) {
        const auto parts = parts_of(records_, value.path, total, shown, diagnostics_);
        if (parts) {
          check_sum(*parts, total, shown, parts_span_,
                    fmt::format("the parts: \"{}\" of each record", value.path), diagnostics_);
        }
      }
      check_unrounded(value, diagnostics_);
    }
    layout::Placeholder as_total = value;
    as_total.path = path;
    as_total.span = asked;
    const auto filled = row.record ? values_.fill(as_total, row) : values_.print(total, as_total, true);
    if (!filled) return;
    std::vector<Inline>& runs = cells_[column].runs;
    runs.push_back({filled->text, false, false, -1, filled->origin, Counter::none, asked});
    if (!filled->note_letter.empty()) runs.push_back(letter_run(filled->note_letter, asked));
  }

  std::vector<Rich> take(const layout::Template& label, const Fill& fill) {
    cells_.front() = values_.line(label, fill);
    return std::move(cells_);
  }

 private:
  const layout::TableBlock& from_;
  Records records_;
  Span parts_span_;
  Values& values_;
  Diagnostics& diagnostics_;
  std::vector<Rich> cells_;
};

// A total for each column whose name the group has. False after a report: it has none of them.
bool put_named(const layout::TableBlock& from, const data::Group& totals, TotalRow& out,
               const std::string& at, Span asked, const Row& row, Values& values, Diagnostics& diagnostics) {
  bool any = false;
  for (std::size_t i = 1; i < from.columns.size(); ++i) {
    const layout::Placeholder* value = own_value(from.columns[i]);
    if (!value) continue;
    // A total that others of the list have is missing here.
    const bool has = row.rows ? std::any_of(row.rows->records.begin(), row.rows->records.end(),
                                            [&](const data::Group& one) { return cell_of(one, value->path); })
                              : cell_of(totals, value->path) != nullptr;
    if (!has) continue;
    const std::string path = row.record ? value->path : fmt::format("{}.{}", at, value->path);
    const data::Cell* total = values.cell(path, asked, row);
    if (!total) continue;
    out.put(i, *total, path, asked, row);
    any = true;
  }
  if (any) return true;
  diagnostics.error(Code::bad_value, asked, fmt::format("\"{}\" holds a total for none of the columns", at))
      .label(totals.span, "the totals")
      .hint("name them as the columns do: n = 120 for text = \"{n}\"")
      .hint("the first column can't have one: the total's label stands there");
  return false;
}

}  // namespace

std::vector<Rich> fill_total(const layout::TableBlock& from, const data::Rows& rows, Values& values,
                             Diagnostics& diagnostics) {
  const layout::TableTotal& total = *from.total;
  TotalRow row(from, rows.records, rows.span, values, diagnostics);
  const data::Field* named = values.lookup().find(total.equals);
  if (const data::Group* totals = named ? named->group() : nullptr) {
    if (!total.column.empty()) {
      diagnostics
          .error(
              Code::bad_value, total.equals_span,
              fmt::format("\"{}\" holds the totals of several columns, but `column` names one", total.equals))
          .label(totals->span, "the totals")
          .hint(fmt::format("take `column` out, or write equals = \"{}.{}\"", total.equals, total.column));
      return {};
    }
    if (!put_named(from, *totals, row, total.equals, total.equals_span, {}, values, diagnostics)) return {};
  } else {
    const data::Cell* cell = values.cell(total.equals, total.equals_span);
    const auto summed = cell ? summed_column(from, rows, diagnostics) : std::nullopt;
    if (!summed) return {};
    row.put(*summed, *cell, total.equals, total.equals_span, {});
  }
  return row.take(total.label, values.filler());
}

void fill_group_totals(const layout::TableBlock& from, const data::Rows& rows, Values& values,
                       Diagnostics& diagnostics, Table& table) {
  const layout::GroupTotal& asked = *from.group_total;
  values.count_as_used(from.rows, asked.match);
  Partners totals({asked.from, asked.from_span, asked.match, asked.match_span}, values, diagnostics);
  std::map<const data::Group*, std::size_t> group_of;  // by the record of totals
  for (std::size_t g = 0; g < table.groups.size(); ++g) {
    const std::size_t first = table.groups[g].first;
    const std::size_t end = g + 1 < table.groups.size() ? table.groups[g + 1].first : rows.records.size();
    const Records records = Records(rows.records).subspan(first, end - first);
    const auto key = data::key_of(records.front(), asked.match);
    const auto other = std::find_if(records.begin(), records.end(), [&](const data::Group& record) {
      return data::key_of(record, asked.match) != key;
    });
    if (other != records.end()) {
      diagnostics
          .error(Code::bad_value, asked.match_span,
                 fmt::format("records of the group \"{}\" differ in \"{}\"", plain(table.groups[g].head),
                             asked.match))
          .label(records.front().span, "the first")
          .label(other->span, "one that differs")
          .hint("match by the name that the groups are made of");
      continue;
    }
    const auto partner = totals.of(records.front(), from.rows);
    if (!partner) continue;
    if (const auto [known, is_new] = group_of.emplace(partner->record, g); !is_new) {
      diagnostics
          .error(Code::bad_value, asked.match_span,
                 fmt::format("the groups \"{}\" and \"{}\" would have one record of totals",
                             plain(table.groups[known->second].head), plain(table.groups[g].head)))
          .label(partner->record->span, "this record")
          .label(records.front().span, "the second group")
          .hint("group the rows by what the totals are matched by, or match by another name");
      continue;
    }
    TotalRow row(from, records, records.front().span, values, diagnostics);
    if (put_named(from, *partner->record, row, asked.from, asked.from_span, *partner, values, diagnostics))
      table.groups[g].total = row.take(asked.label, values.filler(*partner));
  }
  totals.tell_of_unused(Severity::error);
}

}  // namespace factsheet::document

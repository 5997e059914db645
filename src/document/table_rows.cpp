#include "document/table_rows.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

// What a record and its partner in another list share, as text; nothing if the record has no such value.
std::optional<std::string> key_of(const data::Group& record, const std::string& name) {
  const data::Field* field = data::find_path(record, name);
  const data::Cell* cell = field ? field->cell() : nullptr;
  if (!cell) return std::nullopt;
  if (const std::string* text = cell->text()) return *text;
  if (const data::Number* number = cell->number()) return number->value.to_string();
  return std::nullopt;
}

/// Another list that fills a column: its records by their key.
class OtherList {
 public:
  OtherList(const layout::TableColumn& column, Values& values, Diagnostics& diagnostics)
      : column_(column), diagnostics_(diagnostics), rows_(values.rows(column.from, column.from_span)) {
    if (!rows_) return;
    for (const data::Group& record : rows_->records) {
      const auto key = key_of(record, column.match);
      if (!key) {
        lacks_key(column.from, record);
      } else if (const auto [known, is_new] = by_key_.emplace(*key, &record); !is_new) {
        diagnostics_
            .error(Code::bad_value, column.match_span,
                   fmt::format("two records of \"{}\" have {} = \"{}\"", column.from, column.match, *key))
            .label(known->second->span, "the first")
            .label(record.span, "the second")
            .hint("a record needs one partner; take one of them out, or match by another name");
      }
    }
  }

  /// The partner of a record of the table's own list; nothing after a report.
  std::optional<Row> partner(const data::Group& record, const std::string& own_list) {
    if (!rows_) return std::nullopt;
    const auto key = key_of(record, column_.match);
    if (!key) {
      lacks_key(own_list, record);
      return std::nullopt;
    }
    const auto found = by_key_.find(*key);
    if (found != by_key_.end()) return Row{found->second, rows_, column_.from};
    diagnostics_
        .error(Code::missing_value, column_.from_span,
               fmt::format("\"{}\" has no record with {} = \"{}\"", column_.from, column_.match, *key))
        .label(record.span, "the record that lacks a partner")
        .label(rows_->span, "the list that should have it")
        .hint(fmt::format("add it to \"{}\", or write its {} in the same way in both", column_.from,
                          column_.match));
    return std::nullopt;
  }

 private:
  void lacks_key(const std::string& list, const data::Group& record) {
    diagnostics_
        .error(Code::missing_value, column_.match_span,
               fmt::format("a record of \"{}\" has no text or number \"{}\"", list, column_.match))
        .label(record.span, "this record")
        .hint("records are matched by it; add it, or name another with match = \"…\"");
  }

  const layout::TableColumn& column_;
  Diagnostics& diagnostics_;
  const data::Rows* rows_;
  std::unordered_map<std::string, const data::Group*> by_key_;
};

class RowFiller {
 public:
  RowFiller(const layout::TableBlock& from, const data::Rows& rows, Values& values, Diagnostics& diagnostics,
            Table& table)
      : from_(from), rows_(rows), values_(values), diagnostics_(diagnostics), table_(table) {
    for (const layout::TableColumn& column : from.columns) {
      others_.emplace_back();
      has_bars_ = has_bars_ || column.bar;
      if (column.from.empty()) continue;
      others_.back().emplace(column, values, diagnostics);
      values.count_as_used(from.rows, column.match);
      values.count_as_used(column.from, column.match);
    }
  }

  void fill() {
    for (const data::Group& record : rows_.records) {
      const Row row{&record, &rows_, from_.rows};
      if (!from_.group.empty()) add_to_group(row);
      TableRow out;
      out.style = style_of(row);
      out.cells.reserve(from_.columns.size());
      for (std::size_t i = 0; i < from_.columns.size(); ++i) add_cell(i, row, out);
      table_.rows.push_back(std::move(out));
    }
  }

 private:
  void add_cell(std::size_t column, const Row& own, TableRow& out) {
    const layout::TableColumn& from = from_.columns[column];
    const std::optional<Row> row = others_[column] ? others_[column]->partner(*own.record, from_.rows) : own;
    out.cells.push_back(row ? values_.line(from.text, values_.filler(*row)) : Rich());
    if (!has_bars_) return;
    out.bars.emplace_back();
    if (from.bar && row) out.bars.back() = bar_of(from, *row);
  }

  std::optional<double> bar_of(const layout::TableColumn& column, const Row& row) {
    const layout::Placeholder& placeholder = *layout::lone_placeholder(column.text);
    const data::Field* field = values_.lookup().find(placeholder.path, row.record);
    const data::Cell* cell = field ? field->cell() : nullptr;
    if (!cell || cell->absent()) return std::nullopt;  // what isn't there was reported with the cell's text
    if (const data::Number* number = cell->number()) return number->value.to_double();
    diagnostics_
        .error(Code::wrong_type, cell->span,
               fmt::format("\"{}\" is not a number, and its column has bars", placeholder.path))
        .label(placeholder.span, "the column")
        .hint("write it without quotes, or take bar = true out");
    return std::nullopt;
  }

  const Style* style_of(const Row& row) {
    if (from_.highlight && values_.holds(*from_.highlight, row)) return from_.highlighted_style.get();
    const std::size_t first = table_.groups.empty() ? 0 : table_.groups.back().first;
    return (table_.rows.size() - first) % 2 == 1 ? from_.even_style.get() : nullptr;
  }

  void add_to_group(const Row& row) {
    const std::size_t printed = values_.printed();
    Rich head = values_.line(from_.group, values_.filler(row));
    const std::string words = plain(head);
    if (!table_.groups.empty() && words == group_) {
      values_.take_back(printed);
      return;
    }
    if (const auto [known, is_new] = first_of_.emplace(words, row.record); !is_new) {
      diagnostics_
          .error(Code::bad_value, from_.group.span,
                 fmt::format("the group \"{}\" begins a second time", words))
          .label(known->second->span, "it begins here")
          .label(row.record->span, "and here again, behind another group")
          .hint("let the records of a group stand together");
    }
    group_ = words;
    table_.groups.push_back({std::move(head), table_.rows.size()});
  }

  const layout::TableBlock& from_;
  const data::Rows& rows_;
  Values& values_;
  Diagnostics& diagnostics_;
  Table& table_;
  std::vector<std::optional<OtherList>> others_;  // a column each; nothing: the table's own list
  bool has_bars_ = false;
  std::string group_;  // in words, of the last row
  std::map<std::string, const data::Group*> first_of_;
};

}  // namespace

void fill_rows(const layout::TableBlock& from, const data::Rows& rows, Values& values,
               Diagnostics& diagnostics, Table& table) {
  RowFiller(from, rows, values, diagnostics, table).fill();
}

}  // namespace factsheet::document

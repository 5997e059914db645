#include "document/table_rows.hpp"

#include "document/notes.hpp"
#include "document/partners.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

class RowFiller {
 public:
  RowFiller(const layout::TableBlock& from, const data::Rows& rows, Values& values, Diagnostics& diagnostics,
            Table& table)
      : from_(from), rows_(rows), values_(values), diagnostics_(diagnostics), table_(table) {
    for (const layout::TableColumn& column : from.columns) {
      others_.emplace_back();
      has_bars_ = has_bars_ || column.bar;
      has_trends_ = has_trends_ || !column.trend.empty();
      if (column.from.empty()) continue;
      others_.back().emplace(Partners::Asked{column.from, column.from_span, column.match, column.match_span},
                             values, diagnostics);
      values.count_as_used(from.rows, column.match);
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
    for (std::optional<Partners>& partners : others_) {
      if (partners) partners->tell_of_unused(Severity::warning);
    }
  }

 private:
  void add_cell(std::size_t column, const Row& own, TableRow& out) {
    const layout::TableColumn& from = from_.columns[column];
    const std::optional<Row> row = others_[column] ? others_[column]->of(*own.record, from_.rows) : own;
    out.cells.push_back(row ? values_.line(from.text, values_.filler(*row)) : Rich());
    if (has_bars_) {
      out.bars.emplace_back();
      if (from.bar && row) out.bars.back() = bar_of(from, *row);
    }
    if (has_trends_) {
      out.trends.emplace_back();
      if (!from.trend.empty() && row) out.trends.back() = trend_of(from, *row);
    }
  }

  // The same figures as a sighted reader gets an idea of, in words.
  std::optional<TrendLine> trend_of(const layout::TableColumn& column, const Row& row) {
    TrendLine trend;
    for (const layout::Placeholder& figure : column.trend) {
      const data::Cell* cell = values_.cell(figure.path, figure.span, row);
      if (!cell) return std::nullopt;
      const data::Number* number = cell->number();
      if (!number && !cell->absent()) {
        not_drawn(*cell, figure, "lines", "trend");
        return std::nullopt;
      }
      trend.figures.push_back(number ? std::optional(number->value.to_double()) : std::nullopt);
      const auto printed = values_.fill(figure, row);
      if (!printed) return std::nullopt;
      if (!trend.alt.empty()) trend.alt += "; ";
      trend.alt += printed->text;
      // The last figure stands beside the line, its letter with it.
      if (printed->note_letter.empty() || &figure == &column.trend.back()) continue;
      const bool known = std::any_of(trend.letters.runs.begin(), trend.letters.runs.end(),
                                     [&](const Inline& run) { return run.text == printed->note_letter; });
      if (known) continue;
      if (!trend.letters.empty())
        trend.letters.runs.push_back(letter_run(",", figure.span));  // "ab" is the 28th
      trend.letters.runs.push_back(letter_run(printed->note_letter, figure.span));
    }
    return trend;
  }

  std::optional<double> bar_of(const layout::TableColumn& column, const Row& row) {
    const layout::Placeholder& placeholder = *layout::lone_placeholder(column.text);
    const data::Field* field = values_.lookup().find(placeholder.path, row.record);
    const data::Cell* cell = field ? field->cell() : nullptr;
    if (!cell || cell->absent()) return std::nullopt;  // what isn't there was reported with the cell's text
    if (const data::Number* number = cell->number()) return number->value.to_double();
    not_drawn(*cell, placeholder, "bars", "bar = true");
    return std::nullopt;
  }

  void not_drawn(const data::Cell& cell, const layout::Placeholder& placeholder, std::string_view as,
                 std::string_view key) {
    diagnostics_
        .error(Code::wrong_type, cell.span,
               fmt::format("\"{}\" is not a number, and its column has {}", placeholder.path, as))
        .label(placeholder.span, "the column")
        .hint(fmt::format("write it without quotes, or take {} out", key));
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
    table_.groups.push_back({std::move(head), table_.rows.size(), {}});
  }

  const layout::TableBlock& from_;
  const data::Rows& rows_;
  Values& values_;
  Diagnostics& diagnostics_;
  Table& table_;
  std::vector<std::optional<Partners>> others_;  // a column each; nothing: the table's own list
  bool has_bars_ = false;
  bool has_trends_ = false;
  std::string group_;  // in words, of the last row
  std::map<std::string, const data::Group*> first_of_;
};

}  // namespace

void fill_rows(const layout::TableBlock& from, const data::Rows& rows, Values& values,
               Diagnostics& diagnostics, Table& table) {
  RowFiller(from, rows, values, diagnostics, table).fill();
}

}  // namespace factsheet::document

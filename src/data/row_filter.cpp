#include "data/row_filter.hpp"

#include "base/suggest.hpp"
#include "data/toml.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

using Kind = Expression::Kind;

// Finds the columns of an expression; false after a report.
bool resolve(Expression& e, const csv::Table& table, Diagnostics& diagnostics) {
  if (e.kind == Kind::call ||
      (e.kind == Kind::binary && std::string_view("+-*/").find(e.text) != std::string_view::npos)) {
    diagnostics.error(Code::bad_expression, e.span, "a filter only compares columns with texts and numbers")
        .hint("write SUMLEV == '040' and STATE != '72'");
    return false;
  }
  if (e.kind == Kind::path) {
    const auto column = find_table_column(table, e.text, e.span, diagnostics);
    if (!column) return false;
    e.number = Decimal(static_cast<std::int64_t>(*column));
  }
  bool good = true;
  for (Expression& operand : e.operands) good = resolve(operand, table, diagnostics) && good;
  return good;
}

bool is_logic(const Expression& e) {
  return e.text == "and" || e.text == "or" || e.text == "not";
}

// A filter is comparisons, joined by and, or, not.
bool is_condition(const Expression& e) {
  if (e.kind == Kind::unary) return e.text == "not" && is_condition(e.operands[0]);
  if (e.kind != Kind::binary) return false;
  if (is_logic(e)) return is_condition(e.operands[0]) && is_condition(e.operands[1]);
  return std::all_of(e.operands.begin(), e.operands.end(), [](const Expression& side) {
    return side.kind == Kind::path || side.kind == Kind::text || side.kind == Kind::number;
  });
}

}  // namespace

std::optional<std::size_t> find_table_column(const csv::Table& table, const std::string& name, Span asked,
                                             Diagnostics& diagnostics) {
  if (const auto column = table.column(name)) return column;
  const std::vector<std::size_t> all = table.columns(name);
  if (all.empty()) {
    const std::string near = did_you_mean(name, table.head());
    diagnostics.error(Code::unknown_column, asked, fmt::format("the table has no column \"{}\"", name))
        .label(table.head_place(0).span, "its head stands here")
        .hint(near.empty() ? fmt::format("its columns are {}; if titles stand above the head, name its line: "
                                         "head_row = 3",
                                         fmt::join(table.head(), ", "))
                           : near);
    return std::nullopt;
  }
  Diagnostic& diagnostic = diagnostics.error(Code::unknown_column, asked,
                                             fmt::format("the table has more than one column \"{}\"", name));
  for (const std::size_t column : all) diagnostic.label(table.head_place(column).span, "here");
  diagnostic.hint("give the columns different names in the table");
  return std::nullopt;
}

std::optional<RowFilter> RowFilter::read(const Node& node, const csv::Table& table, const SourceMap& sources,
                                         Diagnostics& diagnostics) {
  RowFilter filter;
  if (const std::string* text = node.text()) {
    auto expression = parse_expression(
        *text,
        [&](std::size_t offset, std::size_t length) { return locate(sources, node.span, offset, length); },
        diagnostics);
    if (!expression || !resolve(*expression, table, diagnostics)) return std::nullopt;
    if (!is_condition(*expression)) {
      diagnostics.error(Code::bad_expression, expression->span, "a filter is a comparison")
          .hint("write SUMLEV == '040'");
      return std::nullopt;
    }
    filter.expression_ = std::move(expression);
    return filter;
  }
  if (!node.table()) {
    diagnostics.error(Code::wrong_type, node.span, fmt::format("a filter can't be {}", node.type_name()))
        .hint("write \"SUMLEV == '040'\", or { SUMLEV = \"040\" }");
    return std::nullopt;
  }
  for (const Entry& entry : node.table()->entries) {
    const auto column = find_table_column(table, entry.key, entry.key_span, diagnostics);
    Needs needs{column.value_or(0), {}};
    if (const std::string* text = entry.node.text()) needs.any_of.push_back(*text);
    if (const Array* array = entry.node.array()) {
      for (const Node& item : array->items) {
        if (const std::string* text = item.text()) needs.any_of.push_back(*text);
      }
      if (needs.any_of.size() != array->items.size()) needs.any_of.clear();  // a number among them
    }
    if (needs.any_of.empty()) {
      diagnostics
          .error(Code::wrong_type, entry.node.span,
                 fmt::format("\"{}\" takes a text in quotes, or a list of them", entry.key))
          .hint(fmt::format("write {} = \"040\"", entry.key));
      return std::nullopt;
    }
    if (!column) return std::nullopt;
    filter.needs_.push_back(std::move(needs));
  }
  return filter;
}

bool RowFilter::takes(const csv::Record& record) const {
  for (const Needs& needs : needs_) {
    const std::string_view field = record.fields[needs.column];
    if (std::find(needs.any_of.begin(), needs.any_of.end(), field) == needs.any_of.end()) return false;
  }
  return !expression_ || holds(*expression_, record);
}

bool RowFilter::holds(const Expression& e, const csv::Record& record) const {
  if (e.text == "not") return !holds(e.operands[0], record);
  if (e.text == "and") return holds(e.operands[0], record) && holds(e.operands[1], record);
  if (e.text == "or") return holds(e.operands[0], record) || holds(e.operands[1], record);
  return compare(e, record);
}

// As numbers where a number is compared with, else as texts. A field that is no number is unequal to any.
bool RowFilter::compare(const Expression& e, const csv::Record& record) const {
  const auto text = [&](const Expression& side) -> std::string_view {
    return side.kind == Kind::path ? record.fields[static_cast<std::size_t>(side.number.units())]
                                   : std::string_view(side.text);
  };
  const Expression& left = e.operands[0];
  const Expression& right = e.operands[1];
  std::partial_ordering order = text(left) <=> text(right);
  if (left.kind == Kind::number || right.kind == Kind::number) {
    const auto a = left.kind == Kind::number ? left.number : Decimal::parse(text(left));
    const auto b = right.kind == Kind::number ? right.number : Decimal::parse(text(right));
    order = a && b ? std::partial_ordering(*a <=> *b) : std::partial_ordering::unordered;
  }
  if (e.text == "==") return order == 0;
  if (e.text == "!=") return order != 0;
  if (e.text == "<") return order < 0;
  if (e.text == "<=") return order <= 0;
  if (e.text == ">") return order > 0;
  return order >= 0;
}

}  // namespace factsheet::data

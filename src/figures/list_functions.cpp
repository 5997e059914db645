#include "figures/list_functions.hpp"

#include "base/suggest.hpp"

#include "figures/column.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Cell;
using data::Decimal;
using data::Expression;
using data::Field;
using data::Group;
using data::Number;
using data::Status;

namespace {

Outcome count(const Column& column, const Expression& argument, Diagnostics& diagnostics) {
  if (column.name.empty()) return {Decimal(static_cast<std::int64_t>(column.rows->records.size()))};
  diagnostics.error(Code::bad_expression, argument.span, "count takes a list, not a column of it")
      .hint(fmt::format("write count({})", column.rows_path));
  return {};
}

void missing_in_record(const Column& column, const Group& record, const Field* field,
                       const Expression& argument, Diagnostics& diagnostics) {
  if (field != nullptr) {
    diagnostics
        .error(Code::bad_expression, argument.span,
               fmt::format("\"{}\" isn't a number in every row", column.name))
        .label(field->key_span, "here it isn't one");
    return;
  }
  std::vector<std::string> names;
  bool elsewhere = false;
  for (const Group& other : column.rows->records) {
    elsewhere = elsewhere || find_path(other, column.name) != nullptr;
    for (const auto& [name, unused] : other.fields) names.push_back(name);
  }
  diagnostics
      .error(elsewhere ? Code::missing_value : Code::unknown_path, argument.span,
             elsewhere ? fmt::format("a row of \"{}\" has no \"{}\"", column.rows_path, column.name)
                       : fmt::format("the rows of \"{}\" have no \"{}\"", column.rows_path, column.name))
      .label(record.span, "this row")
      .hint(elsewhere ? "give it in each row" : did_you_mean(column.name, names));
}

Outcome sum(const Column& column, const Expression& argument, Diagnostics& diagnostics) {
  Outcome outcome;
  if (column.name.empty()) {
    diagnostics.error(Code::bad_expression, argument.span, "sum takes a column of a list, not the list")
        .hint(fmt::format("write the column's name behind it, such as sum({}.n)", column.rows_path));
    return {};
  }
  Decimal total;
  std::optional<Missing> missing;
  for (const Group& record : column.rows->records) {
    const Field* field = find_path(record, column.name);
    const Cell* cell = field == nullptr ? nullptr : field->cell();
    if (cell != nullptr && cell->absent()) {
      if (!missing || cell->status == Status::faulty) missing = Missing{cell->status};
      continue;
    }
    if (cell != nullptr) outcome.note(*cell, argument);
    const Number* number = cell == nullptr ? nullptr : cell->number();
    if (number == nullptr) {
      missing_in_record(column, record, field, argument, diagnostics);
      return {};
    }
    const auto next = Decimal::add(total, number->value);
    if (!next) {
      diagnostics.error(Code::bad_expression, argument.span, "the result has more than 18 digits");
      return {};
    }
    total = *next;
  }
  outcome.value = missing ? Value(*missing) : Value(total);
  return outcome;
}

}  // namespace

Outcome of_list(const Expression& call, const Scope& scope, Diagnostics& diagnostics) {
  const Expression& argument = call.operands.front();
  const auto column = find_column(scope.lookup, scope.row, argument.text);
  if (!column) {
    if (scope.lookup.find(argument.text, scope.row) == nullptr) {
      report_unfound(scope.lookup, scope.row, argument.text, argument.span, diagnostics);
    } else {
      diagnostics.error(Code::bad_expression, argument.span, fmt::format("\"{}\" is no list", argument.text))
          .hint(call.text == "sum" ? "sum takes a column of a list, such as sum(missing.rows.n)"
                                   : "count takes a list, such as count(missing.rows)");
    }
    return {};
  }
  if (scope.used) scope.used(argument.text);
  if (call.text == "count") return count(*column, argument, diagnostics);
  return sum(*column, argument, diagnostics);
}

}  // namespace factsheet::figures

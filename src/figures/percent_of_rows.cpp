#include "figures/percent_of_rows.hpp"

#include "figures/largest_remainder.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Decimal;

Outcome percent_of_rows(const data::Expression& call, const Scope& scope, Diagnostics& diagnostics) {
  const data::Expression& column = call.operands[0];
  const data::Expression& places = call.operands[1];
  const auto report = [&](Span span, std::string message) -> Diagnostic& {
    return diagnostics.error(Code::bad_expression, span, std::move(message));
  };
  const bool good_places = places.kind == data::Expression::Kind::number && places.number.is_integer() &&
                           places.number >= Decimal(0) && places.number <= Decimal(6);
  if (!scope.rows || !scope.row || !good_places) {
    report(call.span, !scope.rows ? "percent_of_rows is a column of a list"
                                  : "the second number is how many decimals to keep, 0 to 6")
        .hint("write it in a list under [derive]: { n = \"births\", share = \"percent_of_rows(n, 1)\" }");
    return {};
  }
  Outcome outcome;
  std::vector<Decimal> parts;
  Decimal total;
  std::size_t mine = 0;
  for (const data::Group& record : scope.rows->records) {
    if (&record == scope.row) mine = parts.size();
    const data::Field* field = find_path(record, column.text);
    const data::Cell* cell = field ? field->cell() : nullptr;
    if (cell && cell->absent()) return {Missing{cell->status}, false};
    const data::Number* part = cell ? cell->number() : nullptr;
    if (!part || part->value < Decimal(0)) {
      report(column.span, fmt::format("\"{}\" isn't a number from 0 on in every record", column.text))
          .label(record.span, "this record");
      return {};
    }
    outcome.note(*cell, column);
    parts.push_back(part->value);
    const auto sum = Decimal::add(total, part->value);
    if (!sum) {
      report(call.span, "the result has more than 18 digits");
      return {};
    }
    total = *sum;
  }
  if (total.is_zero()) {
    report(call.span,
           fmt::format("the column \"{}\" is 0 throughout, and nothing is a percentage of 0", column.text))
        .hint("leave the column out, or give it figures");
    return {};
  }
  const auto shares = largest_remainder(parts, total, static_cast<int>(places.number.units()));
  if (!shares) {
    report(call.span, "the result has more than 18 digits");
    return {};
  }
  outcome.coarsest.reset();  // the call itself says how many decimals
  outcome.value = (*shares)[mine];
  return outcome;
}

}  // namespace factsheet::figures

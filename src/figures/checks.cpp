#include "figures/checks.hpp"

#include "data/functions.hpp"

#include "figures/column.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Cell;
using data::Check;
using data::Expression;
using data::Field;
using data::Group;
using data::Lookup;
using data::Number;

namespace {

constexpr std::size_t most_labels = 8;

using Kind = Expression::Kind;

bool compares(const Expression& e) {
  const bool sign = e.kind == Kind::binary && (e.text == "!=" || e.text.find_first_of("=<>") == 0);
  return sign || (e.kind == Kind::call && e.text == "near");
}

// The part of a rule that makes it fail: the first comparison of a chain of `and` that doesn't hold.
const Expression& culprit(const Expression& rule, const Scope& scope) {
  if (rule.kind != Kind::binary || rule.text != "and") return rule;
  Diagnostics quiet;
  for (const Expression& operand : rule.operands) {
    const auto outcome = evaluate(operand, scope, quiet).value;
    if (outcome == Value(false)) return culprit(operand, scope);
  }
  return rule;
}

// "missing.total is 980", with the place of the value, for each value that a rule reads.
void label_values(const Expression& e, const Lookup& lookup, Diagnostic& diagnostic) {
  const auto label = [&](const Cell& cell, std::string_view path) {
    const Number* number = cell.number();
    if (diagnostic.labels.size() < most_labels && cell.span.source != SourceId::none) {
      diagnostic.label(cell.span, number == nullptr
                                      ? fmt::format("{} is this", path)
                                      : fmt::format("{} is {}", path, number->value.to_string()));
    }
  };
  if (e.kind == Kind::path) {
    const Field* field = lookup.find(e.text);
    if (field != nullptr && field->cell() != nullptr) label(*field->cell(), e.text);
  } else if (e.kind == Kind::call && data::find_function(e.text)->over_states) {
    // Every state's figure would be named: too many to help.
  } else if (e.kind == Kind::call && e.text == "sum") {
    const auto column = find_column(lookup, nullptr, e.operands.front().text);
    if (!column) return;
    for (const Group& record : column->rows->records) {
      const Field* field = find_path(record, column->name);
      if (field != nullptr && field->cell() != nullptr) label(*field->cell(), column->name);
    }
  } else if (e.kind != Kind::call || e.text != "count") {
    for (const Expression& operand : e.operands) label_values(operand, lookup, diagnostic);
  }
}

bool is_literal(const Expression& e) {
  return e.kind == Kind::number || e.kind == Kind::text;
}

// "missing.total is 980"; a number standing for itself needs no words.
std::string side(const Expression& e, const Scope& scope) {
  Diagnostics quiet;
  const auto value = evaluate(e, scope, quiet).value;
  if (!value || is_literal(e)) return to_string(e);
  return fmt::format("{} is {}", to_string(e), to_string(*value));
}

}  // namespace

void run_checks(const data::Dataset& dataset, const Scope& scope, Diagnostics& diagnostics) {
  const Lookup& lookup = scope.lookup;
  const std::string_view state =
      lookup.state().area == nullptr ? std::string_view("this state") : lookup.state().area->name;
  for (const Check& check : dataset.checks) {
    const auto holds = evaluate(check.rule, scope, diagnostics).value;
    // A rule over a figure that is missing can't fail.
    if (!holds || std::holds_alternative<Missing>(*holds) || *holds == Value(true)) continue;
    if (!std::holds_alternative<bool>(*holds)) {
      diagnostics
          .error(Code::bad_expression, check.rule.span,
                 fmt::format("the rule of the check \"{}\" is no comparison", check.name))
          .hint("write a comparison such as sum(missing.rows.n) == missing.total");
      continue;
    }
    const Expression& part = culprit(check.rule, scope);
    std::string why =
        !compares(part) ? fmt::format("{} isn't so", to_string(part))
        : is_literal(part.operands[1])
            ? fmt::format("{}, which isn't {} {}", side(part.operands[0], scope),
                          part.kind == Kind::call ? "near" : part.text, to_string(part.operands[1]))
            : fmt::format("{}, but {}", side(part.operands[0], scope), side(part.operands[1], scope));
    if (part.kind == Kind::call && part.text == "near")
      why += fmt::format(" (they may differ by {})", to_string(part.operands[2]));
    const std::string message = fmt::format("the check \"{}\" fails for {}: {}", check.name, state, why);
    Diagnostic& diagnostic = check.severity == Severity::error
                                 ? diagnostics.error(Code::check_failed, part.span, message)
                                 : diagnostics.warning(Code::check_failed, part.span, message);
    // A rule of national figures alone fails alike for all.
    if (lookup.state().area != nullptr) diagnostic.of(state);
    label_values(part, lookup, diagnostic);
  }
}

}  // namespace factsheet::figures

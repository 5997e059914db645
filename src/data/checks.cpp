#include "data/evaluate.hpp"

#include <fmt/format.h>

namespace factsheet::data {
namespace {

constexpr std::size_t most_labels = 8;

using Kind = Expression::Kind;

bool compares(const Expression& e) {
  return e.kind == Kind::binary && (e.text == "!=" || e.text.find_first_of("=<>") == 0);
}

// The part of a rule that makes it fail: the first comparison of a chain of `and` that doesn't hold.
const Expression& culprit(const Expression& rule, const Lookup& lookup) {
  if (rule.kind != Kind::binary || rule.text != "and") return rule;
  Diagnostics quiet;
  for (const Expression& operand : rule.operands) {
    if (evaluate_condition(operand, lookup, nullptr, quiet) == false) return culprit(operand, lookup);
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
  } else if (e.kind == Kind::call && e.text == "sum") {
    const auto column = find_column(lookup, nullptr, e.operands.front().text);
    if (!column) return;
    for (const Group& record : column->rows->records) {
      const Field* field = find_path(record, column->name);
      if (field != nullptr && field->cell() != nullptr) label(*field->cell(), column->name);
    }
  } else if (e.kind != Kind::call) {
    for (const Expression& operand : e.operands) label_values(operand, lookup, diagnostic);
  }
}

// "missing.total is 980"; a number standing for itself needs no words.
std::string side(const Expression& e, const Lookup& lookup) {
  Diagnostics quiet;
  const auto value = evaluate(e, lookup, nullptr, quiet);
  if (!value || e.kind == Kind::number || e.kind == Kind::text) return to_string(e);
  return fmt::format("{} is {}", to_string(e), to_string(*value));
}

}  // namespace

void run_checks(const Lookup& lookup, Diagnostics& diagnostics) {
  const std::string_view state =
      lookup.state().area == nullptr ? std::string_view("this state") : lookup.state().area->name;
  for (const Check& check : lookup.dataset().checks) {
    const auto holds = evaluate_condition(check.rule, lookup, nullptr, diagnostics);
    if (holds != false) continue;
    const Expression& part = culprit(check.rule, lookup);
    const std::string why = compares(part) ? fmt::format("{}, but {}", side(part.operands[0], lookup),
                                                         side(part.operands[1], lookup))
                                           : fmt::format("{} isn't so", to_string(part));
    Diagnostic& diagnostic =
        diagnostics.error(Code::check_failed, part.span,
                          fmt::format("the check \"{}\" fails for {}: {}", check.name, state, why));
    label_values(part, lookup, diagnostic);
  }
}

}  // namespace factsheet::data

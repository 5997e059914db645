#include "figures/evaluate.hpp"

#include "base/suggest.hpp"
#include "data/functions.hpp"

#include <algorithm>

#include "figures/calculate.hpp"
#include "figures/list_functions.hpp"
#include "figures/percent_of_rows.hpp"
#include "figures/states.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Cell;
using data::Date;
using data::Decimal;
using data::Expression;
using data::Field;
using data::Group;
using data::Lookup;
using data::Number;
using data::Status;

namespace {

using Kind = Expression::Kind;

bool is_missing(const std::optional<Value>& value) {
  return value && figures::is_missing(*value);
}

bool is_faulty(const std::optional<Value>& value) {
  return value == std::optional<Value>(Missing{Status::faulty});
}

// Of two values of which one is missing at least: the fault, or the one that is missing.
const std::optional<Value>& worse(const std::optional<Value>& a, const std::optional<Value>& b) {
  if (is_faulty(a) || is_faulty(b)) return is_faulty(a) ? a : b;
  return is_missing(a) ? a : b;
}

class Evaluator {
 public:
  Evaluator(const Scope& scope, Diagnostics& diagnostics)
      : scope_(scope), lookup_(scope.lookup), row_(scope.row), diagnostics_(diagnostics) {}

  std::optional<Value> value(const Expression& e) {
    switch (e.kind) {
      case Kind::number:
        return e.number;
      case Kind::text:
        return e.text;
      case Kind::path:
        return path(e);
      case Kind::call:
        return call(e);
      case Kind::unary:
        return unary(e);
      case Kind::binary:
        return binary(e);
    }
    return std::nullopt;
  }

  /// How the figures that were read were published.
  const Outcome& notes() const { return notes_; }

  // A number, or that it is missing; anything else is reported.
  std::optional<Value> number(const Expression& e) {
    auto outcome = value(e);
    if (!outcome || is_missing(outcome) || std::holds_alternative<Decimal>(*outcome)) return outcome;
    report(e.span, fmt::format("a number is asked here, but {} is {}", to_string(e), type_name(*outcome)));
    return std::nullopt;
  }

  // True or false, or that it is missing.
  std::optional<Value> truth(const Expression& e) {
    auto outcome = value(e);
    if (!outcome || is_missing(outcome) || std::holds_alternative<bool>(*outcome)) return outcome;
    Diagnostic& diagnostic = report(
        e.span, fmt::format("a yes or no is asked here, but {} is {}", to_string(e), type_name(*outcome)));
    if (std::holds_alternative<Decimal>(*outcome)) {
      diagnostic.hint(fmt::format("write a comparison such as {} > 0", to_string(e)));
    }
    return std::nullopt;
  }

 private:
  Diagnostic& report(Span span, std::string message) {
    return diagnostics_.error(Code::bad_expression, span, std::move(message));
  }

  void tell_used(std::string_view path) {
    if (scope_.used) scope_.used(path);
  }

  std::optional<Value> path(const Expression& e) {
    if (e.text == "true" || e.text == "false") return e.text == "true";
    const Field* field = lookup_.find(e.text, row_);
    if (field == nullptr) {
      report_unfound(lookup_, row_, e.text, e.span, diagnostics_);
      return std::nullopt;
    }
    tell_used(e.text);
    const Cell* cell = field->cell();
    if (cell == nullptr) {
      Diagnostic& diagnostic =
          report(e.span, fmt::format("\"{}\" is {}, not one value", e.text,
                                     field->rows() != nullptr ? "a list" : "a group of values"));
      if (field->rows() != nullptr)
        diagnostic.hint(fmt::format("write count({0}), or sum({0}.…) with a column", e.text));
      return std::nullopt;
    }
    notes_.note(*cell, e);
    return value_of(*cell);
  }

  std::optional<Value> call(const Expression& e) {
    const Expression& argument = e.operands.front();
    if (data::find_function(e.text)->over_states) return over_states(e);
    if (e.text == "known" || e.text == "status") return of_status(e);
    if (e.text == "absent") return absent(e);
    if (e.text == "if") return choose(e);
    if (e.text == "percent_of_rows") return noted(percent_of_rows(e, scope_, diagnostics_));
    if (e.text != "has" && e.text != "sum" && e.text != "count") return of_numbers(e);
    if (e.text == "has") {
      const bool found = lookup_.find(argument.text, row_) != nullptr;
      if (found) tell_used(argument.text);
      if (!found) warn_if_misspelt(argument);
      return found;
    }
    return noted(of_list(e, scope_, diagnostics_));
  }

  // A slip in has(…) would drop its block without a word.
  void warn_if_misspelt(const Expression& argument) {
    if (lookup_.other_state_has(argument.text)) return;
    const std::string near = did_you_mean(argument.text, lookup_.paths(row_));
    if (near.empty()) return;
    diagnostics_
        .warning(Code::unknown_path, argument.span,
                 fmt::format("nothing in the data is called \"{}\", so has({}) never holds", argument.text,
                             argument.text))
        .hint(near);
  }

  std::optional<Value> over_states(const Expression& e) {
    if (scope_.states == nullptr) {
      report(e.span, fmt::format("{} reads the figures of all states, which can't be done here", e.text))
          .hint("work it out under [derive] in the data file, and name the outcome here");
      return std::nullopt;
    }
    return noted(scope_.states->call(e, scope_, diagnostics_));
  }

  std::optional<Value> noted(Outcome outcome) {
    notes_.note(outcome);
    return std::move(outcome.value);
  }

  std::optional<Value> of_status(const Expression& e) {
    const Expression& argument = e.operands.front();
    const Field* field = lookup_.find(argument.text, row_);
    const Cell* cell = field == nullptr ? nullptr : field->cell();
    if (cell == nullptr) {
      report_unfound(lookup_, row_, argument.text, argument.span, diagnostics_);
      return std::nullopt;
    }
    tell_used(argument.text);
    // A fault isn't a reason for a figure to be absent: no text may be chosen by it.
    if (cell->status == Status::faulty) return Missing{Status::faulty};
    if (e.text == "known") return !cell->absent();
    return std::string(name_of(cell->status));
  }

  std::optional<Value> absent(const Expression& e) {
    const Expression& argument = e.operands.front();
    const auto status = argument.kind == Kind::text ? data::status_of(argument.text) : std::nullopt;
    const bool good =
        status == Status::suppressed || status == Status::not_available || status == Status::not_applicable;
    if (good) return Missing{*status};
    report(argument.span, fmt::format("{} is no reason for a figure to be absent", to_string(argument)))
        .hint("write 'suppressed', 'not available' or 'not applicable'");
    return std::nullopt;
  }

  std::optional<Value> choose(const Expression& e) {
    auto flag = truth(e.operands[0]);
    if (!flag || is_missing(flag)) return flag;
    return value(e.operands[std::get<bool>(*flag) ? 1 : 2]);
  }

  // The functions that take numbers only.
  std::optional<Value> of_numbers(const Expression& e) {
    std::vector<Decimal> numbers;
    std::optional<Value> missing;
    for (const Expression& operand : e.operands) {
      const auto outcome = number(operand);
      if (!outcome) return std::nullopt;
      if (!is_missing(outcome)) {
        numbers.push_back(std::get<Decimal>(*outcome));
      } else if (!missing || std::get<Missing>(*outcome).status == Status::faulty) {
        missing = outcome;
      }
    }
    if (missing) return missing;
    return told(e, calculate(e.text, numbers));
  }

  // A calculation's outcome, or a report why there is none.
  std::optional<Value> told(const Expression& e, const Calculated& calculated) {
    if (calculated.divisor) return by_zero(e, e.operands[*calculated.divisor]);
    if (calculated.from_below_zero) {
      report(e.span, fmt::format("{} is below 0, and a change in percent of it says nothing",
                                 to_string(e.operands[0])))
          .hint(fmt::format("write if({} <= 0, absent('not applicable'), …)", to_string(e.operands[0])));
      return std::nullopt;
    }
    if (!calculated.value) return overflow(e);
    return calculated.value;
  }

  std::optional<Value> by_zero(const Expression& e, const Expression& divisor) {
    Diagnostic& diagnostic = report(e.span, "this divides by zero");
    const Field* field = divisor.kind == Kind::path ? lookup_.find(divisor.text, row_) : nullptr;
    const bool has_place = field != nullptr && field->cell() != nullptr;
    diagnostic.label(has_place ? field->cell()->span : divisor.span,
                     fmt::format("{} is 0", to_string(divisor)));
    diagnostic.hint(
        fmt::format("if that can be, write if({} == 0, absent('not applicable'), …)", to_string(divisor)));
    return std::nullopt;
  }

  std::optional<Value> overflow(const Expression& e) {
    too_large(e.span);
    return std::nullopt;
  }

  std::optional<Value> unary(const Expression& e) {
    const Expression& operand = e.operands.front();
    if (e.text == "not") {
      auto flag = truth(operand);
      if (!flag || is_missing(flag)) return flag;
      return !std::get<bool>(*flag);
    }
    auto outcome = number(operand);
    if (!outcome || is_missing(outcome)) return outcome;
    const Decimal decimal = std::get<Decimal>(*outcome);
    return Decimal(-decimal.units(), decimal.scale());
  }

  std::optional<Value> binary(const Expression& e) {
    const Expression& left = e.operands[0];
    const Expression& right = e.operands[1];
    if (e.text == "and" || e.text == "or") {
      // The right side isn't read where the left decides, so that `has(a) and a > 0` holds good.
      const bool decisive = e.text == "or";
      auto first = truth(left);
      if (!first || first == std::optional<Value>(decisive) || is_faulty(first)) return first;
      auto second = truth(right);
      if (!is_missing(first) || !second) return second;
      // What is missing on one side doesn't undo what the other side decides.
      return second == std::optional<Value>(decisive) || is_faulty(second) ? second : first;
    }
    if (e.text == "+" || e.text == "-" || e.text == "*" || e.text == "/") return arithmetic(e);
    const auto a = value(left);
    const auto b = value(right);
    if (!a || !b) return std::nullopt;
    if (is_missing(a) || is_missing(b)) return worse(a, b);
    return compare(e, *a, *b);
  }

  std::optional<Value> arithmetic(const Expression& e) {
    const auto left = number(e.operands[0]);
    const auto right = number(e.operands[1]);
    if (!left || !right) return std::nullopt;
    if (is_missing(left) || is_missing(right)) return worse(left, right);
    return told(e, calculate(e.text, {std::get<Decimal>(*left), std::get<Decimal>(*right)}));
  }

  void too_large(Span span) { report(span, "the result has more than 18 digits"); }

  std::optional<Value> compare(const Expression& e, const Value& a, const Value& b) {
    if (a.index() != b.index()) {
      report(e.span, fmt::format("{} is {}, {} is {}: they can't be compared", to_string(e.operands[0]),
                                 type_name(a), to_string(e.operands[1]), type_name(b)));
      return std::nullopt;
    }
    if (e.text == "==") return a == b;
    if (e.text == "!=") return a != b;
    if (std::holds_alternative<std::string>(a) || std::holds_alternative<bool>(a)) {
      report(e.span, fmt::format("{} only compares numbers and dates", e.text)).hint("write == or !=");
      return std::nullopt;
    }
    const bool less = a < b;
    const bool more = b < a;
    if (e.text == "<") return less;
    if (e.text == ">") return more;
    return e.text == "<=" ? !more : !less;
  }

  const Scope& scope_;
  const Lookup& lookup_;
  const Group* row_;
  Diagnostics& diagnostics_;
  Outcome notes_;
};

// The first path of an expression whose figure is missing; empty if none is.
std::string first_absent(const Expression& expression, const Scope& scope) {
  std::string found;
  each_path_of(expression, [&](const Expression& path) {
    const Field* field = scope.lookup.find(path.text, scope.row);
    if (found.empty() && field != nullptr && field->cell() != nullptr && field->cell()->absent())
      found = path.text;
  });
  return found;
}

}  // namespace

void Outcome::note(const Cell& cell, const Expression& read) {
  unreliable = unreliable || cell.status == Status::unreliable;
  const Number* number = cell.number();
  if (!number) return;
  if (number->at_least && !bound) bound = &read;
  if (number->precision && (!coarsest || coarsest->step < number->precision->step))
    coarsest = number->precision;
}

void Outcome::note(const Outcome& part) {
  unreliable = unreliable || part.unreliable;
  if (!bound) bound = part.bound;
  if (part.coarsest && (!coarsest || coarsest->step < part.coarsest->step)) coarsest = part.coarsest;
}

Outcome evaluate(const Expression& expression, const Scope& scope, Diagnostics& diagnostics) {
  Evaluator evaluator(scope, diagnostics);
  auto value = evaluator.value(expression);
  Outcome outcome = evaluator.notes();
  outcome.value = std::move(value);
  return outcome;
}

std::optional<bool> evaluate_condition(const Expression& expression, const Scope& scope,
                                       Diagnostics& diagnostics) {
  const auto outcome = Evaluator(scope, diagnostics).truth(expression);
  if (!outcome) return std::nullopt;
  if (const bool* flag = std::get_if<bool>(&*outcome)) return *flag;
  const std::string path = first_absent(expression, scope);
  if (std::get<Missing>(*outcome).status == Status::faulty) {
    if (!diagnostics.has_errors()) {  // else what is at fault has been told
      diagnostics
          .error(Code::missing_value, expression.span,
                 fmt::format("this can't be told: \"{}\" couldn't be worked out", path))
          .hint(
              "mend the figure of another state that the other findings name; where not all sheets are "
              "built, `factsheet check` without "
              "--state, --exclude and --shard names it");
    }
    return std::nullopt;
  }
  diagnostics
      .error(
          Code::missing_value, expression.span,
          fmt::format("this can't be told: {} is {}", path.empty() ? "a figure" : fmt::format("\"{}\"", path),
                      name_of(std::get<Missing>(*outcome).status)))
      .hint(fmt::format("ask known({}) first", path.empty() ? "…" : path));
  return std::nullopt;
}

}  // namespace factsheet::figures

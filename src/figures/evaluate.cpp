#include "figures/evaluate.hpp"

#include "base/suggest.hpp"
#include "data/functions.hpp"

#include <algorithm>

#include "figures/largest_remainder.hpp"
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

std::string_view type_name(const Value& value) {
  struct Name {
    std::string_view operator()(const Decimal&) const { return "a number"; }
    std::string_view operator()(const std::string&) const { return "a text"; }
    std::string_view operator()(const Date&) const { return "a date"; }
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(const Missing&) const { return "missing"; }
  };
  return std::visit(Name{}, value);
}

bool is_missing(const std::optional<Value>& value) {
  return value && std::holds_alternative<Missing>(*value);
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

  bool unreliable() const { return unreliable_; }

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
    unreliable_ = unreliable_ || cell->status == Status::unreliable;
    return value_of(*cell);
  }

  std::optional<Value> call(const Expression& e) {
    const Expression& argument = e.operands.front();
    if (data::find_function(e.text)->over_states) return over_states(e);
    if (e.text == "known" || e.text == "status") return of_status(e);
    if (e.text == "absent") return absent(e);
    if (e.text == "if") return choose(e);
    if (e.text == "percent_of_rows") return percent_of_rows(e);
    if (e.text != "has" && e.text != "sum" && e.text != "count") return of_numbers(e);
    if (e.text == "has") {
      const bool found = lookup_.find(argument.text, row_) != nullptr;
      if (found) tell_used(argument.text);
      if (!found) warn_if_misspelt(argument);
      return found;
    }
    const auto column = find_column(lookup_, row_, argument.text);
    if (!column) {
      if (lookup_.find(argument.text, row_) == nullptr) {
        report_unfound(lookup_, row_, argument.text, argument.span, diagnostics_);
      } else {
        report(argument.span, fmt::format("\"{}\" is no list", argument.text))
            .hint(e.text == "sum" ? "sum takes a column of a list, such as sum(missing.rows.n)"
                                  : "count takes a list, such as count(missing.rows)");
      }
      return std::nullopt;
    }
    tell_used(argument.text);
    if (e.text == "count") return count(*column, argument);
    return sum(*column, argument);
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

  std::optional<Value> count(const Column& column, const Expression& argument) {
    if (column.name.empty()) return Decimal(static_cast<std::int64_t>(column.rows->records.size()));
    report(argument.span, "count takes a list, not a column of it")
        .hint(fmt::format("write count({})", column.rows_path));
    return std::nullopt;
  }

  std::optional<Value> sum(const Column& column, const Expression& argument) {
    if (column.name.empty()) {
      report(argument.span, "sum takes a column of a list, not the list")
          .hint(fmt::format("write the column's name behind it, such as sum({}.n)", column.rows_path));
      return std::nullopt;
    }
    Decimal total;
    for (const Group& record : column.rows->records) {
      const Field* field = find_path(record, column.name);
      const Cell* cell = field == nullptr ? nullptr : field->cell();
      if (cell != nullptr && cell->absent()) return Missing{cell->status};
      unreliable_ = unreliable_ || (cell != nullptr && cell->status == Status::unreliable);
      const Number* number = cell == nullptr ? nullptr : cell->number();
      if (number == nullptr) {
        missing_in_record(column, record, field, argument);
        return std::nullopt;
      }
      const auto next = Decimal::add(total, number->value);
      if (!next) {
        too_large(argument.span);
        return std::nullopt;
      }
      total = *next;
    }
    return total;
  }

  void missing_in_record(const Column& column, const Group& record, const Field* field,
                         const Expression& argument) {
    if (field != nullptr) {
      report(argument.span, fmt::format("\"{}\" isn't a number in every row", column.name))
          .label(field->key_span, "here it isn't one");
      return;
    }
    std::vector<std::string> names;
    bool elsewhere = false;
    for (const Group& other : column.rows->records) {
      elsewhere = elsewhere || find_path(other, column.name) != nullptr;
      for (const auto& [name, unused] : other.fields) names.push_back(name);
    }
    diagnostics_
        .error(elsewhere ? Code::missing_value : Code::unknown_path, argument.span,
               elsewhere ? fmt::format("a row of \"{}\" has no \"{}\"", column.rows_path, column.name)
                         : fmt::format("the rows of \"{}\" have no \"{}\"", column.rows_path, column.name))
        .label(record.span, "this row")
        .hint(elsewhere ? "give it in each row" : did_you_mean(column.name, names));
  }

  std::optional<Value> over_states(const Expression& e) {
    if (scope_.states == nullptr) {
      report(e.span, fmt::format("{} reads the figures of all states, which can't be done here", e.text))
          .hint("work it out under [derive] in the data file, and name the outcome here");
      return std::nullopt;
    }
    Outcome outcome = scope_.states->call(e, scope_, diagnostics_);
    unreliable_ = unreliable_ || outcome.unreliable;
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
    const auto flag = truth(e.operands[0]);
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
    if (e.text == "abs") return magnitude_of(numbers[0]);
    if (e.text == "min") return *std::min_element(numbers.begin(), numbers.end());
    if (e.text == "max") return *std::max_element(numbers.begin(), numbers.end());
    const Decimal hundred(100);
    if (e.text == "near") {
      const auto apart = Decimal::subtract(numbers[0], numbers[1]);
      if (!apart) return overflow(e);
      return magnitude_of(*apart) <= numbers[2];
    }
    if (e.text == "share") return ratio(e, Decimal::multiply(numbers[0], hundred), numbers[1], 1);
    if (e.text == "rate") return ratio(e, Decimal::multiply(numbers[0], numbers[2]), numbers[1], 1);
    const auto change = Decimal::subtract(numbers[1], numbers[0]);
    return ratio(e, change ? Decimal::multiply(*change, hundred) : change, numbers[0], 0);
  }

  static Decimal magnitude_of(Decimal number) {
    return number.units() < 0 ? Decimal(-number.units(), number.scale()) : number;
  }

  std::optional<Value> ratio(const Expression& e, const std::optional<Decimal>& above, Decimal below,
                             std::size_t divisor) {
    if (below.is_zero()) return by_zero(e, e.operands[divisor]);
    const auto outcome = above ? Decimal::divide(*above, below) : std::nullopt;
    if (!outcome) return overflow(e);
    return *outcome;
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

  // Largest remainder (Hamilton's method): every share is cut off, and those that lost most get one step more
  // until all add up to 100. Where two lost the same, the one that comes first gets it.
  std::optional<Value> percent_of_rows(const Expression& e) {
    const Expression& column = e.operands[0];
    const Expression& places = e.operands[1];
    const bool good_places = places.kind == Kind::number && places.number.is_integer() &&
                             places.number >= Decimal(0) && places.number <= Decimal(6);
    if (scope_.rows == nullptr || row_ == nullptr || !good_places) {
      report(e.span, scope_.rows == nullptr ? "percent_of_rows is a column of a list"
                                            : "the second number is how many decimals to keep, 0 to 6")
          .hint("write it in a list under [derive]: { n = \"births\", share = \"percent_of_rows(n, 1)\" }");
      return std::nullopt;
    }
    std::vector<Decimal> parts;
    Decimal total;
    std::size_t mine = 0;
    for (const Group& record : scope_.rows->records) {
      if (&record == row_) mine = parts.size();
      const Field* field = find_path(record, column.text);
      const Cell* cell = field == nullptr ? nullptr : field->cell();
      if (cell != nullptr && cell->absent()) return Missing{cell->status};
      unreliable_ = unreliable_ || (cell != nullptr && cell->status == Status::unreliable);
      const Number* part = cell == nullptr ? nullptr : cell->number();
      if (part == nullptr || part->value < Decimal(0)) {
        report(column.span, fmt::format("\"{}\" isn't a number from 0 on in every record", column.text))
            .label(record.span, "this record");
        return std::nullopt;
      }
      parts.push_back(part->value);
      const auto sum = Decimal::add(total, part->value);
      if (!sum) return overflow(e);
      total = *sum;
    }
    if (total.is_zero()) return by_zero(e, column);
    const auto shares = largest_remainder(parts, total, static_cast<int>(places.number.units()));
    if (!shares) return overflow(e);
    return (*shares)[mine];
  }

  std::optional<Value> unary(const Expression& e) {
    const Expression& operand = e.operands.front();
    if (e.text == "not") {
      const auto flag = truth(operand);
      if (!flag || is_missing(flag)) return flag;
      return !std::get<bool>(*flag);
    }
    const auto outcome = number(operand);
    if (!outcome || is_missing(outcome)) return outcome;
    const Decimal decimal = std::get<Decimal>(*outcome);
    return Decimal(-decimal.units(), decimal.scale());
  }

  std::optional<Value> binary(const Expression& e) {
    const Expression& left = e.operands[0];
    const Expression& right = e.operands[1];
    if (e.text == "and" || e.text == "or") {
      // The right side isn't read where the left decides, so that `has(a) and a > 0` holds good.
      const auto first = truth(left);
      if (!first || is_missing(first)) return first;
      if (std::get<bool>(*first) == (e.text == "or")) return first;
      return truth(right);
    }
    if (e.text == "+" || e.text == "-" || e.text == "*" || e.text == "/") return arithmetic(e);
    const auto a = value(left);
    const auto b = value(right);
    if (!a || !b) return std::nullopt;
    if (is_missing(a) || is_missing(b)) return is_missing(a) ? a : b;
    return compare(e, *a, *b);
  }

  std::optional<Value> arithmetic(const Expression& e) {
    const auto left = number(e.operands[0]);
    const auto right = number(e.operands[1]);
    if (!left || !right) return std::nullopt;
    if (is_missing(left) || is_missing(right)) return is_missing(left) ? left : right;
    const Decimal a = std::get<Decimal>(*left);
    const Decimal b = std::get<Decimal>(*right);
    if (e.text == "/" && b.is_zero()) return by_zero(e, e.operands[1]);
    const auto outcome = e.text == "+"   ? Decimal::add(a, b)
                         : e.text == "-" ? Decimal::subtract(a, b)
                         : e.text == "*" ? Decimal::multiply(a, b)
                                         : Decimal::divide(a, b);
    if (outcome) return *outcome;
    return overflow(e);
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
  bool unreliable_ = false;
};

}  // namespace

std::optional<Column> find_column(const Lookup& lookup, const Group* row, std::string_view path) {
  for (std::size_t end = path.size(); end != std::string_view::npos && end > 0;
       end = path.rfind('.', end - 1)) {
    const Field* field = lookup.find(path.substr(0, end), row);
    if (field == nullptr) continue;
    if (field->rows() == nullptr) return std::nullopt;
    return Column{field->rows(), path.substr(0, end),
                  end < path.size() ? path.substr(end + 1) : std::string_view()};
  }
  return std::nullopt;
}

namespace {

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

std::string to_string(const Value& value) {
  struct Text {
    std::string operator()(const Decimal& number) const { return number.reduced().to_string(); }
    std::string operator()(const std::string& text) const { return fmt::format("'{}'", text); }
    std::string operator()(const Date& date) const {
      return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const Missing& missing) const { return std::string(name_of(missing.status)); }
  };
  return std::visit(Text{}, value);
}

Value value_of(const Cell& cell) {
  struct ToValue {
    Status status;
    Value operator()(const Number& number) const { return number.value; }
    Value operator()(const std::string& text) const { return text; }
    Value operator()(const Date& date) const { return date; }
    Value operator()(bool flag) const { return flag; }
    Value operator()(const data::Absent&) const { return Missing{status}; }
  };
  return std::visit(ToValue{cell.status}, cell.value);
}

Outcome evaluate(const Expression& expression, const Scope& scope, Diagnostics& diagnostics) {
  Evaluator evaluator(scope, diagnostics);
  auto value = evaluator.value(expression);
  return {std::move(value), evaluator.unreliable()};
}

std::optional<bool> evaluate_condition(const Expression& expression, const Scope& scope,
                                       Diagnostics& diagnostics) {
  const auto outcome = Evaluator(scope, diagnostics).truth(expression);
  if (!outcome) return std::nullopt;
  if (const bool* flag = std::get_if<bool>(&*outcome)) return *flag;
  const std::string path = first_absent(expression, scope);
  diagnostics
      .error(
          Code::missing_value, expression.span,
          fmt::format("this can't be told: {} is {}", path.empty() ? "a figure" : fmt::format("\"{}\"", path),
                      name_of(std::get<Missing>(*outcome).status)))
      .hint(fmt::format("ask known({}) first", path.empty() ? "…" : path));
  return std::nullopt;
}

}  // namespace factsheet::figures

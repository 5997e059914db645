#include "data/evaluate.hpp"

#include "base/suggest.hpp"

#include <fmt/format.h>

namespace factsheet::data {
namespace {

using Kind = Expression::Kind;

std::string_view type_name(const Value& value) {
  struct Name {
    std::string_view operator()(const Decimal&) const { return "a number"; }
    std::string_view operator()(const std::string&) const { return "a text"; }
    std::string_view operator()(const Date&) const { return "a date"; }
    std::string_view operator()(bool) const { return "true or false"; }
  };
  return std::visit(Name{}, value);
}

class Evaluator {
 public:
  Evaluator(const Lookup& lookup, const Group* row, Diagnostics& diagnostics,
            const std::function<void(std::string_view)>& used)
      : lookup_(lookup), row_(row), diagnostics_(diagnostics), used_(used) {}

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

  std::optional<Decimal> number(const Expression& e) {
    const auto outcome = value(e);
    if (!outcome) return std::nullopt;
    if (const auto* decimal = std::get_if<Decimal>(&*outcome)) return *decimal;
    report(e.span, fmt::format("a number is asked here, but {} is {}", to_string(e), type_name(*outcome)));
    return std::nullopt;
  }

  std::optional<bool> condition(const Expression& e) {
    const auto outcome = value(e);
    if (!outcome) return std::nullopt;
    if (const auto* flag = std::get_if<bool>(&*outcome)) return *flag;
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
    if (used_) used_(path);
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
    struct ToValue {
      Value operator()(const Number& number) const { return number.value; }
      Value operator()(const std::string& text) const { return text; }
      Value operator()(const Date& date) const { return date; }
      Value operator()(bool flag) const { return flag; }
    };
    return std::visit(ToValue{}, cell->value);
  }

  std::optional<Value> call(const Expression& e) {
    const Expression& argument = e.operands.front();
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

  std::optional<Value> unary(const Expression& e) {
    const Expression& operand = e.operands.front();
    if (e.text == "not") {
      const auto flag = condition(operand);
      if (!flag) return std::nullopt;
      return !*flag;
    }
    const auto decimal = number(operand);
    if (!decimal) return std::nullopt;
    return Decimal(-decimal->units(), decimal->scale());
  }

  std::optional<Value> binary(const Expression& e) {
    const Expression& left = e.operands[0];
    const Expression& right = e.operands[1];
    if (e.text == "and" || e.text == "or") {
      // The right side isn't read where the left decides, so that `has(a) and a > 0` holds good.
      const auto first = condition(left);
      if (!first) return std::nullopt;
      if (*first == (e.text == "or")) return *first;
      const auto second = condition(right);
      if (!second) return std::nullopt;
      return *second;
    }
    if (e.text == "+" || e.text == "-" || e.text == "*" || e.text == "/") return arithmetic(e);
    const auto a = value(left);
    const auto b = value(right);
    if (!a || !b) return std::nullopt;
    return compare(e, *a, *b);
  }

  std::optional<Value> arithmetic(const Expression& e) {
    const auto a = number(e.operands[0]);
    const auto b = number(e.operands[1]);
    if (!a || !b) return std::nullopt;
    if (e.text == "/" && b->is_zero()) {
      report(e.span, "this divides by zero")
          .label(e.operands[1].span, fmt::format("{} is 0", to_string(e.operands[1])));
      return std::nullopt;
    }
    const auto outcome = e.text == "+"   ? Decimal::add(*a, *b)
                         : e.text == "-" ? Decimal::subtract(*a, *b)
                         : e.text == "*" ? Decimal::multiply(*a, *b)
                                         : Decimal::divide(*a, *b);
    if (outcome) return *outcome;
    too_large(e.span);
    return std::nullopt;
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

  const Lookup& lookup_;
  const Group* row_;
  Diagnostics& diagnostics_;
  const std::function<void(std::string_view)>& used_;
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

std::string to_string(const Expression& e) {
  const auto part = [&](std::size_t i) {
    const Expression& operand = e.operands[i];
    return operand.kind == Kind::binary ? fmt::format("({})", to_string(operand)) : to_string(operand);
  };
  switch (e.kind) {
    case Kind::number:
      return e.number.to_string();
    case Kind::text:
      return fmt::format("'{}'", e.text);
    case Kind::path:
      return e.text;
    case Kind::call:
      return fmt::format("{}({})", e.text, e.operands.front().text);
    case Kind::unary:
      return fmt::format("{}{}{}", e.text, e.text == "not" ? " " : "", part(0));
    case Kind::binary:
      return fmt::format("{} {} {}", part(0), e.text, part(1));
  }
  return {};
}

std::string to_string(const Value& value) {
  struct Text {
    std::string operator()(const Decimal& number) const { return number.reduced().to_string(); }
    std::string operator()(const std::string& text) const { return fmt::format("'{}'", text); }
    std::string operator()(const Date& date) const {
      return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  };
  return std::visit(Text{}, value);
}

std::optional<Value> evaluate(const Expression& expression, const Lookup& lookup, const Group* row,
                              Diagnostics& diagnostics, const std::function<void(std::string_view)>& used) {
  return Evaluator(lookup, row, diagnostics, used).value(expression);
}

std::optional<bool> evaluate_condition(const Expression& expression, const Lookup& lookup, const Group* row,
                                       Diagnostics& diagnostics,
                                       const std::function<void(std::string_view)>& used) {
  return Evaluator(lookup, row, diagnostics, used).condition(expression);
}

std::optional<Decimal> evaluate_number(const Expression& expression, const Lookup& lookup, const Group* row,
                                       Diagnostics& diagnostics,
                                       const std::function<void(std::string_view)>& used) {
  return Evaluator(lookup, row, diagnostics, used).number(expression);
}

}  // namespace factsheet::data

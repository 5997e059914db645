#pragma once

#include "base/diagnostics.hpp"
#include "data/decimal.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::data {

class Lookup;
struct Group;

/// An expression over paths, for `when` and `[[check]]`: numbers, 'texts', paths, `sum(rows.n)`,
/// `count(rows)`, `has(path)`, + - * /, == != < <= > >=, `and`, `or`, `not`, parentheses. Numbers are exact
/// decimals.
struct Expression {
  enum class Kind { number, text, path, call, unary, binary };
  Kind kind = Kind::number;
  Decimal number;
  std::string text;  ///< text, path, function or operator
  std::vector<Expression> operands;
  Span span;  ///< of this part in its file
};

/// Reads an expression. `locate` gives the place in the file of `length` bytes at `offset` of `text`.
/// Reports and returns nothing if it can't be read.
std::optional<Expression> parse_expression(std::string_view text,
                                           const std::function<Span(std::size_t, std::size_t)>& locate,
                                           Diagnostics& diagnostics);

/// The outcome of an expression that asks yes or no; reports (unknown path, text where a number is asked,
/// division by zero) and returns nothing if it can't be told. `used`, if given, is told each path it read.
std::optional<bool> evaluate_condition(const Expression& expression, const Lookup& lookup, const Group* row,
                                       Diagnostics& diagnostics,
                                       const std::function<void(std::string_view)>& used = {});

/// The outcome of an expression that gives a number.
std::optional<Decimal> evaluate_number(const Expression& expression, const Lookup& lookup, const Group* row,
                                       Diagnostics& diagnostics,
                                       const std::function<void(std::string_view)>& used = {});

}  // namespace factsheet::data

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

/// An expression over paths, for `when`, `[derive]` and `[[check]]`: numbers, 'texts', paths, functions (see
/// functions.hpp), + - * /, == != < <= > >=, `and`, `or`, `not`, parentheses. Numbers are exact decimals.
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

/// The expression as a person would write it again: `sum(missing.rows.n) == missing.total`.
std::string to_string(const Expression& expression);

/// Every path that an expression reads, with its place.
void each_path_of(const Expression& expression, const std::function<void(const Expression&)>& each);

}  // namespace factsheet::data

#pragma once

#include "data/dataset.hpp"
#include "data/expression.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace factsheet::data {

/// What a part of an expression comes to.
using Value = std::variant<Decimal, std::string, Date, bool>;

/// The outcome of any expression; reports and returns nothing if it can't be told.
std::optional<Value> evaluate(const Expression& expression, const Lookup& lookup, const Group* row,
                              Diagnostics& diagnostics,
                              const std::function<void(std::string_view)>& used = {});

/// The column of a list that `path` names, as `rows.n` in `sum(rows.n)`.
struct Column {
  const Rows* rows = nullptr;
  std::string_view rows_path;  ///< "missing.rows"
  std::string_view name;       ///< "n"; empty where the path names the list itself
};
std::optional<Column> find_column(const Lookup& lookup, const Group* row, std::string_view path);

/// The expression as a person would write it again: `sum(missing.rows.n) == missing.total`.
std::string to_string(const Expression& expression);

/// A value as text: 980, 'text', 2024-05-31, true.
std::string to_string(const Value& value);

}  // namespace factsheet::data

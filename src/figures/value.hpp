#pragma once

#include "data/cell.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace factsheet::figures {

/// There is no figure, and why.
struct Missing {
  data::Status status = data::Status::not_available;
  auto operator<=>(const Missing&) const = default;
};

/// What a part of an expression comes to.
using Value = std::variant<data::Decimal, std::string, data::Date, bool, Missing>;

inline bool is_missing(const Value& value) {
  return std::holds_alternative<Missing>(value);
}

/// A cell as a value, with all its digits.
Value value_of(const data::Cell& cell);

/// A value as text: 980, 'text', 2024-05-31, true, "suppressed".
std::string to_string(const Value& value);

/// "a number", "a text".
std::string_view type_name(const Value& value);

}  // namespace factsheet::figures

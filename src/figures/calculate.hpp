#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "figures/value.hpp"

namespace factsheet::figures {

/// What a calculation comes to. None of these: it has more than 18 digits.
struct Calculated {
  std::optional<Value> value;
  std::optional<std::size_t> divisor;  ///< the number that is 0, and divides
  bool from_below_zero = false;        ///< a change in percent of a negative number, which says nothing
};

/// An operator (+ - * /) or function of numbers (abs, min, max, near, share, rate, percent_change) on as many
/// as it takes. Exact but for quotients; see Decimal::divide.
Calculated calculate(std::string_view name, const std::vector<data::Decimal>& numbers);

}  // namespace factsheet::figures

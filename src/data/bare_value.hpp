#pragma once

#include "base/codes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace factsheet::data {

/// What is wrong with a value, in plain words, and how to write it.
struct ValueFault {
  Code code = Code::toml_syntax;
  std::string message;
  std::string hint;
};

/// Judges a value that stands without quotes and brackets: a number, a date, true or false. Nothing if it is
/// one that the tool takes. Numbers must be plain decimals of up to 18 digits: exponents, hexadecimals, inf
/// and nan are TOML, but no way to print a figure. `in_list` tells that the values beside it are parted by
/// commas.
std::optional<ValueFault> find_value_fault(std::string_view token, bool in_list = false);

/// Length in bytes of a typographic quote (“ ” „ ‟ ‘ ’ ‚ « ») at `at`, else 0.
std::size_t curly_quote(std::string_view text, std::size_t at);

/// In a literal that was meant to end with a typographic quote ("text”, …"): where that quote stands, npos if
/// none.
std::size_t curly_end(std::string_view text, std::size_t begin);

}  // namespace factsheet::data

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace factsheet::data {

/// What a program has made of a figure, and how to mend it.
struct Spoilt {
  std::string fault;
  std::string hint;
};

/// Knows a field that a spreadsheet has damaged: an error of a formula, a column that was too narrow, a
/// number in scientific notation, a date. None of these is a mark.
std::optional<Spoilt> spoilt_by_spreadsheet(std::string_view field);

/// A text without its invisible characters (no-break and zero-width blanks, byte order marks), and the name
/// of the first of them; nothing if it has none.
std::optional<std::pair<std::string, std::string>> without_invisible(std::string_view text);

}  // namespace factsheet::data

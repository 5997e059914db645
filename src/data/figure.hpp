#pragma once

#include "data/decimal.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace factsheet::data {

/// A figure as people write it: sign, currency, digits in groups, decimals; then whatever follows.
struct Figure {
  bool negative = false;
  bool typographic_minus = false;
  bool currency = false;
  char separator = 0;     ///< ',' or ' ' (any blank) or '\'' between groups of three; 0 if none
  std::string digits;     ///< with its decimals, nothing between: "36.2"
  std::string_view rest;  ///< what follows, as written

  std::optional<Decimal> number() const;
  /// As TOML wants it: 26_696.
  std::string mended() const;
};

/// Reads the figure that a text starts with; nothing if it starts with none.
std::optional<Figure> read_figure(std::string_view text);

/// `{ value = 36_200_000, precision = "0.1 million" }` for the figure 36.2 and the word million.
std::optional<std::string> rounded_figure(const Figure& figure, std::string_view word);

/// True for %, "percent" and the like.
bool is_percent(std::string_view rest);

/// The hint for a figure with a percent sign.
std::string layout_adds(std::string_view number);

/// If a text reads as a figure that should stand without quotes ("26,696", "19%", "26696", "36.2 million"):
/// how to write it. Codes with a leading zero ("01") and years with a dash stay texts.
std::optional<std::string> figure_in_text(std::string_view text);

/// A number as an author writes it in TOML, digits in groups: `26_696`.
std::string written(Decimal number);

/// 1000 for "thousand" to 10^12 for "trillion"; nothing for another word.
std::optional<Decimal> magnitude(std::string_view word);

/// True for TOML's decimal integers and plain floats, underscores between digits allowed.
bool is_plain_number(std::string_view token);

/// The number in `text`, underscores dropped; nothing if it isn't a plain decimal of up to 18 digits.
std::optional<Decimal> plain_number(std::string_view text);

/// True if the text starts with one of `starts`, whose bytes are then in `length`.
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts,
                     std::size_t& length);

std::string without_underscores(std::string_view text);
std::string lowered(std::string_view text);

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace factsheet::data

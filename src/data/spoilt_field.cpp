#include "data/spoilt_field.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/figure.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

// Takes `least` to `most` digits off the front.
bool take_digits_of(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  while (count < text.size() && count < most && is_digit(text[count])) ++count;
  if (count < least) return false;
  text.remove_prefix(count);
  return true;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

bool take_month(std::string_view& text) {
  constexpr auto months = std::to_array<std::string_view>(
      {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
  const std::string three = lowered(text.substr(0, 3));
  if (std::find(months.begin(), months.end(), three) == months.end()) return false;
  text.remove_prefix(3);
  return true;
}

// 5.4E+06, 5,4E+06
bool is_scientific(std::string_view text) {
  take_one_of(text, "+-");
  if (!take_digits_of(text, 1, 18)) return false;
  if (take_one_of(text, ".,") && !take_digits_of(text, 1, 18)) return false;
  if (!take_one_of(text, "Ee")) return false;
  take_one_of(text, "+-");
  return take_digits_of(text, 1, 3) && text.empty();
}

// 3-Sep, 03-Sep-24, Sep-03, 9/3/2024, 2024-09-03: in digits only with all three parts, since 3/4 may be a
// mark.
bool is_date(std::string_view text) {
  std::string_view rest = text;
  if (take_digits_of(rest, 1, 2) && take_one_of(rest, "-") && take_month(rest)) {
    return rest.empty() || (take_one_of(rest, "-") && take_digits_of(rest, 2, 4) && rest.empty());
  }
  rest = text;
  if (take_month(rest)) return take_one_of(rest, "-") && take_digits_of(rest, 1, 4) && rest.empty();
  rest = text;
  if (take_digits_of(rest, 1, 2) && take_one_of(rest, "/") && take_digits_of(rest, 1, 2) &&
      take_one_of(rest, "/")) {
    return take_digits_of(rest, 2, 4) && rest.empty();
  }
  rest = text;
  return take_digits_of(rest, 4, 4) && take_one_of(rest, "-") && take_digits_of(rest, 2, 2) &&
         take_one_of(rest, "-") && take_digits_of(rest, 2, 2) && rest.empty();
}

bool is_formula_error(std::string_view text) {
  constexpr auto errors = std::to_array<std::string_view>({"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?",
                                                           "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
                                                           "#BLOCKED!", "#CONNECT!", "#GETTING_DATA"});
  return std::find(errors.begin(), errors.end(), text) != errors.end();
}

std::string name_of_invisible(char32_t c) {
  switch (c) {
    case 0x00A0:
      return "a no-break space";
    case 0x00AD:
      return "a soft hyphen";
    case 0x200B:
      return "a zero-width space";
    case 0x200C:
      return "a zero-width non-joiner";
    case 0x200D:
      return "a zero-width joiner";
    case 0x200E:
      return "a left-to-right mark";
    case 0x200F:
      return "a right-to-left mark";
    case 0x202F:
      return "a narrow no-break space";
    case 0x2060:
      return "a word joiner";
    case 0xFEFF:
      return "a byte order mark";
    default:
      return c >= 0x2000 && c <= 0x200A ? "a typographic blank" : "";
  }
}

}  // namespace

std::optional<Spoilt> spoilt_by_spreadsheet(std::string_view field) {
  if (is_formula_error(field)) {
    return Spoilt{fmt::format("\"{}\" is an error of a spreadsheet's formula, not a figure", field),
                  "the spreadsheet couldn't work it out: mend it there and export the table anew"};
  }
  if (field.size() > 1 && field.find_first_not_of('#') == std::string_view::npos) {
    return Spoilt{
        fmt::format("\"{}\" stands where the spreadsheet's column was too narrow for a figure", field),
        "widen the column in the spreadsheet and export the table anew"};
  }
  if (is_scientific(field)) {
    return Spoilt{fmt::format("\"{}\" is in scientific notation, which may have cut digits off", field),
                  "format the column as a number in the spreadsheet and export the table anew"};
  }
  if (is_date(field)) {
    return Spoilt{
        fmt::format("\"{}\" is a date, not a figure", field),
        "if the spreadsheet took a figure or a range for it, format the column as text, enter it anew and "
        "export the table anew"};
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> without_invisible(std::string_view text) {
  std::string rest;
  std::string first;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    const std::string name = name_of_invisible(c);
    if (name.empty()) {
      rest += text.substr(begin, at - begin);
    } else if (first.empty()) {
      first = fmt::format("{} (U+{:04X})", name, static_cast<std::uint32_t>(c));
    }
  }
  if (first.empty()) return std::nullopt;
  return std::pair{std::string(trimmed(rest)), std::move(first)};
}

}  // namespace factsheet::data

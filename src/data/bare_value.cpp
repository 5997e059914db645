#include "data/bare_value.hpp"

#include "base/ascii.hpp"
#include "data/figure.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalpha(byte) != 0;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

ValueFault syntax(std::string message, std::string hint) {
  return {Code::toml_syntax, std::move(message), std::move(hint)};
}

bool is_calendar_day(int year, int month, int day) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

// Up to three numbers parted by one sign, as dates are written.
struct Parts {
  std::array<int, 3> number{};
  std::array<std::size_t, 3> digits{};
  std::size_t count = 0;
  std::string_view rest;
};

Parts split(std::string_view text, char separator) {
  Parts parts;
  while (parts.count < 3 && !text.empty() && is_digit(text.front())) {
    std::size_t& digits = parts.digits[parts.count];
    int& number = parts.number[parts.count];
    for (; !text.empty() && is_digit(text.front()) && digits < 5; ++digits) {
      number = number * 10 + (text.front() - '0');
      text.remove_prefix(1);
    }
    ++parts.count;
    if (parts.count == 3 || text.size() < 2 || text.front() != separator || !is_digit(text[1])) break;
    text.remove_prefix(1);
  }
  parts.rest = text;
  return parts;
}

struct Judgement {
  bool known = false;  // the token is of this kind, well or badly written
  std::optional<ValueFault> fault;
};

Judgement judge_date(std::string_view token) {
  constexpr std::string_view hint = "write a date as year-month-day, such as 2024-05-31";
  const Parts parts = split(token, '-');
  if (parts.count == 3 && parts.digits[0] == 4 && parts.digits[1] <= 2 && parts.digits[2] <= 2) {
    const auto [year, month, day] = parts.number;
    const std::string iso = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (!is_calendar_day(year, month, day)) {
      return {true, syntax(fmt::format("{} is not a day of the calendar", token), std::string(hint))};
    }
    if (parts.rest.empty()) {
      if (token == iso) return {true, {}};
      return {true, syntax(fmt::format("{} is not a date in TOML", token), fmt::format("write {}", iso))};
    }
    const bool time = parts.rest.size() >= 3 &&
                      std::string_view("Tt ").find(parts.rest[0]) != std::string_view::npos &&
                      is_digit(parts.rest[1]) && is_digit(parts.rest[2]);
    if (time) {
      return {true, ValueFault{Code::bad_value, "a date with a time of day can't be printed",
                               fmt::format("write {}", iso)}};
    }
    return {};
  }
  const Parts clock = split(token, ':');
  if (clock.count >= 2 && clock.digits[0] <= 2 && clock.digits[1] == 2) {
    return {true, ValueFault{Code::bad_value, "a time of day is not a value that a sheet knows",
                             fmt::format("write it as a text: {}", quoted(token))}};
  }
  for (const char separator : {'/', '.'}) {
    const Parts other = split(token, separator);
    if (other.count == 3 && other.rest.empty() && other.digits[2] == 4 && other.digits[0] <= 2 &&
        other.digits[1] <= 2) {
      return {true, syntax(fmt::format("{} is not a date in TOML", token), std::string(hint))};
    }
  }
  return {};
}

ValueFault too_long(std::string_view token) {
  return {Code::bad_value,
          fmt::format("the number has {} digits; figures are kept exactly up to 18", count_digits(token)),
          "round it, or write it as a text in quotes if it is a code"};
}

// 1e5, 0x1F, inf: TOML knows them, an author of figures has no use for them.
Judgement judge_technical_number(std::string_view token) {
  const std::string low = lowered(without_underscores(token));
  std::string_view body = low;
  const bool negative = body.substr(0, 1) == "-";
  if (!body.empty() && (body.front() == '-' || body.front() == '+')) body.remove_prefix(1);
  if (body == "inf" || body == "nan") {
    return {true, ValueFault{Code::bad_value, fmt::format("{} is not a figure that can be printed", token),
                             "leave the key out where there is no figure"}};
  }
  if (body.size() > 2 && body[0] == '0' && std::string_view("xob").find(body[1]) != std::string_view::npos) {
    const int base = body[1] == 'x' ? 16 : body[1] == 'o' ? 8 : 2;
    const std::string digits(body.substr(2));
    char* end = nullptr;
    const std::int64_t value = digits.size() <= 14 ? std::strtoll(digits.c_str(), &end, base) : 0;
    if (end != nullptr && (*end != '\0' || !std::isxdigit(static_cast<unsigned char>(digits[0])))) return {};
    if (end == nullptr && digits.find_first_not_of("0123456789abcdef") != std::string::npos) return {};
    return {true, ValueFault{Code::bad_value, fmt::format("{} is not a plain decimal number", token),
                             end != nullptr ? fmt::format("write {}", written(Decimal(value)))
                                            : "write it in decimal digits"}};
  }
  const std::size_t e = body.find('e');
  if (e == std::string_view::npos) return {};
  const std::string_view mantissa = body.substr(0, e);
  std::string_view exponent = body.substr(e + 1);
  const bool small = exponent.substr(0, 1) == "-";
  if (!exponent.empty() && (exponent.front() == '-' || exponent.front() == '+')) exponent.remove_prefix(1);
  const auto number = Decimal::parse(fmt::format("{}{}", negative ? "-" : "", mantissa));
  const auto power = Decimal::parse(exponent);
  if (!is_plain_number(mantissa) || !power || !power->is_integer()) return {};
  std::optional<Decimal> value;
  if (number && power->units() <= 17) {
    Decimal factor(1, static_cast<int>(small ? power->units() : 0));
    for (std::int64_t i = 0; !small && i < power->units(); ++i) factor = Decimal(factor.units() * 10);
    value = Decimal::multiply(*number, factor);
  }
  return {true,
          ValueFault{Code::bad_value, fmt::format("{} is written with an exponent", token),
                     value ? fmt::format("write {}", written(value->reduced())) : "write its digits out"}};
}

Judgement judge_figure(std::string_view token) {
  const std::string not_a_number = fmt::format("{} is not a number in TOML", token);
  if (token.size() >= 2 && token[0] == '.' && is_digit(token[1]) &&
      is_plain_number(fmt::format("0{}", token))) {
    return {true, syntax(not_a_number, fmt::format("write 0{}", token))};
  }
  const auto figure = read_figure(token);
  if (!figure) return {};
  const std::string_view rest = trimmed(figure->rest);
  const std::string number = figure->mended();
  if (is_percent(rest)) return {true, ValueFault{Code::percent_sign, not_a_number, layout_adds(number)}};
  if (const auto rounded = rounded_figure(*figure, rest))
    return {true, syntax(not_a_number, fmt::format("write {}", *rounded))};
  if (rest.empty() || rest.substr(0, 2) == "//") {
    if (!rest.empty()) return {true, syntax("a comment starts with #, not with //", "write # for //")};
    if (figure->currency) {
      return {true, syntax(not_a_number, fmt::format("write {} and let the layout add the sign", number))};
    }
    if (figure->separator == ',') {
      return {true, ValueFault{Code::thousands_comma, not_a_number,
                               fmt::format("write {}: TOML has no thousands commas", number)}};
    }
    if (figure->separator != 0) {
      return {true, syntax(not_a_number, fmt::format("write {}: TOML groups digits with _ only", number))};
    }
    if (figure->typographic_minus) {
      return {true, syntax(not_a_number, fmt::format("write {}, with the hyphen of the keyboard", number))};
    }
    if (figure->digits.size() > 1 && figure->digits[0] == '0' && is_digit(figure->digits[1])) {
      return {true, syntax(fmt::format("{} starts with a 0, which a number can't", token),
                           fmt::format("write {}, or {} in quotes if it is a code", number, quoted(token)))};
    }
    return {};
  }
  if (rest == ".") return {true, syntax(not_a_number, fmt::format("write {}", number))};
  if (rest.front() == ',' && rest.size() > 1) {
    const bool decimal_comma =
        rest.size() > 1 && figure->separator == 0 && std::all_of(rest.begin() + 1, rest.end(), is_digit);
    const std::string mended = fmt::format("{}.{}", figure->digits, rest.substr(1));
    return {true, syntax(not_a_number, decimal_comma ? fmt::format("write {}{}: the decimal sign is a point",
                                                                   figure->negative ? "-" : "", mended)
                                                     : "write its digits without commas")};
  }
  const bool touches = figure->rest.front() == rest.front();
  if (touches && rest.find_first_not_of("0123456789._") == std::string_view::npos) {
    return {true, syntax(not_a_number, "write one _ or none between two digits, and one decimal point")};
  }
  return {};
}

// A whole other statement behind a value: `a = 1 b = 2`.
bool holds_second_key(std::string_view rest) {
  rest = trimmed(rest);
  const std::size_t equals = rest.find('=');
  return !rest.empty() && is_letter(rest.front()) && equals != std::string_view::npos;
}

}  // namespace

std::size_t curly_quote(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  return starts_with_any(text.substr(at), {"“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»"}, length) ? length
                                                                                                      : 0;
}

std::size_t curly_end(std::string_view text, std::size_t begin) {
  for (std::size_t at = text.find("\xE2\x80", begin); at < text.size(); at = text.find("\xE2\x80", at + 1)) {
    std::size_t length = 0;
    if (!starts_with_any(text.substr(at), {"”", "’", "“"}, length)) continue;
    std::size_t next = at + length;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
    if (next >= text.size() || std::string_view(",]}#").find(text[next]) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

std::optional<ValueFault> find_value_fault(std::string_view token, bool in_list) {
  constexpr std::size_t longest = 200;  // what is longer is no value, and no message should repeat it
  token = trimmed(token);
  if (token.empty()) return syntax("a value is missing", "write one behind the =, a text in quotes");
  if (token.size() > longest)
    return syntax("this is neither a number nor a text in quotes", "put texts in quotes");
  if (token == "true" || token == "false") return std::nullopt;
  if (is_plain_number(token)) {
    if (Decimal::parse(without_underscores(token))) return std::nullopt;
    return too_long(token);
  }
  for (const auto judge : {judge_date, judge_technical_number, judge_figure}) {
    if (const Judgement judgement = judge(token); judgement.known) return judgement.fault;
  }
  const std::string low = lowered(token);
  if (low == "true" || low == "false" || low == "yes" || low == "no" || low == "on" || low == "off") {
    const bool yes = low == "true" || low == "yes" || low == "on";
    return syntax(fmt::format("{} is not a value in TOML", token),
                  fmt::format("write {}, or {} if it is a text", yes ? "true" : "false", quoted(token)));
  }
  constexpr auto nothing = std::to_array<std::string_view>(
      {"-", "--", "---", "–", "—", "…", "...", "n/a", "n.a.", "na", "none", "null", "nil", "x", "?"});
  if (std::find(nothing.begin(), nothing.end(), low) != nothing.end()) {
    return syntax(fmt::format("{} is not a value in TOML", token),
                  "leave the key out where there is no figure");
  }
  if (token.size() > 1 && (token.back() == ',' || token.back() == ';')) {
    const std::string_view before = trimmed(token.substr(0, token.size() - 1));
    if (auto fault = find_value_fault(before, in_list)) return fault;
    return syntax(fmt::format("a line doesn't end in {}", token.back()),
                  fmt::format("leave the {} out", token.back()));
  }
  const std::size_t blank = token.find_first_of(" \t");
  if (blank != std::string_view::npos && !find_value_fault(token.substr(0, blank))) {
    const std::string_view rest = trimmed(token.substr(blank));
    if (rest.substr(0, 2) == "//") return syntax("a comment starts with #, not with //", "write # for //");
    if (holds_second_key(rest)) {
      return syntax("two keys stand on one line", fmt::format("put \"{}\" on a line of its own", rest));
    }
    if (!find_value_fault(rest, true)) {
      const std::string_view first = token.substr(0, blank);
      return in_list ? syntax(fmt::format("a comma is missing between {} and {}", first, rest),
                              fmt::format("write {}, {}", first, rest))
                     : syntax("two values stand behind one =",
                              fmt::format("write one value, or a list: [{}, {}]", first, rest));
    }
  }
  if (token.back() == '"' || token.back() == '\'') {
    return syntax("the text has no opening quote",
                  fmt::format("write {}", quoted(token.substr(0, token.size() - 1))));
  }
  return syntax(fmt::format("{} is a text without quotes", token), fmt::format("write {}", quoted(token)));
}

}  // namespace factsheet::data

#include "data/figure.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace factsheet::data {
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts,
                     std::size_t& length) {
  for (const std::string_view start : starts) {
    if (text.substr(0, start.size()) == start) {
      length = start.size();
      return true;
    }
  }
  return false;
}

std::optional<Decimal> Figure::number() const {
  return Decimal::parse(fmt::format("{}{}", negative ? "-" : "", digits));
}

std::string Figure::mended() const {
  const auto value = number();
  return value ? written(*value) : fmt::format("{}{}", negative ? "-" : "", digits);
}

std::optional<Figure> read_figure(std::string_view text) {
  Figure figure;
  std::size_t length = 0;
  const auto take_sign = [&] {
    if (starts_with_any(text, {"\u2212", "\u2013"}, length)) {
      figure.negative = figure.typographic_minus = true;
      text.remove_prefix(length);
    } else if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
      figure.negative = text.front() == '-';
      text.remove_prefix(1);
    }
  };
  take_sign();
  if (starts_with_any(text, {"$", "€", "£", "¥"}, length)) {
    figure.currency = true;
    text = trimmed(text.substr(length));
    if (!figure.negative) take_sign();
  }
  const auto take_digits = [&] {
    while (!text.empty() && is_digit(text.front())) {
      figure.digits += text.front();
      text.remove_prefix(1);
    }
  };
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  take_digits();
  // Groups of three behind one and the same separator.
  while (figure.digits.size() <= 3 || figure.separator != 0) {
    char separator = 0;
    if (starts_with_any(text, {",", "'", " ", "\u00A0", "\u202F", "\u2009", "’"}, length)) {
      separator = text.front() == ',' ? ',' : length == 1 && text.front() == '\'' ? '\'' : ' ';
    }
    const std::string_view group = separator != 0 ? text.substr(length) : std::string_view();
    const bool three = group.size() >= 3 && std::all_of(group.begin(), group.begin() + 3, is_digit) &&
                       (group.size() == 3 || !is_digit(group[3]));
    if (!three || (figure.separator != 0 && separator != figure.separator)) break;
    figure.separator = separator;
    text.remove_prefix(length);
    take_digits();
  }
  if (text.size() >= 2 && text.front() == '.' && is_digit(text[1])) {
    figure.digits += '.';
    text.remove_prefix(1);
    take_digits();
  }
  figure.rest = text;
  return figure;
}

std::optional<std::string> rounded_figure(const Figure& figure, std::string_view word) {
  const auto factor = magnitude(lowered(word));
  const auto number = figure.number();
  if (!factor || !number) return std::nullopt;
  const auto value = Decimal::multiply(*number, *factor);
  if (!value) return std::nullopt;
  return fmt::format("{{ value = {}, precision = \"{} {}\" }}", written(value->reduced()),
                     Decimal(1, number->scale()).to_string(), lowered(word));
}

bool is_percent(std::string_view rest) {
  rest = trimmed(rest);
  return rest == "%" || rest == "percent" || rest == "per cent" || rest == "\u066A" || rest == "\uFF05";
}

std::string layout_adds(std::string_view number) {
  return fmt::format("write {} and let the layout add the sign with {{path|percent}}", number);
}

// [+-]? (0 | digits) (_ between digits) [. digits]
bool is_plain_number(std::string_view token) {
  if (!token.empty() && (token.front() == '-' || token.front() == '+')) token.remove_prefix(1);
  if (token.size() >= 2 && token[0] == '0' && token[1] != '.') return false;
  bool digit_last = false;
  bool point = false;
  for (const char c : token) {
    if (!is_digit(c)) {
      if (!digit_last || (c != '_' && (c != '.' || point))) return false;
      point = point || c == '.';
    }
    digit_last = is_digit(c);
  }
  return digit_last;
}

std::string without_underscores(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != '_'; });
  return out;
}

std::string written(Decimal number) {
  std::string digits = number.to_string();
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  std::size_t point = std::min(digits.find('.'), digits.size());
  for (; point > first + 3; point -= 3) digits.insert(point - 3, 1, '_');
  return digits;
}

std::optional<Decimal> magnitude(std::string_view word) {
  if (word == "thousand") return Decimal(1'000);
  if (word == "million") return Decimal(1'000'000);
  if (word == "billion") return Decimal(1'000'000'000);
  if (word == "trillion") return Decimal(1'000'000'000'000);
  return std::nullopt;
}

std::optional<Decimal> plain_number(std::string_view text) {
  return is_plain_number(text) ? Decimal::parse(without_underscores(text)) : std::nullopt;
}

std::optional<std::string> figure_in_text(std::string_view text) {
  text = trimmed(text);
  const auto figure = read_figure(text);
  if (!figure) return std::nullopt;
  const bool code = figure->digits.size() > 1 && figure->digits[0] == '0' && is_digit(figure->digits[1]);
  if (code || figure->digits.size() > 19) return std::nullopt;
  const std::string number = figure->separator != 0
                                 ? figure->mended()
                                 : fmt::format("{}{}", figure->negative ? "-" : "", figure->digits);
  const std::string_view rest = trimmed(figure->rest);
  if (rest.empty()) return fmt::format("write {}", number);
  if (is_percent(rest)) return layout_adds(number);
  if (const auto rounded = rounded_figure(*figure, rest)) return fmt::format("write {}", *rounded);
  return std::nullopt;
}

}  // namespace factsheet::data

#include "graphics/svg_scanner.hpp"

#include "base/ascii.hpp"

#include <charconv>
#include <cmath>

namespace factsheet::graphics {
namespace {

constexpr double largest = 1e7;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void SvgScanner::skip_blanks() {
  while (is_blank(peek())) ++at_;
}

void SvgScanner::skip_comma() {
  skip_blanks();
  if (take(',')) skip_blanks();
}

bool SvgScanner::take(char c) {
  if (at_end() || text_[at_] != c) return false;
  ++at_;
  return true;
}

std::string_view SvgScanner::take_letters() {
  const std::size_t begin = at_;
  while (is_letter(peek())) ++at_;
  return text_.substr(begin, at_ - begin);
}

bool SvgScanner::at_number() const {
  const char c = peek();
  return is_digit(c) || c == '+' || c == '-' || c == '.';
}

std::optional<double> SvgScanner::number() {
  std::size_t end = at_;
  const auto at = [&](std::size_t i) { return i < text_.size() ? text_[i] : '\0'; };
  const auto digits = [&] {
    const std::size_t begin = end;
    while (is_digit(at(end))) ++end;
    return end - begin;
  };
  if (at(end) == '+' || at(end) == '-') ++end;
  std::size_t count = digits();
  if (at(end) == '.') {
    ++end;
    count += digits();
  }
  if (count == 0) return std::nullopt;
  if (at(end) == 'e' || at(end) == 'E') {
    // "1em" is a number with a unit.
    const std::size_t sign = at(end + 1) == '+' || at(end + 1) == '-' ? 1 : 0;
    if (is_digit(at(end + 1 + sign))) {
      end += 1 + sign;
      digits();
    }
  }
  const std::size_t begin = at_ + (text_[at_] == '+' ? 1 : 0);
  double value = 0;
  const auto read = std::from_chars(text_.data() + begin, text_.data() + end, value);
  // What is too small for a double is nought.
  if (read.ec == std::errc::result_out_of_range) value = std::abs(value) > 1 ? largest * 10 : 0;
  if (!(std::abs(value) <= largest)) return std::nullopt;
  at_ = end;
  return value;
}

std::optional<bool> SvgScanner::flag() {
  if (take('0')) return false;
  if (take('1')) return true;
  return std::nullopt;
}

}  // namespace factsheet::graphics

#include "pdf/syntax.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace factsheet::pdf {

void put_integer(std::string& out, long value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void put_fixed(std::string& out, long value, int decimals) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  while (decimals > 0 && value % 10 == 0) {
    value /= 10;
    --decimals;
  }
  long scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  if (decimals == 0 || value >= scale) put_integer(out, value / scale);
  if (decimals == 0) return;
  out += '.';
  for (long rest = value % scale; scale > 1; rest %= scale) {
    scale /= 10;
    out += static_cast<char>('0' + rest / scale);
  }
}

long to_hundredths(Length length) {
  const double value = length.pt() * 100;
  constexpr double farthest = 1e8;
  if (!(std::abs(value) < farthest)) throw std::logic_error("a place on a page is no number");
  return std::lround(value);
}

std::string utf16be(std::string_view utf8) {
  std::string out = "\xFE\xFF";
  const auto unit = [&out](char32_t value) {
    out += static_cast<char>(value >> 8 & 0xFF);
    out += static_cast<char>(value & 0xFF);
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = utf8::next(utf8, at);
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

std::string hex_text(std::string_view utf8) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "<";
  for (char c : utf16be(utf8)) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 0xF];
  }
  return out + ">";
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7E; });
}

void put_text(std::string& out, std::string_view utf8) {
  const bool ascii = is_printable_ascii(utf8);
  if ((ascii ? utf8 : utf16be(utf8)).size() > longest_string)
    throw std::runtime_error("a text is longer than PDF/A allows");
  if (!ascii) {
    out += hex_text(utf8);
    return;
  }
  out += '(';
  for (const char c : utf8) {
    std::array<char, 2> escaped;
    out.append(escaped.data(), put_string_byte(escaped.data(), c));
  }
  out += ')';
}

}  // namespace factsheet::pdf

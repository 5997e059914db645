#pragma once

#include "base/length.hpp"

#include <string>
#include <string_view>

namespace factsheet::pdf {

/// Adds an integer.
void put_integer(std::string& out, long value);

/// Adds `value` / 10^`decimals` in the fewest characters: 1250 with two decimals is "12.5", 50 is ".5".
void put_fixed(std::string& out, long value, int decimals);

/// A length in hundredths of a point, as finely as pages are drawn. Throws std::logic_error for what is no
/// number or lies farther off than any page: a fault of the program, which must not reach a file.
long to_hundredths(Length length);

/// Writes a byte of a literal string, escaped where PDF's syntax wants it (ISO 32000-1, 7.3.4.2): one or two
/// characters. Returns where the next goes. Inline, as it is called twice a glyph.
inline char* put_string_byte(char* out, char byte) {
  const bool carriage_return = byte == '\r';  // a bare one would be read as a line feed
  if (byte == '(' || byte == ')' || byte == '\\' || carriage_return) *out++ = '\\';
  *out++ = carriage_return ? 'r' : byte;
  return out;
}

/// UTF-16BE with its mark, as a text string outside ASCII is coded.
std::string utf16be(std::string_view utf8);

/// A text string in hexadecimal, brackets and all.
std::string hex_text(std::string_view utf8);

/// The bytes that a string may have (ISO 19005-2, 6.1.13).
constexpr std::size_t longest_string = 32767;
bool is_printable_ascii(std::string_view text);

/// Adds a text string: literal in ASCII, else in hexadecimal. Throws std::runtime_error if it is longer than
/// PDF/A allows.
void put_text(std::string& out, std::string_view utf8);

}  // namespace factsheet::pdf

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::data {

/// What is wrong in a string literal, by byte offsets in the file's text.
struct LiteralFault {
  enum class Kind { unclosed, bad_escape, control_character };
  Kind kind;
  std::size_t begin;
  std::size_t end;
};

/// A TOML string as it was read.
struct Literal {
  std::string value;
  std::size_t end =
      0;  ///< offset past the closing quotes; where it is unclosed, of the line's or the text's end
  bool multi_line = false;
  std::vector<LiteralFault> faults;
};

/// Reads the literal whose first quote is at `begin`, any of the four kinds ("…", '…', and both with three
/// quotes). Source: TOML 1.0.0 "String", and the escapes \e and \xHH of TOML 1.1.
Literal read_literal(std::string_view text, std::size_t begin);

/// True if a string literal starts at `at`.
inline bool starts_literal(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == '"' || text[at] == '\'');
}

/// One part of a literal: plain text, whose value is as long as what was typed, or an escape or line end,
/// which counts as one. All in bytes.
struct LiteralPart {
  std::size_t value_begin;
  std::size_t value_size;
  std::size_t raw_begin;
  std::size_t raw_end;
};

/// The parts of the literal at `begin`, in order; those whose value is empty (a line-ending backslash) too.
std::vector<LiteralPart> parts_of_literal(std::string_view text, std::size_t begin);

}  // namespace factsheet::data

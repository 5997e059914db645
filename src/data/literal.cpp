#include "data/literal.hpp"

#include "base/utf8.hpp"
#include "data/toml.hpp"

#include <algorithm>

namespace factsheet::data {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

// Bytes of the line end at `at`: 0, 1 (LF) or 2 (CR LF).
std::size_t line_end_length(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\n') return 1;
  return text.compare(at, 2, "\r\n") == 0 ? 2 : 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

struct Escape {
  std::size_t end;    // past the escape
  std::string value;  // its bytes; empty where `bad`
  bool bad = false;
};

// The escape whose backslash is at `at`; never reads past a line end.
Escape read_escape(std::string_view text, std::size_t at) {
  const std::size_t name = at + 1;
  if (name >= text.size() || line_end_length(text, name) > 0) return {name, {}, true};
  const auto simple = [&](char c) { return Escape{name + 1, std::string(1, c)}; };
  std::size_t digits = 0;
  switch (text[name]) {
    case 'b':
      return simple('\b');
    case 't':
      return simple('\t');
    case 'n':
      return simple('\n');
    case 'f':
      return simple('\f');
    case 'r':
      return simple('\r');
    case 'e':
      return simple('\x1b');
    case '"':
      return simple('"');
    case '\\':
      return simple('\\');
    case 'x':
      digits = 2;
      break;
    case 'u':
      digits = 4;
      break;
    case 'U':
      digits = 8;
      break;
    default:
      return {name + utf8::sequence_length(text, name), {}, true};
  }
  std::uint64_t value = 0;
  std::size_t end = name + 1;
  for (; end < text.size() && end < name + 1 + digits; ++end) {
    const char c = text[end];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return {end, {}, true};
    value = value * 16 + static_cast<std::uint64_t>(digit);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (end < name + 1 + digits || surrogate || value > 0x10FFFF) return {end, {}, true};
  Escape escape{end, {}};
  utf8::append(escape.value, static_cast<char32_t>(value));
  return escape;
}

// Walks the literal at `begin` and tells `piece(raw_begin, raw_end, value)` its parts in order: runs of plain
// text, whose value is as long as the raw text, and escapes and line ends, which count as one. Returns the
// end.
template <typename Piece, typename Fault>
std::size_t walk(std::string_view text, std::size_t begin, Piece&& piece, Fault&& fault) {
  const char quote = text[begin];
  const bool basic = quote == '"';
  const std::string closing(3, quote);
  const bool multi_line = text.compare(begin, 3, closing) == 0;
  std::size_t at = begin + (multi_line ? 3 : 1);
  if (multi_line) at += line_end_length(text, at);

  std::size_t run = at;  // where the plain text that was not told yet starts
  const auto flush = [&] {
    if (at > run) piece(run, at, text.substr(run, at - run));
    run = at;
  };
  while (at < text.size()) {
    const char c = text[at];
    if (c == quote) {
      if (!multi_line) {
        flush();
        return at + 1;
      }
      const std::size_t stop = std::min(text.find_first_not_of(quote, at), text.size());
      if (stop - at >= 3) {
        const std::size_t end =
            std::min(stop, at + 5);  // up to two quotes may stand before the closing three
        at = end - 3;
        flush();
        return end;
      }
      at = stop;
    } else if (c == '\\' && basic) {
      flush();
      const std::size_t after_blanks = skip_blanks(text, at + 1);
      if (multi_line && line_end_length(text, after_blanks) > 0) {
        std::size_t end = after_blanks;
        for (std::size_t next = end; next != std::string_view::npos;) {
          end = next;
          const std::size_t line_end = line_end_length(text, end);
          const std::size_t blanks_end = skip_blanks(text, end + line_end);
          next = blanks_end > end ? blanks_end : std::string_view::npos;
        }
        piece(at, end, std::string_view());
        at = end;
      } else {
        const Escape escape = read_escape(text, at);
        if (escape.bad) fault(LiteralFault::Kind::bad_escape, at, escape.end);
        piece(at, escape.end, escape.value);
        at = escape.end;
      }
      run = at;
    } else if (const std::size_t line_end = line_end_length(text, at); line_end > 0) {
      flush();
      if (!multi_line) break;
      piece(at, at + line_end, std::string_view("\n"));
      at += line_end;
      run = at;
    } else {
      if (is_control(c)) fault(LiteralFault::Kind::control_character, at, at + 1);
      ++at;
    }
  }
  flush();
  fault(LiteralFault::Kind::unclosed, begin, at);
  return at;
}

}  // namespace

Literal read_literal(std::string_view text, std::size_t begin) {
  Literal literal;
  literal.multi_line = text.compare(begin, 3, std::string(3, text[begin])) == 0;
  literal.end = walk(
      text, begin, [&](std::size_t, std::size_t, std::string_view value) { literal.value += value; },
      [&](LiteralFault::Kind kind, std::size_t from, std::size_t to) {
        literal.faults.push_back({kind, from, to});
      });
  return literal;
}

std::vector<LiteralPart> parts_of_literal(std::string_view text, std::size_t begin) {
  std::vector<LiteralPart> parts;
  std::size_t told = 0;
  walk(
      text, begin,
      [&](std::size_t raw_begin, std::size_t raw_end, std::string_view value) {
        parts.push_back({told, value.size(), raw_begin, raw_end});
        told += value.size();
      },
      [](LiteralFault::Kind, std::size_t, std::size_t) {});
  return parts;
}

}  // namespace factsheet::data

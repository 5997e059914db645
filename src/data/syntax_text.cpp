#include "data/syntax_text.hpp"

#include "base/utf8.hpp"
#include "data/literal.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace factsheet::data {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr auto key_ranges = std::to_array<Range>({
    {0xB2, 0xB3},
    {0xB9, 0xB9},
    {0xBC, 0xBE},
    {0xC0, 0xD6},
    {0xD8, 0xF6},
    {0xF8, 0x37D},
    {0x37F, 0x167F},
    {0x1681, 0x1FFF},
    {0x200C, 0x200D},
    {0x203F, 0x2040},
    {0x2070, 0x218F},
    {0x2460, 0x24FF},
    {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF},
    {0xF900, 0xFDCF},
    {0xFDF0, 0xFEFE},
    {0xFF00, 0xFFFD},
    {0x10000, 0xEFFFF},
});

bool is_ascii_key_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && (std::isalnum(byte) != 0 || c == '_' || c == '-' || c == '+');
}

// Past a key, dotted and quoted parts included; `at` itself if none starts there.
std::size_t skip_key(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (true) {
    const std::size_t part = at;
    if (starts_literal(text, at)) {
      const Literal literal = read_literal(text, at);
      if (literal.multi_line || !literal.faults.empty()) return begin;
      at = literal.end;
    } else {
      while (const std::size_t bytes = key_character_at(text, at)) at += bytes;
    }
    if (at == part) return begin;
    const std::size_t dot = skip_blanks(text, at);
    if (dot >= text.size() || text[dot] != '.') return at;
    at = skip_blanks(text, dot + 1);
  }
}

}  // namespace

std::size_t line_end_at(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\n') return 1;
  return at < text.size() && text[at] == '\r' && text.substr(at, 2) == "\r\n" ? 2 : 0;
}

std::size_t line_stop(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return end > at && end < text.size() && text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::size_t odd_blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return 0;
  const std::size_t begin = at;
  const char32_t c = utf8::next(text, at);
  const bool odd = c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
                   c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF || c == 0xAD;
  return odd ? at - begin : 0;
}

std::size_t key_character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_ascii_key_character(text[at]) ? 1 : 0;
  const std::size_t begin = at;
  const char32_t c = utf8::next(text, at);
  if (odd_blank_at(text, begin) > 0) return 0;
  const bool known =
      std::any_of(key_ranges.begin(), key_ranges.end(), [&](Range r) { return c >= r.first && c <= r.last; });
  return known ? at - begin : 0;
}

bool is_key_line(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  const std::size_t end = skip_key(text, at);
  const std::size_t equals = skip_blanks(text, end);
  return end > at && equals < text.size() && text[equals] == '=' && text.substr(equals, 2) != "==";
}

bool is_header_line(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  const std::size_t brackets = text.substr(at, 2) == "[[" ? 2 : text.substr(at, 1) == "[" ? 1 : 0;
  if (brackets == 0) return false;
  at = skip_blanks(text, at + brackets);
  const bool name =
      at < text.size() && (std::isalpha(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
  const std::size_t end = skip_blanks(text, skip_key(text, at));
  const std::string_view word = text.substr(at, end - at);
  if (!name || end == at || word == "true" || word == "false") return false;
  if (text.substr(end, brackets) != std::string_view("]]").substr(0, brackets)) return false;
  const std::size_t rest = skip_blanks(text, end + brackets);
  return rest >= text.size() || text[rest] == '#' || line_end_at(text, rest) > 0;
}

bool closes_later(std::string_view text, std::size_t at) {
  int depth = 1;
  bool line_start = false;
  while (at < text.size()) {
    const char c = text[at];
    if (line_start && is_header_line(text, at)) return false;
    line_start = c == '\n';
    if (starts_literal(text, at)) {
      at = std::max(read_literal(text, at).end, at + 1);
      continue;
    }
    if (c == '#') {
      at = line_stop(text, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return true;
    ++at;
  }
  return false;
}

bool opens_multi_line_text(std::string_view line) {
  for (const std::string_view quotes : {"\"\"\"", "'''"}) {
    std::size_t count = 0;
    for (std::size_t at = line.find(quotes); at != std::string_view::npos; at = line.find(quotes, at + 3))
      ++count;
    if (count % 2 != 0) return true;
  }
  return false;
}

bool is_control_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

}  // namespace factsheet::data

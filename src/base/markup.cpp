#include "base/markup.hpp"

#include "base/utf8.hpp"

namespace factsheet {
namespace {

// Of the characters that XML allows, the C1 controls are left out, too: HTML takes them for mistakes.
bool is_allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return !(c >= 0x7F && c < 0xA0) && (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
}

}  // namespace

std::string escaped_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default:
        utf8::append(out, is_allowed(c) ? c : U'\uFFFD');
    }
  }
  return out;
}

}  // namespace factsheet

#include "text/opportunities.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace factsheet::text {
namespace {

CharKind ascii_kind(char32_t c) {
  if ((c | 0x20) >= U'a' && (c | 0x20) <= U'z') return CharKind::letter;
  if (c >= U'0' && c <= U'9') return CharKind::digit;
  switch (c) {
    case U' ':
    case U'\t':
      return CharKind::blank;
    case U'\n':
    case U'\v':
    case U'\f':
    case U'\r':
      return CharKind::newline;
    case U'(':
    case U'[':
    case U'{':
      return CharKind::opener;
    case U')':
    case U']':
    case U'}':
    case U'!':
    case U'?':
    case U',':
    case U'.':
    case U':':
    case U';':
      return CharKind::closer;
    case U'/':
      return CharKind::slash;
    case U'-':
      return CharKind::hyphen;
    default:
      return c < 0x20 || c == 0x7F ? CharKind::foreign : CharKind::mark;
  }
}

/// How many letters end at `end`, counted to 2.
int letters_before(std::string_view word, std::size_t end) {
  int count = 0;
  while (end > 0 && count < 2) {
    do {
      --end;
    } while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0u) == 0x80u);
    std::size_t at = end;
    if (kind_of(utf8::next(word, at)) != CharKind::letter) break;
    ++count;
  }
  return count;
}

/// How many letters start at `at`, counted to 2.
int letters_after(std::string_view word, std::size_t at) {
  int count = 0;
  while (at < word.size() && count < 2 && kind_of(utf8::next(word, at)) == CharKind::letter) ++count;
  return count;
}

}  // namespace

CharKind kind_of(char32_t c) {
  if (c < 0x80) return ascii_kind(c);
  if (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) return CharKind::letter;
  switch (c) {
    case 0xA0:
      return CharKind::fixed_blank;
    case 0xAD:
      return CharKind::soft_hyphen;
    case 0x2010:
      return CharKind::hyphen;
    case 0x2013:
    case 0x2014:
      return CharKind::dash;
    case 0xA1:
    case 0xBF:
      return CharKind::opener;
    case 0x85:
    case 0x2028:
    case 0x2029:
      return CharKind::newline;
    case 0xA7:
    case 0xA9:
    case 0xAB:
    case 0xAE:
    case 0xB0:
    case 0xB6:
    case 0xB7:
    case 0xBB:
    case 0xBC:
    case 0xBD:
    case 0xBE:
    case 0xD7:
    case 0x2011:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2022:
    case 0x2026:
      return CharKind::mark;
    default:
      return CharKind::foreign;
  }
}

bool is_address(std::string_view word) {
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    if (word[i] != '.' && word[i] != '@') continue;
    if (letters_before(word, i) > 0 && letters_after(word, i + 1) > 0) return true;
  }
  return word.find("://") != std::string_view::npos;
}

namespace {

// "1-800-THE-LOST", with what may stand around it.
bool is_telephone(std::string_view word) {
  const std::size_t begin = word.find_first_not_of("(+");
  if (begin == std::string_view::npos || !is_digit(word[begin])) return false;
  const std::size_t dash = word.find('-', begin);
  return dash != std::string_view::npos && word.find_first_not_of("0123456789", begin) == dash &&
         dash + 1 < word.size() && is_digit(word[dash + 1]) &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

void find_mark_breaks(std::string_view word, std::vector<MarkBreak>& out) {
  if (is_address(word) || is_telephone(word)) return;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const CharKind kind = kind_of(utf8::next(word, at));
    const bool is_soft = kind == CharKind::soft_hyphen;
    if (kind != CharKind::hyphen && kind != CharKind::slash && kind != CharKind::dash && !is_soft) continue;
    const int least = is_soft ? 1 : 2;  // the author's soft hyphen knows what it does
    if (letters_before(word, begin) >= least && letters_after(word, at) >= least) {
      out.push_back({static_cast<std::uint32_t>(at), kind});
    }
  }
}

LineBreakRules::LineBreakRules() = default;
LineBreakRules::~LineBreakRules() = default;
LineBreakRules::LineBreakRules(LineBreakRules&&) noexcept = default;
void LineBreakRules::Close::operator()(UBreakIterator* iterator) const {
  ubrk_close(iterator);
}

void LineBreakRules::find(std::string_view text, std::vector<bool>& allowed) {
  UErrorCode status = U_ZERO_ERROR;
  const auto check = [&status] {
    if (U_FAILURE(status))
      throw std::runtime_error(fmt::format("ICU line breaking failed: {}", u_errorName(status)));
  };
  if (!iterator_) {
    iterator_.reset(ubrk_open(UBRK_LINE, "en", nullptr, 0, &status));
    check();
  }
  UText* bytes = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  check();
  ubrk_setUText(iterator_.get(), bytes, &status);
  allowed.assign(text.size() + 1, false);
  if (U_SUCCESS(status)) {
    for (int at = ubrk_next(iterator_.get()); at != UBRK_DONE; at = ubrk_next(iterator_.get())) {
      allowed[static_cast<std::size_t>(at)] = true;
    }
  }
  utext_close(bytes);
  check();
}

}  // namespace factsheet::text

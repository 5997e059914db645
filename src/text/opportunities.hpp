#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct UBreakIterator;

namespace factsheet::text {

/// What a character means to line breaking.
enum class CharKind : std::uint8_t {
  letter,
  digit,
  opener,  ///< ( [ { and the like: nothing after it is parted from it, even by a blank
  closer,  ///< ) , . ! / and the like: not parted from what is before it, even by a blank
  hyphen,
  slash,  ///< a closer, too
  dash,
  mark,         ///< quotes, signs: parts of the word they touch
  blank,        ///< a space that lines may end at
  fixed_blank,  ///< U+00A0: stretches as a blank does, but never breaks
  newline,      ///< forces a break
  soft_hyphen,
  foreign,  ///< any other: UAX 14 decides
};

/// The kind of a character.
CharKind kind_of(char32_t code_point);

/// True for a kind that closes up to what is before it.
constexpr bool closes(CharKind kind) {
  return kind == CharKind::closer || kind == CharKind::slash;
}

/// May a line end at the blanks between two characters? (UAX 14, rules LB13 and LB14, for all but foreign
/// ones.)
constexpr bool may_part(CharKind before, CharKind after) {
  return before != CharKind::opener && !closes(after);
}

/// A place inside a text where UAX 14 isn't asked, because we want less or other than it has.
struct MarkBreak {
  std::uint32_t offset = 0;  ///< of the byte after the mark
  CharKind mark = CharKind::hyphen;
};

/// Breaks after hyphens, slashes and dashes that stand between letters, two of them at least on either side
/// ("trauma-informed", but not "e-mail"), and at soft hyphens; none in web addresses and the like, nor in
/// telephone numbers ("1-800-THE-LOST"). `word` has no blanks.
void find_mark_breaks(std::string_view word, std::vector<MarkBreak>& out);

/// True for words with a dot or an at sign between letters, as addresses have: they are not hyphenated.
bool is_address(std::string_view word);

/// The line break opportunities of UAX 14, from ICU. One a thread; opened when first used, for English has no
/// need of it.
class LineBreakRules {
 public:
  LineBreakRules();
  ~LineBreakRules();
  LineBreakRules(LineBreakRules&&) noexcept;

  /// Sets `allowed[i]` for each byte offset i > 0 of `text` where a line may start. Throws std::runtime_error
  /// if ICU fails.
  void find(std::string_view text, std::vector<bool>& allowed);

 private:
  struct Close {
    void operator()(UBreakIterator* iterator) const;
  };
  std::unique_ptr<UBreakIterator, Close> iterator_;
};

}  // namespace factsheet::text

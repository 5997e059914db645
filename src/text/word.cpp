#include "text/word.hpp"

#include "base/utf8.hpp"
#include "text/protrusion.hpp"
#include "text/shaper_impl.hpp"

#include <algorithm>

namespace factsheet::text {
namespace {

char32_t first_char(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : utf8::next(text, at);
}

char32_t last_char(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return utf8::next(text, at);
}

double hang_left(std::string_view text, const GlyphRun& run) {
  return run.glyphs.empty() ? 0 : hang_of(first_char(text)).left * run.glyphs.front().advance;
}
double hang_right(std::string_view text, const GlyphRun& run) {
  return run.glyphs.empty() ? 0 : hang_of(last_char(text)).right * run.glyphs.back().advance;
}

bool by_offset(const Cut& a, const Cut& b) {
  return a.offset < b.offset;
}

/// Runs of letters, to be parted by the patterns: what stands between hyphens, apostrophes, brackets.
struct LetterRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool compound = false;  ///< joined to another by a hyphen or slash
};

/// Whether letters next to a character of this kind are a word, or part of a name or number that is best left
/// alone.
bool stands_alone_beside(CharKind kind) {
  return kind != CharKind::digit && kind != CharKind::foreign && kind != CharKind::soft_hyphen;
}
bool joins(CharKind kind) {
  return kind == CharKind::hyphen || kind == CharKind::slash || kind == CharKind::dash;
}

template <typename Visit>
void for_each_letter_run(std::string_view text, const Visit& visit) {
  CharKind before = CharKind::mark;
  for (std::size_t at = 0; at < text.size();) {
    LetterRun run{at, at, joins(before)};
    CharKind kind = before;
    while (at < text.size() && (kind = kind_of(utf8::next(text, at))) == CharKind::letter) run.end = at;
    const bool at_end = run.end == text.size();
    if (run.end > run.begin && stands_alone_beside(before) && (at_end || stands_alone_beside(kind))) {
      run.compound |= !at_end && joins(kind);
      visit(run);
    }
    before = kind;
  }
}

}  // namespace

Word& Shaper::Impl::examined(std::uint32_t style, std::string_view text) {
  Word& word = shaped(style, text);
  if (word.examined) return word;
  word.examined = true;
  word.first = kind_of(first_char(text));
  word.last = kind_of(last_char(text));
  word.hang_left = hang_left(text, word.run);
  word.hang_right = hang_right(text, word.run);
  add_own_cuts(word, text);
  return word;
}

void Shaper::Impl::add_own_cuts(Word& word, std::string_view text) {
  marks_.clear();
  find_mark_breaks(text, marks_);
  for (const MarkBreak& mark : marks_) {
    Cut cut;
    cut.kind = mark.mark == CharKind::soft_hyphen ? Cut::Kind::soft : Cut::Kind::own_mark;
    cut.offset = mark.offset;
    cut.dislike = mark.mark == CharKind::slash ? Cut::dislike_of_slash : Cut::dislike_of_mark;
    cut.is_hyphen = mark.mark == CharKind::hyphen || mark.mark == CharKind::soft_hyphen;
    word.cuts.push_back(cut);
  }

  // Other scripts: what UAX 14 allows next to one of their characters.
  bool asked = false;
  CharKind before = CharKind::mark;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const CharKind kind = kind_of(utf8::next(text, at));
    if (begin > 0 && (kind == CharKind::foreign || before == CharKind::foreign)) {
      if (!asked) rules.find(text, allowed_);
      asked = true;
      if (allowed_[begin]) {
        Cut cut;
        cut.offset = static_cast<std::uint32_t>(begin);
        cut.dislike = before == CharKind::hyphen ? Cut::dislike_of_mark : 0;
        cut.is_hyphen = before == CharKind::hyphen;
        word.cuts.push_back(cut);
      }
    }
    before = kind;
  }
  std::sort(word.cuts.begin(), word.cuts.end(), by_offset);
}

void Shaper::Impl::hyphenate(Word& word, const Hyphenator& hyphenator) {
  if (word.hyphenated_in == hyphenator.language()) return;
  const auto by_pattern = [](const Cut& cut) { return cut.by_pattern(); };
  word.cuts.erase(std::remove_if(word.cuts.begin(), word.cuts.end(), by_pattern), word.cuts.end());
  word.hyphenated_in = hyphenator.language();
  const std::string_view text = word.key->text;
  if (is_address(text)) return;
  for_each_letter_run(text, [&](const LetterRun& run) {
    for (const std::uint32_t point : hyphenator.points(text.substr(run.begin, run.end - run.begin))) {
      Cut cut;
      cut.kind = run.compound ? Cut::Kind::compound : Cut::Kind::pattern;
      cut.dislike = run.compound ? 2 : 1;
      cut.offset = static_cast<std::uint32_t>(run.begin + point);
      word.cuts.push_back(cut);
    }
  });
  std::sort(word.cuts.begin(), word.cuts.end(), by_offset);
}

Word& Shaper::Impl::left_part(const Word& word, std::uint32_t from, const Cut& cut) {
  part_.assign(word.key->text, from, cut.offset - from);
  if (cut.inserts()) part_ += '-';
  return shaped(word.key->style, part_);
}

void Shaper::Impl::measure(const Word& word, Cut& cut) {
  if (cut.measured) return;
  cut.measured = true;
  if (!measure_by_sums(word, cut)) measure_by_shaping(word, cut);
}

void Shaper::Impl::measure_by_shaping(const Word& word, Cut& cut) {
  const std::string_view after = std::string_view(word.key->text).substr(cut.offset);
  const Word& right = shaped(word.key->style, after);
  const Word& left = left_part(word, 0, cut);
  cut.left = static_cast<double>(left.run.advance);
  cut.right = static_cast<double>(right.run.advance);
  cut.left_glyphs = left.glyphs;
  cut.right_glyphs = right.glyphs;
  cut.hang_left = hang_left(after, right.run);
  cut.hang_right = hang_right(part_, left.run);
  cut.hyphen = cut.inserts() && !left.run.glyphs.empty() ? left.run.glyphs.back().advance : 0;
}

// Most cuts that are weighed are not taken, and shaping two parts for each took as long as shaping all words.
bool Shaper::Impl::measure_by_sums(const Word& word, Cut& cut) {
  const std::vector<Glyph>& glyphs = word.run.glyphs;
  if (!cut.by_pattern() || word.glyphs != glyphs.size()) return false;
  double before = 0;
  std::size_t at = 0;
  for (; at < glyphs.size() && glyphs[at].cluster < cut.offset; ++at) before += glyphs[at].advance;
  if (at == 0 || at == glyphs.size() || glyphs[at].cluster != cut.offset || !glyphs[at].safe_to_break)
    return false;

  // What a hyphen adds after the last letter, kerning included.
  const std::string_view text = word.key->text;
  const std::uint32_t last_letter = glyphs[at - 1].cluster;
  const Word& letter = shaped(word.key->style, text.substr(last_letter, cut.offset - last_letter));
  if (letter.run.glyphs.size() != 1 || letter.run.glyphs[0].id != glyphs[at - 1].id) return false;
  const Word& with_hyphen = left_part(word, last_letter, cut);
  if (with_hyphen.run.glyphs.size() != 2 || with_hyphen.run.glyphs[0].id != glyphs[at - 1].id) return false;

  cut.hyphen = with_hyphen.run.glyphs[1].advance;
  cut.left = before + static_cast<double>(with_hyphen.run.advance - letter.run.advance);
  cut.right = static_cast<double>(word.run.advance) - before;
  cut.left_glyphs = static_cast<std::uint32_t>(at + 1);
  cut.right_glyphs = static_cast<std::uint32_t>(glyphs.size() - at);
  cut.hang_left = hang_of(first_char(text.substr(cut.offset))).left * glyphs[at].advance;
  cut.hang_right = hang_of(U'-').right * cut.hyphen;
  return true;
}

}  // namespace factsheet::text

#include "pages/reading_text.hpp"

#include <cmath>
#include <string_view>

namespace factsheet::pages {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view stands_for(const Text& text, const Glyph& glyph) {
  return std::string_view(text.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

Length width(const Text& text) {
  Length sum;
  for (const Glyph& glyph : text.glyphs) sum += glyph.advance;
  return sum;
}

}  // namespace

LineTie line_tie(const Text& text) {
  if (text.glyphs.empty()) return LineTie::none;
  const std::string_view last = stands_for(text, text.glyphs.back());
  if (!last.ends_with(soft_hyphen)) return LineTie::none;
  return last.size() == soft_hyphen.size() ? LineTie::inserted : LineTie::own;
}

std::string_view glyph_text(const Text& text, std::size_t index) {
  std::string_view is = stands_for(text, text.glyphs[index]);
  if (index + 1 == text.glyphs.size() && is.ends_with(soft_hyphen)) is.remove_suffix(soft_hyphen.size());
  return is;
}

void ReadingText::add(const Text& text) {
  if (text.glyphs.empty()) return;
  if (end_ && !tied_) {
    // The limits are those at which readers of PDF text see a new line or a new word.
    const double em = std::max(end_->size.pt(), text.size.pt());
    const double gap = (text.origin.x - end_->at.x).pt();
    const bool other_line = std::abs((text.origin.y - end_->at.y).pt()) > 0.4 * em;
    if (other_line || gap > 0.18 * em || gap < -0.5 * em) space();
  }
  for (std::size_t i = 0; i < text.glyphs.size(); ++i) words_ += glyph_text(text, i);
  tied_ = line_tie(text) != LineTie::none;
  end_ = End{{text.origin.x + width(text), text.origin.y}, text.size};
}

void ReadingText::space() {
  words_ += ' ';
  tied_ = false;
}

std::string ReadingText::take() {
  std::string folded;
  for (char c : words_) {
    if (!blank(c))
      folded += c;
    else if (!folded.empty() && folded.back() != ' ')
      folded += ' ';
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  words_.clear();
  end_.reset();
  tied_ = false;
  return folded;
}

}  // namespace factsheet::pages

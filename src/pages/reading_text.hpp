#pragma once

#include "pages/display_list.hpp"

#include <optional>
#include <string>

namespace factsheet::pages {

/// How a Text's last glyph ties it to the line that follows, told by a U+00AD at the end of what the glyph
/// stands for.
enum class LineTie {
  none,      ///< an ordinary end: a blank, or the paragraph's
  inserted,  ///< "\u00AD": a hyphen that isn't in the text
  own,       ///< "-\u00AD", "/\u00AD": a character of the text, after which the word goes on
};
LineTie line_tie(const Text& text);

/// What glyph `index` stands for, without the U+00AD that marks a tie: empty for an inserted hyphen.
std::string_view glyph_text(const Text& text, std::size_t index);

/// Puts the Texts of one block together as they are read: words parted at a line's end are whole again, and
/// words that only a new line or a wide gap keeps apart get a blank.
class ReadingText {
 public:
  void add(const Text& text);
  /// A blank between what is there and what follows.
  void space();
  /// The text so far, runs of blanks folded, none at either end; starts anew.
  std::string take();

 private:
  struct End {
    Point at;
    Length size;
  };
  std::string words_;
  std::optional<End> end_;
  bool tied_ = false;
};

}  // namespace factsheet::pages

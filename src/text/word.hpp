#pragma once

#include "text/hyphenator.hpp"
#include "text/opportunities.hpp"
#include "text/shape.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::text {

/// What a word is kept under: its text and the style that shapes it.
struct WordKey {
  std::uint32_t style = 0;  ///< face and features packed
  std::string text;
};

/// A place inside a word where it may be parted. Advances and hangs in font units.
struct Cut {
  /// Of ending a line after a hyphen or dash of the text, where a hyphen inside a word is 1.
  static constexpr double dislike_of_mark = 0.5;
  /// After a slash: "survivors/families" is read as one.
  static constexpr double dislike_of_slash = 3;

  enum class Kind : std::uint8_t { own_mark, soft, pattern, compound } kind = Kind::own_mark;
  std::uint32_t offset = 0;
  bool is_hyphen = true;  ///< a line that ends here ends with a hyphen, its own or an inserted one
  double dislike = 1;
  bool measured = false;  ///< the rest is known
  double left = 0;        ///< of the part before, hyphen included
  double right = 0;       ///< of the part after
  double hyphen = 0;      ///< of the inserted hyphen
  double hang_left = 0;   ///< of the part after, at a line's start
  double hang_right = 0;  ///< of the part before, at a line's end
  std::uint32_t left_glyphs = 0;
  std::uint32_t right_glyphs = 0;

  bool inserts() const { return kind != Kind::own_mark; }
  bool by_pattern() const { return kind == Kind::pattern || kind == Kind::compound; }
};

/// A word as shaped, with all that line breaking asks of it; worked out once.
struct Word {
  const WordKey* key = nullptr;
  GlyphRun run;
  std::uint32_t glyphs = 0;  ///< of those that are drawn: soft hyphens are not
  bool examined = false;     ///< the edges and the own cuts are known
  CharKind first = CharKind::mark;
  CharKind last = CharKind::mark;
  double hang_left = 0;
  double hang_right = 0;
  std::vector<Cut> cuts;           ///< by offset
  std::string_view hyphenated_in;  ///< language whose patterns are among the cuts; empty if none are
};

/// True where a soft hyphen starts.
inline bool is_soft_hyphen(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\u00AD";
}

}  // namespace factsheet::text

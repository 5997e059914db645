#pragma once

namespace factsheet::text {

/// How far a character may hang out of a line's ends, as parts of its advance.
struct Hang {
  double left = 0;   ///< at a line's start
  double right = 0;  ///< at a line's end
};

/// The hang of a character; none for those that fill their width.
Hang hang_of(char32_t code_point);

}  // namespace factsheet::text

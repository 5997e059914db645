#pragma once

#include "document/document.hpp"

namespace factsheet::document {

/// Folds blanks to one, trims both ends, and makes blanks that must not break a line U+00A0: between a number
/// and its unit ("36.2 million", "5 percent"), after an enumerator "(1)", and between a count and its noun
/// chosen by plural.
void settle_blanks(Rich& rich);

}  // namespace factsheet::document

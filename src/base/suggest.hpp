#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace factsheet {

/// The candidate that `word` is most likely a slip of, by edit distance with swaps (Damerau 1964), case
/// folded; empty if none is near (more than a third of the letters wrong).
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `did you mean "population"?`, or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace factsheet

#pragma once

#include <string>
#include <string_view>

namespace cases {

/// What differs between two texts, line by line: "- " was expected, "+ " came instead, with two lines around
/// each place. Empty if they are the same; a difference in the last line end alone counts.
std::string line_diff(std::string_view expected, std::string_view actual);

}  // namespace cases

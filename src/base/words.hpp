#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet {

/// "1 page", "2 pages".
std::string counted(std::size_t count, std::string_view thing);

/// "812 bytes", "18.2 kB", "1.3 MB"; a kB is 1000 bytes.
std::string size_in_words(std::size_t bytes);

/// "A, B and C"; of more than `most` names the first, and how many there are more: "A, B and 7 more".
std::string listed(std::vector<std::string> names, std::size_t most);

}  // namespace factsheet

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace factsheet {

/// "1 page", "2 pages".
std::string counted(std::size_t count, std::string_view thing);

/// "812 bytes", "18.2 kB", "1.3 MB"; a kB is 1000 bytes.
std::string size_in_words(std::size_t bytes);

}  // namespace factsheet

#pragma once

#include "data/schema.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::data {

/// The words of a row's `choices`.
std::vector<std::string> split_choices(std::string_view choices);

/// `"a", "b" or "c"`.
std::string listed(const std::vector<std::string>& words);

/// How a value of the wrong type would have to be written for its key; empty if that can't be told.
std::string mended(KeyType type, const Node& node);

/// Reads `2024-05-31`.
std::optional<Date> parse_date(std::string_view text);

}  // namespace factsheet::data

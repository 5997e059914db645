#pragma once

#include <span>
#include <string>
#include <string_view>

namespace factsheet::engine {

/// A line of a CSV file with its end, by RFC 4180, 2: a field with a comma, a quote or a line break stands in
/// quotes, its own quotes doubled.
std::string csv_line(std::span<const std::string_view> fields);

}  // namespace factsheet::engine

#pragma once

#include "cli/console.hpp"
#include "engine/factsheet.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::cli {

/// "1 page", "2 pages".
std::string counted(std::size_t count, std::string_view thing);

/// "812 bytes", "18.2 kB", "1.3 MB"; a kB is 1000 bytes.
std::string size_in_words(std::size_t bytes);

/// "0.8 ms", "9 ms", "1.2 s".
std::string time_in_words(std::chrono::nanoseconds time);

/// The sheets that are good, a line each: path, pages, size, and what there is to say of fitting
/// and warnings; which were left as they are, and why others were made anew.
std::string sheets_table(const std::vector<engine::BuiltSheet>& sheets);

/// Where a pass's time went, a line a pass.
std::string timings_table(const engine::Timings& timings, std::size_t sheets);

/// Prints what was found and a count of it; says what the process ends with.
Status report(const Diagnostics& diagnostics, const SourceMap& sources, Console& console);

}  // namespace factsheet::cli

#pragma once

#include "base/words.hpp"
#include "cli/console.hpp"
#include "engine/factsheet.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::cli {

/// "0.8 ms", "9 ms", "1.2 s".
std::string time_in_words(std::chrono::nanoseconds time);

/// A line for each sheet that is good (path, pages, size, and what there is to say of fitting and warnings;
/// which were left as they are, and why others were made anew)
/// and for each that has errors of its own. Those that are stopped by errors in data and layout alone have no
/// line: all sheets are, and the errors are told once. `writing`: they were to be written, not just checked.
std::string sheets_table(const std::vector<engine::BuiltSheet>& sheets, bool writing);

/// Where a pass's time went, a line a pass.
std::string timings_table(const engine::Timings& timings, std::size_t sheets);

/// Why a report must not be written there, as a line for standard error: it would overwrite a file that the
/// sheets are made from, what a folder of sheets keeps of itself, or anything else than a report. Empty if it
/// may.
std::string loss_by_report(const std::string& path, const std::vector<engine::InputFile>& inputs,
                           const engine::Files& files);

/// "note: out/IL-2023.pdf is of an earlier run, and was left as it is", for all such files; of many, the
/// first. Empty if there are none.
std::string note_of_left(const std::vector<std::string>& paths);

/// Prints what was found and a count of it; says what the process ends with.
Status report(const Diagnostics& diagnostics, const SourceMap& sources, Console& console);

}  // namespace factsheet::cli

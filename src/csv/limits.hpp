#pragma once

#include <cstddef>

namespace factsheet::csv {

/// Bytes of a line, and of a record that goes over lines.
inline constexpr std::size_t most_record_bytes = std::size_t{16} << 20;
/// Columns of a table; what spreadsheets have at most.
inline constexpr std::size_t most_columns = 16384;
/// Lines below a table that are taken for footnotes.
inline constexpr std::size_t most_footnotes = 100;
/// Findings in one table, after which reading stops: a wrong delimiter makes one of every record.
inline constexpr std::size_t most_findings = 10;
/// Bytes of a line that a finding shows.
inline constexpr std::size_t most_bytes_shown = std::size_t{1} << 20;

}  // namespace factsheet::csv

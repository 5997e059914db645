#pragma once

#include "csv/encoding.hpp"
#include "csv/table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::test {

/// A CSV file's bytes taken through decoding, the head and a visit of all records.
struct CsvReading {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<csv::DecodedSource> source;
  std::optional<csv::Table> table;
  csv::Visit visit;
  std::vector<std::vector<std::string>> records;
  std::vector<std::uint32_t> lines;
  std::vector<std::size_t> begins;

  explicit CsvReading(std::string bytes, csv::Options options = {}) {
    source = csv::add_source("t.csv", std::move(bytes), sources, diagnostics);
    if (source) table = csv::Table::open(source->id, sources, options, diagnostics);
    if (!table) return;
    visit = table->visit(
        [this](const csv::Record& record) {
          records.emplace_back(record.fields.begin(), record.fields.end());
          lines.push_back(record.line);
          begins.push_back(record.begin);
          return true;
        },
        diagnostics);
  }

  /// The place of a span as "line:column-line:column".
  static std::string where(const Span& s) {
    return std::to_string(s.line) + ":" + std::to_string(s.column) + "-" + std::to_string(s.end_line) + ":" +
           std::to_string(s.end_column);
  }
  /// The place of a field of the n-th record.
  std::string place(std::size_t record, std::size_t field) const {
    return where(table->place(begins.at(record), field).span);
  }
  /// "code line:column-line:column message" of each finding, one a line.
  std::string findings() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
      out += std::string(name_of(d.code)) + " " + where(d.span) + " " + d.message + "\n";
    }
    return out;
  }
};

}  // namespace factsheet::test

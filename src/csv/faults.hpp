#pragma once

#include "base/diagnostics.hpp"
#include "csv/record_reader.hpp"

#include <string_view>

namespace factsheet::csv {

/// A table's text, for those who report on it.
struct TableText {
  SourceId source;
  const SourceMap& sources;
  std::string_view text;
  char delimiter;
};

/// "a comma", "a tab", "\"x\"".
std::string delimiter_in_words(char delimiter);

/// A span of the text; of the file as a whole if the line is too long to be shown.
Span span_of(const TableText& in, std::size_t begin, std::size_t end);

/// Reports why `reader` could not read a record.
Diagnostic& report_fault(const TableText& in, const RecordReader& reader, RecordReader::Outcome outcome,
                         Diagnostics& diagnostics);

/// Reports a record that has more or fewer fields than the head's `columns`. `head` is the head's place;
/// `remark`: nothing but the record's first field is written.
Diagnostic& report_count(const TableText& in, const RecordReader& reader, std::size_t columns, Span head,
                         bool remark, Diagnostics& diagnostics);

}  // namespace factsheet::csv

#include "csv/faults.hpp"

#include "base/utf8.hpp"
#include "csv/field_scanner.hpp"
#include "csv/limits.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::csv {
namespace {

std::string fields_in_words(std::size_t count) {
  return fmt::format("{} field{}", count, count == 1 ? "" : "s");
}

}  // namespace

std::string delimiter_in_words(char delimiter) {
  switch (delimiter) {
    case ',':
      return "a comma";
    case '\t':
      return "a tab";
    case ';':
      return "a semicolon";
    case '|':
      return "a pipe (|)";
    default:
      return fmt::format("\"{}\"", delimiter);
  }
}

Span span_of(const TableText& in, std::size_t begin, std::size_t end) {
  const std::size_t line_begin = begin == 0 ? 0 : in.text.rfind('\n', begin - 1) + 1;
  const std::size_t line_end = std::min(in.text.find('\n', begin), in.text.size());
  // The line would be turned into code points as a whole to be shown.
  if (line_end - line_begin > most_bytes_shown) return Span{in.source};
  return in.sources.span(in.source, begin, end);
}

Diagnostic& report_fault(const TableText& in, const RecordReader& reader, RecordReader::Outcome outcome,
                         Diagnostics& diagnostics) {
  const std::size_t at = reader.fault();
  if (outcome == RecordReader::Outcome::too_long) {
    return diagnostics
        .error(Code::csv_syntax, Span{in.source},
               fmt::format("line {} is longer than {} MiB", reader.line(), most_record_bytes >> 20))
        .hint("its line ends are lost, or the file isn't CSV: export it once more");
  }
  const FieldExtent field = find_field(in.text, reader.begin(), reader.count(), in.delimiter);
  if (outcome == RecordReader::Outcome::open_quote) {
    const bool cut_off = reader.next_at() >= in.text.size();
    return diagnostics
        .error(Code::csv_syntax, span_of(in, field.begin, field.begin + 1),
               cut_off ? "this quote is never closed: everything below would be one field"
                       : fmt::format("this quote isn't closed within {} MiB", most_record_bytes >> 20))
        .hint(
            "close it, or export the file once more if it was cut off; a quote within a field is written "
            "twice, and the whole field in quotes");
  }
  const Span span = span_of(in, at, at + utf8::sequence_length(in.text, at));
  if (!field.quoted) {
    return diagnostics
        .error(Code::csv_syntax, span, "there is a quote inside a field that doesn't begin with one")
        .hint("write the whole field in quotes, and each quote within it twice: \"6\"\" of snow\"");
  }
  return diagnostics
      .error(
          Code::csv_syntax, span,
          fmt::format("a field in quotes goes on behind its closing quote, where {} or the line's end is due",
                      delimiter_in_words(in.delimiter)))
      .label(span_of(in, field.begin, field.begin + 1), "the field's opening quote")
      .hint("write a quote within a field twice: \"say \"\"yes\"\"\"");
}

Diagnostic& report_count(const TableText& in, const RecordReader& reader, std::size_t columns, Span head,
                         bool remark, Diagnostics& diagnostics) {
  const std::size_t count = reader.count();
  const bool more = count > columns;
  const std::size_t first_surplus = find_field(in.text, reader.begin(), columns, in.delimiter).begin;
  const std::size_t begin = find_field(in.text, reader.begin(), 0, in.delimiter).begin;
  Diagnostic& finding =
      diagnostics
          .error(Code::csv_shape, span_of(in, more ? first_surplus : begin, reader.end()),
                 fmt::format("this record has {}, but the head has {}", fields_in_words(count), columns))
          .label(head, "the head");
  if (more) {
    return finding.hint(
        fmt::format("a field that holds {} must stand in quotes", delimiter_in_words(in.delimiter)));
  }
  if (remark) {
    return finding.hint(
        "a heading or remark among the records: take it out; remarks may stand below the table");
  }
  return finding.hint(fmt::format("write {} for each field that is empty", delimiter_in_words(in.delimiter)));
}

}  // namespace factsheet::csv

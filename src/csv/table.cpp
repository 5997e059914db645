#include "csv/table.hpp"

#include "csv/faults.hpp"
#include "csv/field_scanner.hpp"
#include "csv/limits.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace factsheet::csv {
namespace {

constexpr auto candidates = std::to_array<char>({',', '\t', ';', '|'});

struct Position {
  std::size_t at = 0;
  std::uint32_t line = 1;
};

// The first line that holds more than blanks and delimiters.
Position first_written(std::string_view text, char delimiter) {
  std::string empty = " \t\r\n";
  if (delimiter != 0) {
    empty += delimiter;
  } else {
    empty.append(candidates.begin(), candidates.end());
  }
  const std::size_t ink = std::min(text.find_first_not_of(empty), text.size());
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(ink), '\n');
  const std::size_t begin = ink == 0 ? 0 : text.find_last_of("\r\n", ink - 1) + 1;
  return {ink == text.size() ? ink : begin, static_cast<std::uint32_t>(lines) + 1};
}

// How well a delimiter parts the head: by its number of fields, and of the same number rather without a
// fault.
std::size_t merit(std::string_view text, Position head, char delimiter) {
  RecordReader reader(text, delimiter, 0);
  reader.seek(head.at, head.line);
  const bool whole = reader.next() == RecordReader::Outcome::record;
  return reader.count() * 2 + (whole ? 1 : 0);
}

std::string squeezed(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The delimiter that parts the head into most fields; none, after a report, if two of them do.
std::optional<char> find_delimiter(const TableText& in, Position head, Diagnostics& diagnostics) {
  char best = candidates.front();
  char rival = 0;
  std::size_t most = 0;
  for (const char candidate : candidates) {
    const std::size_t found = merit(in.text, head, candidate);
    if (found > most) {
      best = candidate;
      rival = 0;
      most = found;
    } else if (found == most) {
      rival = candidate;
    }
  }
  constexpr std::size_t two_fields = 4;
  if (rival == 0 || most < two_fields) return best;
  const std::size_t end = std::min(in.text.find_first_of("\r\n", head.at), in.text.size());
  diagnostics
      .error(Code::csv_shape, span_of(in, head.at, end),
             fmt::format("{} and {} part this head into as many fields", delimiter_in_words(best),
                         delimiter_in_words(rival)))
      .hint("say which of them is the delimiter");
  return std::nullopt;
}

}  // namespace

std::optional<Table> Table::open(SourceId source, const SourceMap& sources, const Options& options,
                                 Diagnostics& diagnostics) {
  if (options.delimiter != 0 &&
      std::string_view("\" \r\n").find(options.delimiter) != std::string_view::npos) {
    throw std::invalid_argument("a quote, a blank or a line end can't be the delimiter of a table");
  }
  const std::string_view text = sources.text(source);
  const auto shape = [&](Span span, std::string message, std::string hint) {
    diagnostics.error(Code::csv_shape, span, std::move(message)).hint(std::move(hint));
    return std::nullopt;
  };

  Position head = first_written(text, options.delimiter);
  if (head.at >= text.size()) {
    return shape(Span{source}, "this table is empty", "its first line must name the columns");
  }
  if (options.head_row > 0) {
    head = {sources.offset(source, options.head_row, 1), options.head_row};
    if (head.at >= text.size()) {
      return shape(Span{source},
                   fmt::format("the head is to be in line {}, but the file ends above it", head.line),
                   "the line's number counts from 1");
    }
  }

  Table table(source, sources);
  TableText in{source, sources, text, options.delimiter};
  if (in.delimiter == 0) {
    const auto found = find_delimiter(in, head, diagnostics);
    if (!found) return std::nullopt;
    in.delimiter = *found;
  }
  RecordReader reader(text, in.delimiter, most_columns);
  reader.seek(head.at, head.line);
  const auto outcome = reader.next();
  if (outcome == RecordReader::Outcome::end || reader.begin() != head.at) {
    return shape(sources.span(source, head.at, head.at), "the head is to be in this line, which is blank",
                 "the line's number counts from 1");
  }
  if (outcome != RecordReader::Outcome::record) {
    report_fault(in, reader, outcome, diagnostics);
    return std::nullopt;
  }
  if (reader.count() > most_columns) {
    return shape(Span{source},
                 fmt::format("the head in line {} has {} columns, and {} is the most", head.line,
                             reader.count(), most_columns),
                 "the line may not be the head, or its line end is lost");
  }
  for (const std::string_view name : reader.fields()) table.head_.push_back(squeezed(name));
  table.delimiter_ = in.delimiter;
  table.head_begin_ = reader.begin();
  table.body_begin_ = reader.next_at();
  table.body_line_ = reader.next_line();
  return table;
}

std::vector<std::size_t> Table::columns(std::string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; !name.empty() && i < head_.size(); ++i) {
    if (head_[i] == name) found.push_back(i);
  }
  return found;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = columns(name);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

FieldPlace Table::head_place(std::size_t column) const {
  return place(head_begin_, column);
}

FieldPlace Table::place(std::size_t record, std::size_t index) const {
  const TableText in{source_, *sources_, sources_->text(source_), delimiter_};
  const FieldExtent field = find_field(in.text, record, index, delimiter_);
  return {span_of(in, field.begin, field.end), field.quoted};
}

}  // namespace factsheet::csv

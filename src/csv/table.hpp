#pragma once

#include "base/diagnostics.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::csv {

struct Options {
  /// What parts the fields: any byte but a quote, a blank or a line end. 0: of comma, tab, semicolon and pipe
  /// the one that parts the head into most fields.
  char delimiter = 0;
  /// The line of the head, from 1; what stands above isn't read. 0: the first line that holds anything.
  std::uint32_t head_row = 0;
};

/// A record while it is visited.
struct Record {
  std::size_t begin = 0;   ///< its first byte in the text; names the record to Table::place
  std::uint32_t line = 0;  ///< the line where it begins, from 1
  /// One a column. Quotes are taken off, "" is ", blanks around an unquoted field are gone, line ends within
  /// quotes are \n. Good until the visit of this record is over.
  std::span<const std::string_view> fields;
};

/// Where a field stands: with its quotes, without the blanks around it.
struct FieldPlace {
  Span span;
  bool quoted = false;
};

/// A line below a table that only says something about it.
struct Footnote {
  std::string text;
  Span span;
};

struct Visit {
  /// All records were seen and none was faulty; false, too, if the visitor ended the visit.
  bool complete = false;
  /// Empty unless the end of the text was reached.
  std::vector<Footnote> footnotes;
};

/// A table in CSV (RFC 4180; further delimiters, line ends of any kind, blanks around fields). Holds its head
/// and reads the records from the SourceMap's text whenever it is visited. The text is one of add_source.
class Table {
 public:
  /// Reads the head. The SourceMap must outlive the table. Nothing comes back if there is no head, or none
  /// that can be read (csv-shape, csv-syntax).
  static std::optional<Table> open(SourceId source, const SourceMap& sources, const Options& options,
                                   Diagnostics& diagnostics);

  /// The names in the head, from left to right, empty and repeated ones included; each run of blanks and line
  /// ends in a name is one blank.
  const std::vector<std::string>& head() const { return head_; }
  char delimiter() const { return delimiter_; }
  SourceId source() const { return source_; }
  /// All columns of a name, from 0. An empty name names none.
  std::vector<std::size_t> columns(std::string_view name) const;
  /// The column of a name; none if there are several, too.
  std::optional<std::size_t> column(std::string_view name) const;
  FieldPlace head_place(std::size_t column) const;

  /// Calls `each` with the records in order, until it returns false. Each has as many fields as the head.
  ///
  /// Records of which all fields are blank are passed over. Records with more or fewer fields (csv-shape) and
  /// with misused quotes (csv-syntax) are reported and not visited. A quote that swallows lines and a line of
  /// more than 16 MiB end the reading, and so does the tenth finding.
  ///
  /// Records behind the last full one in which nothing but the first field is written are footnotes, 100 at
  /// most: those with fewer fields than the head, and those padded to its width if a blank line or another
  /// footnote stands before them. A padded one right below the records is a record. A table of one column has
  /// no footnotes.
  Visit visit(const std::function<bool(const Record&)>& each, Diagnostics& diagnostics) const;

  /// The place of field `index` of the record that begins at byte `record`. Reads that record anew: for
  /// values that are kept or reported.
  FieldPlace place(std::size_t record, std::size_t index) const;

 private:
  Table(SourceId source, const SourceMap& sources) : source_(source), sources_(&sources) {}

  SourceId source_;
  const SourceMap* sources_;
  char delimiter_ = ',';
  std::vector<std::string> head_;
  std::size_t head_begin_ = 0;
  std::size_t body_begin_ = 0;
  std::uint32_t body_line_ = 1;
};

}  // namespace factsheet::csv

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <csv.h>

namespace factsheet::csv {

/// Reads a text record by record through libcsv (strict mode, the rules of RFC 4180), which it feeds line by
/// line so as to know where each record begins. Memory: one record, and one view a field.
class RecordReader {
 public:
  enum class Outcome {
    record,           ///< fields() holds it
    end,              ///< the text is used up
    misplaced_quote,  ///< fault() stands where a closed or unquoted field goes on against the rules
    open_quote,       ///< the text ends, or the record grows past the limit, within quotes
    too_long          ///< a line of more than most_record_bytes, not looked at
  };

  /// `text` must outlive the reader. Of a record's fields the first `most_fields` are kept, the others
  /// counted.
  RecordReader(std::string_view text, char delimiter, std::size_t most_fields);
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  ~RecordReader();

  /// Goes to byte `at`, the beginning of line `line`.
  void seek(std::size_t at, std::uint32_t line);
  /// Reads the next record, past lines that are blank. After a fault, the next call goes on behind the line
  /// that it lies on.
  Outcome next();

  /// The record's fields without quotes, its line ends as \n; good until the next call.
  std::span<const std::string_view> fields() const;
  /// How many fields it has, kept or not; after a fault, how many were whole.
  std::size_t count() const { return count_; }
  /// Whether a field beyond those that are kept holds anything.
  bool surplus_written() const { return surplus_written_; }
  std::size_t begin() const { return begin_; }
  /// One past the record's last byte, without the line end.
  std::size_t end() const { return end_; }
  std::uint32_t line() const { return line_; }
  std::size_t fault() const { return fault_; }
  /// Whether the record, or the fault in it, goes over more than one line.
  bool spans_lines() const { return spans_lines_; }
  /// Whether a blank line stands before it.
  bool after_blank_line() const { return after_blank_line_; }

  /// Where reading goes on, and in which line.
  std::size_t next_at() const { return at_; }
  std::uint32_t next_line() const { return at_line_; }

 private:
  void start();
  void start_anew();
  void find_line();
  bool line_is_blank() const;
  bool feed(std::string_view piece);
  void make_room(std::size_t bytes);
  static void on_field(void* bytes, std::size_t size, void* self) noexcept;
  static void on_record(int line_end, void* self) noexcept;

  std::string_view text_;
  char delimiter_;
  csv_parser parser_;

  std::size_t at_ = 0;  // where the line in hand begins
  std::uint32_t at_line_ = 1;
  std::size_t line_end_ = 0;
  std::size_t line_next_ = 0;  // where the line after it begins
  std::size_t newline_ = 0;    // of the newlines, the first at or behind at_, once it was looked for
  bool newline_known_ = false;

  std::size_t begin_ = 0, end_ = 0, fault_ = 0, count_ = 0;
  std::uint32_t line_ = 0;
  bool done_ = false, spans_lines_ = false, after_blank_line_ = false;
  bool surplus_written_ = false;
  std::vector<std::string_view> fields_;
  std::unique_ptr<char[]> buffer_;  // what the fields view; never less than the bytes fed of a record
  std::size_t capacity_ = 0, used_ = 0;
};

}  // namespace factsheet::csv

#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet {

/// Names one text in a SourceMap. `none` is for what has no place in a file (a command-line option).
enum class SourceId : std::uint32_t { none = 0xffffffff };

/// A place in a source: lines and columns count from 1, columns in code points. `end_column` is one past the
/// last character. A span without a line (0) names the file as a whole.
struct Span {
  SourceId source = SourceId::none;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
  constexpr bool operator==(const Span&) const = default;
};

/// The texts of the files that were read, kept so that a diagnostic can show the line it speaks of.
class SourceMap {
 public:
  /// Takes over a file's text; `name` is what diagnostics print, as the user wrote the path. A byte order
  /// mark is dropped, as an editor does, so that columns agree with what the author sees.
  SourceId add(std::string name, std::string text);
  const std::string& name(SourceId id) const;
  const std::string& text(SourceId id) const;
  /// Line `number` (from 1) without its line end; empty past the last line.
  std::string_view line(SourceId id, std::uint32_t number) const;
  /// Byte offset of a line and column (both from 1, columns in code points); clamped to the text.
  std::size_t offset(SourceId id, std::uint32_t line, std::uint32_t column) const;
  /// The place of the bytes [begin, end) of a text; clamped to the text.
  Span span(SourceId id, std::size_t begin, std::size_t end) const;

 private:
  struct File {
    std::string name;
    std::string text;
    std::vector<std::size_t> marks;  // where lines 1, 17, 33, … start: a table has lines by the million
  };
  const File& file(SourceId id) const;
  static std::optional<std::size_t> line_start(const File& f, std::uint32_t number);
  std::deque<File> files_;  // a deque, so that views into the texts stay good
};

}  // namespace factsheet

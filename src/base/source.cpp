#include "base/source.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace factsheet {
namespace {

constexpr std::size_t lines_per_mark = 16;

}  // namespace

SourceId SourceMap::add(std::string name, std::string text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.compare(0, byte_order_mark.size(), byte_order_mark) == 0) text.erase(0, byte_order_mark.size());
  File file{std::move(name), std::move(text), {0}};
  std::size_t lines = 1;
  for (std::size_t end = file.text.find('\n'); end != std::string::npos;
       end = file.text.find('\n', end + 1)) {
    if (lines++ % lines_per_mark == 0) file.marks.push_back(end + 1);
  }
  files_.push_back(std::move(file));
  return static_cast<SourceId>(files_.size() - 1);
}

const SourceMap::File& SourceMap::file(SourceId id) const {
  return files_.at(static_cast<std::size_t>(id));
}

const std::string& SourceMap::name(SourceId id) const {
  return file(id).name;
}

const std::string& SourceMap::text(SourceId id) const {
  return file(id).text;
}

std::optional<std::size_t> SourceMap::line_start(const File& f, std::uint32_t number) {
  if (number == 0 || (number - 1) / lines_per_mark >= f.marks.size()) return std::nullopt;
  std::size_t start = f.marks[(number - 1) / lines_per_mark];
  for (std::size_t ahead = (number - 1) % lines_per_mark; ahead > 0; --ahead) {
    const std::size_t end = f.text.find('\n', start);
    if (end == std::string::npos) return std::nullopt;
    start = end + 1;
  }
  return start;
}

std::string_view SourceMap::line(SourceId id, std::uint32_t number) const {
  const File& f = file(id);
  const auto begin = line_start(f, number);
  if (!begin) return {};
  std::size_t end = std::min(f.text.find('\n', *begin), f.text.size());
  if (end > *begin && f.text[end - 1] == '\r') --end;
  return std::string_view(f.text).substr(*begin, end - *begin);
}

std::size_t SourceMap::offset(SourceId id, std::uint32_t line_number, std::uint32_t column) const {
  const File& f = file(id);
  if (line_number == 0) return 0;
  const auto start = line_start(f, line_number);
  if (!start) return f.text.size();
  const std::string_view text = line(id, line_number);
  std::size_t byte = 0;
  for (std::uint32_t c = 1; c < column && byte < text.size(); ++c) byte += utf8::sequence_length(text, byte);
  return *start + byte;
}

Span SourceMap::span(SourceId id, std::size_t begin, std::size_t end) const {
  const File& f = file(id);
  const auto place = [&](std::size_t at) {
    const auto mark = std::upper_bound(f.marks.begin(), f.marks.end(), at) - 1;
    std::size_t line_number = static_cast<std::size_t>(mark - f.marks.begin()) * lines_per_mark + 1;
    std::size_t start = *mark;
    for (std::size_t line_end = f.text.find('\n', start); line_end < at;
         line_end = f.text.find('\n', start)) {
      start = line_end + 1;
      ++line_number;
    }
    const std::string_view before = std::string_view(f.text).substr(start, at - start);
    return std::pair{static_cast<std::uint32_t>(line_number),
                     static_cast<std::uint32_t>(utf8::length(before)) + 1};
  };
  begin = std::min(begin, f.text.size());
  const auto [line_number, column] = place(begin);
  const auto [end_line, end_column] = place(std::clamp(end, begin, f.text.size()));
  return {id, line_number, column, end_line, end_column};
}

}  // namespace factsheet

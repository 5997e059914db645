#include "base/source.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace factsheet {

SourceId SourceMap::add(std::string name, std::string text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.compare(0, byte_order_mark.size(), byte_order_mark) == 0) text.erase(0, byte_order_mark.size());
  File file{std::move(name), std::move(text), {0}};
  for (std::size_t i = 0; i < file.text.size(); ++i) {
    if (file.text[i] == '\n') file.line_starts.push_back(i + 1);
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

std::string_view SourceMap::line(SourceId id, std::uint32_t number) const {
  const File& f = file(id);
  if (number == 0 || number > f.line_starts.size()) return {};
  const std::size_t begin = f.line_starts[number - 1];
  std::size_t end = number < f.line_starts.size() ? f.line_starts[number] - 1 : f.text.size();
  if (end > begin && f.text[end - 1] == '\r') --end;
  return std::string_view(f.text).substr(begin, end - begin);
}

std::size_t SourceMap::offset(SourceId id, std::uint32_t line_number, std::uint32_t column) const {
  const File& f = file(id);
  if (line_number == 0) return 0;
  if (line_number > f.line_starts.size()) return f.text.size();
  const std::string_view text = line(id, line_number);
  std::size_t byte = 0;
  for (std::uint32_t c = 1; c < column && byte < text.size(); ++c) byte += utf8::sequence_length(text, byte);
  return f.line_starts[line_number - 1] + byte;
}

Span SourceMap::span(SourceId id, std::size_t begin, std::size_t end) const {
  const File& f = file(id);
  const auto place = [&](std::size_t at) {
    const auto next_line = std::upper_bound(f.line_starts.begin(), f.line_starts.end(), at);
    const auto line_number = static_cast<std::uint32_t>(next_line - f.line_starts.begin());
    const std::size_t start = f.line_starts[line_number - 1];
    const std::string_view before = std::string_view(f.text).substr(start, at - start);
    return std::pair{line_number, static_cast<std::uint32_t>(utf8::length(before)) + 1};
  };
  begin = std::min(begin, f.text.size());
  const auto [line_number, column] = place(begin);
  const auto [end_line, end_column] = place(std::clamp(end, begin, f.text.size()));
  return {id, line_number, column, end_line, end_column};
}

}  // namespace factsheet

#include "data/literal_places.hpp"

#include "data/toml.hpp"

#include <algorithm>

namespace factsheet::data {
namespace {

bool is_plain(const LiteralPart& part) {
  return part.value_size == part.raw_end - part.raw_begin;
}

}  // namespace

LiteralPlaces::LiteralPlaces(const SourceMap& sources, Span literal) : sources_(sources), literal_(literal) {
  if (literal.source == SourceId::none || literal.line == 0) return;
  const std::string& text = sources.text(literal.source);
  const std::size_t begin = sources.offset(literal.source, literal.line, literal.column);
  if (!starts_literal(text, begin)) return;
  parts_ = parts_of_literal(text, begin);
  // An empty literal has no parts; its content would stand behind its first quote.
  if (parts_.empty()) parts_.push_back({0, 0, begin + 1, begin + 1});
  content_end_ = parts_.back().raw_end;
}

std::size_t LiteralPlaces::raw_offset(std::size_t offset, bool end) const {
  // The last part that begins at or before the offset and has a value.
  auto part = std::upper_bound(parts_.begin(), parts_.end(), offset,
                               [](std::size_t at, const LiteralPart& p) { return at < p.value_begin; });
  while (part != parts_.begin()) {
    --part;
    if (offset < part->value_begin + part->value_size) {
      if (is_plain(*part)) return part->raw_begin + (offset - part->value_begin) + (end ? 1 : 0);
      return end ? part->raw_end : part->raw_begin;
    }
    if (part->value_size > 0) break;
  }
  return content_end_;
}

Span LiteralPlaces::span(std::size_t offset, std::size_t length) const {
  if (parts_.empty()) return literal_;
  const std::size_t begin = raw_offset(offset, false);
  const std::size_t end = length > 0 ? raw_offset(offset + length - 1, true) : begin;
  return sources_.span(literal_.source, begin, end);
}

std::size_t LiteralPlaces::plain_until(std::size_t offset) const {
  const auto part = std::upper_bound(parts_.begin(), parts_.end(), offset,
                                     [](std::size_t at, const LiteralPart& p) { return at < p.value_begin; });
  if (part == parts_.begin()) return std::string::npos;
  const LiteralPart& holder = *std::prev(part);
  return std::max(offset + 1, holder.value_begin + holder.value_size);
}

Span locate(const SourceMap& sources, Span literal, std::size_t offset, std::size_t length) {
  return LiteralPlaces(sources, literal).span(offset, length);
}

}  // namespace factsheet::data

#pragma once

#include "base/source.hpp"
#include "data/literal.hpp"

#include <vector>

namespace factsheet::data {

/// Where the bytes of one string value stand in its file: read once, asked often. Follows escapes,
/// line-ending backslashes and all four kinds of TOML strings.
class LiteralPlaces {
 public:
  /// `literal` is the span of the whole literal, quotes included. If no literal stands there (a text of the
  /// schema's own), every place is `literal` itself.
  LiteralPlaces(const SourceMap& sources, Span literal);

  /// The place of bytes [offset, offset + length) of the value.
  Span span(std::size_t offset, std::size_t length) const;

  /// The end of the longest stretch from `offset` on that stands in the file as it is in the value: on one
  /// line and without escapes, so that columns can be counted through it.
  std::size_t plain_until(std::size_t offset) const;

 private:
  std::size_t raw_offset(std::size_t offset, bool end) const;

  const SourceMap& sources_;
  Span literal_;
  std::vector<LiteralPart> parts_;  // empty: no literal there
  std::size_t content_end_ = 0;
};

}  // namespace factsheet::data

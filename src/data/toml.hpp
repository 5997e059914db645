#pragma once

#include "base/diagnostics.hpp"
#include "data/node.hpp"

#include <optional>

namespace factsheet::data {

/// Reads the TOML text of a source. Syntax errors come out in plain words, several in one run (a line that
/// can't be read is set aside and reading goes on); then there is no result.
std::optional<Node> read_toml(SourceId source, const SourceMap& sources, Diagnostics& diagnostics);

/// The place in the file of bytes [offset, offset + length) of a string value, whose literal (quotes
/// included) is at `literal`. Follows escapes, line-ending backslashes and all four kinds of TOML strings.
Span locate(const SourceMap& sources, Span literal, std::size_t offset, std::size_t length);

}  // namespace factsheet::data

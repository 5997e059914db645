#pragma once

#include "base/diagnostics.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace factsheet::csv {

/// A file's text, kept in a SourceMap as UTF-8, and what it was taken for: "UTF-8", "UTF-16LE", "UTF-16BE" or
/// "WINDOWS-1252".
struct DecodedSource {
  SourceId id = SourceId::none;
  std::string_view encoding;
};

/// Adds a file's text to `sources`, turned into UTF-8. A byte order mark decides and is dropped; without one,
/// what is valid UTF-8 is UTF-8, and the rest Windows-1252, of which the printable part of Latin-1 is a part.
/// Bytes that are UTF-8 in one place and aren't in another are refused rather than guessed at. A carriage
/// return that stands alone becomes a newline, so that lines count as an editor counts them.
///
/// Errors (csv-syntax, invalid-utf8), after which there is no text: NUL bytes, a spreadsheet's own file,
/// bytes that the encoding doesn't have.
std::optional<DecodedSource> add_source(std::string name, std::string bytes, SourceMap& sources,
                                        Diagnostics& diagnostics);

}  // namespace factsheet::csv

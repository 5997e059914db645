#pragma once

#include "base/diagnostics.hpp"

namespace factsheet::data {

/// Values and tables may nest this deeply, and a dotted key may have this many parts.
inline constexpr int max_depth = 32;

/// Finds what isn't TOML in a text that a strict parser has refused, and says it in plain words: up to 20
/// findings. Where a mistake leaves the structure in doubt (an unclosed bracket), the search resumes only at
/// a line that surely starts a statement, so that no finding is the mere echo of another. Finds nothing in
/// good TOML.
void find_syntax_errors(SourceId source, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace factsheet::data

#pragma once

#include <string>
#include <vector>

namespace factsheet::conformance {

/// The rules of PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2) and of our own that a file breaks, a sentence
/// each; empty if it keeps them all. Only rules that a sheet can break are asked for: what the writer never
/// makes (forms, scripts, embedded files) isn't looked for. Throws std::exception if the file is no PDF.
std::vector<std::string> broken_rules(const std::string& path);

}  // namespace factsheet::conformance

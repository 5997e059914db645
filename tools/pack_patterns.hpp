#pragma once

#include <string>

#include <hyphen.h>

namespace factsheet::tools {

/// A loaded dictionary in the form of text/pattern_file.hpp. Dictionaries loaded from the same file give the
/// same bytes. Throws std::length_error if it is too large for that form.
std::string pack_patterns(const HyphenDict& dict);

}  // namespace factsheet::tools

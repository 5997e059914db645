#pragma once

#include <map>
#include <string>

namespace factsheet::conformance {

/// Code → UTF-8 from the bfchar and bfrange sections of a CMap.
std::map<unsigned, std::string> read_to_unicode(const std::string& cmap);

}  // namespace factsheet::conformance

#pragma once

#include <string_view>

namespace factsheet {

/// Whether a language tag (BCP 47) is of a language, given by its primary subtag in small letters: "es-MX"
/// and "ES" are of "es".
constexpr bool is_language(std::string_view tag, std::string_view primary) {
  if (tag.size() < primary.size()) return false;
  for (std::size_t i = 0; i < primary.size(); ++i) {
    if ((tag[i] | 0x20) != primary[i]) return false;
  }
  return tag.size() == primary.size() || tag[primary.size()] == '-';
}

}  // namespace factsheet

#pragma once

#include <cstddef>
#include <string_view>

// Laid down by embedded.S.
extern "C" {
extern const char factsheet_public_sans_regular[], factsheet_public_sans_regular_end[];
extern const char factsheet_public_sans_italic[], factsheet_public_sans_italic_end[];
extern const char factsheet_public_sans_semibold[], factsheet_public_sans_semibold_end[];
extern const char factsheet_public_sans_bold[], factsheet_public_sans_bold_end[];
extern const char factsheet_public_sans_bold_italic[], factsheet_public_sans_bold_italic_end[];
extern const char factsheet_hyphenation_en_us[], factsheet_hyphenation_en_us_end[];
extern const char factsheet_hyphenation_es_es[], factsheet_hyphenation_es_es_end[];
}

namespace factsheet::text {

/// The bytes between two labels of embedded.S.
inline std::string_view embedded(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace factsheet::text

#pragma once

#include <string>
#include <string_view>

namespace factsheet {

/// A text as it may stand in HTML or XML, as content or in an attribute between double or single quotes. What
/// is no UTF-8, and characters that neither allows, become U+FFFD. Source: XML 1.0, 2.2 (Char) and 2.4.
std::string escaped_markup(std::string_view text);

}  // namespace factsheet

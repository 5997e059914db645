#pragma once

#include "layout/layout.hpp"

#include <array>
#include <string_view>

namespace factsheet::layout {

/// What is printed of figures that aren't there, unless the layout says otherwise: the signs of the Census
/// Bureau's tables, with notes in the language of the tag (English where it has none), by data::Status.
std::array<StatusWords, data::status_count> default_status_words(std::string_view language);

}  // namespace factsheet::layout

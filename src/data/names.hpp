#pragma once

#include "base/diagnostics.hpp"

#include <string_view>

namespace factsheet::data {

/// Whether a figure can have this name: letters, digits and _.
bool is_name(std::string_view name);

/// Whether the lookup keeps a name for itself: national, state, edition, as_of, source, previous.
bool is_reserved(std::string_view name);
void report_reserved(std::string_view name, Span span, Diagnostics& diagnostics);

/// Whether a state's figure can stand at `a.b.c`; reports why not.
bool check_path(std::string_view path, Span span, Diagnostics& diagnostics);

}  // namespace factsheet::data

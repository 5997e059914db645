#pragma once

#include "base/diagnostics.hpp"

#include <string_view>

namespace factsheet::engine {

/// Reports a fault that is the program's, not the input's. `what` is what couldn't be made.
void report_fault(std::string_view what, std::string_view fault, Diagnostics& diagnostics);

}  // namespace factsheet::engine

#pragma once

#include "cli/console.hpp"

namespace factsheet::cli {

/// Reads the command line and does what it says. Returns what the process ends with; never throws.
Status run(int argc, const char* const* argv, Console& console);

}  // namespace factsheet::cli

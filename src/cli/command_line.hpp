#pragma once

#include "cli/request.hpp"

namespace factsheet::cli {

/// Reads the command line into what the user wants. The one place that knows CLI11: its headers are slow to
/// compile.
Request read_command_line(int argc, const char* const* argv);

}  // namespace factsheet::cli

#pragma once

#include "cli/console.hpp"
#include "cli/request.hpp"

#include <optional>
#include <string>

namespace factsheet::cli {

/// What `build` and `check` both do: load, make every sheet, and say what became of them. Writes to `folder`
/// if given, and where each sheet's values came from beside it if `trace` is set.
Status make_sheets(const SheetOptions& options, const std::optional<std::string>& folder, bool trace,
                   Console& console);

}  // namespace factsheet::cli

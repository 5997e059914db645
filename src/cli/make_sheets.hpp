#pragma once

#include "cli/console.hpp"
#include "cli/request.hpp"

#include <optional>
#include <string>

namespace factsheet::cli {

/// Where sheets are written.
struct Target {
  std::string folder;
  bool trace = false;  ///< where each sheet's values came from is written beside it
  bool force = false;  ///< sheets from which nothing changed are made anew, too
};

/// What `build` and `check` both do: load, make every sheet, and say what became of them. Without a target
/// nothing is written.
Status make_sheets(const SheetOptions& options, const std::optional<Target>& target, Console& console);

}  // namespace factsheet::cli

#pragma once

#include "cli/console.hpp"
#include "cli/request.hpp"

#include <optional>
#include <string>
#include <vector>

namespace factsheet::cli {

/// What is written.
struct Output {
  std::optional<std::string> folder;  ///< nothing: no sheets, they are only checked
  bool trace = false;                 ///< beside each sheet, where its values came from
  bool force = false;                 ///< sheets from which nothing changed are made anew, too
  bool durable = false;               ///< files are on the disk itself before they count as written
  std::vector<std::string> reports;   ///< files for an account of the batch
  bool report_times = false;          ///< with the time that each sheet took
};

/// What `build` and `check` both do: load, make every sheet, write what is to be written, and say what became
/// of it.
Status make_sheets(const SheetOptions& options, const Output& output, Console& console);

}  // namespace factsheet::cli

#pragma once

#include "cli/program.hpp"

#include <map>
#include <set>
#include <string>

namespace cli_test {

/// Invented areas by the thousand, three in a hundred of them faulty in one of ten ways.
struct FaultyAreas {
  std::set<std::string> all;  ///< their codes
  std::map<std::string, std::string>
      faulty;  ///< by code: "wrong-type data.toml:7:9", as it is to be reported
};

/// Writes a data file (data.toml), a table (table.csv), a list of areas (areas.csv) and a layout (sheet.toml)
/// with so many areas, marked as SAMPLE DATA.
FaultyAreas write_faulty_areas(const Workspace& workspace, int count);

/// The same without the faults.
void mend_areas(const Workspace& workspace, int count);

}  // namespace cli_test

#include "cli/commands.hpp"
#include "cli/make_sheets.hpp"

namespace factsheet::cli {

Status run(const Build& build, Console& console) {
  return make_sheets(build.sheets, Target{build.folder, build.trace, build.force}, console);
}

}  // namespace factsheet::cli

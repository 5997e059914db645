#include "cli/commands.hpp"
#include "cli/make_sheets.hpp"

namespace factsheet::cli {

Status run(const Build& build, Console& console) {
  return make_sheets(
      build.sheets,
      {build.folder, build.trace, build.force, build.durable, build.reports, build.report_times}, console);
}

}  // namespace factsheet::cli

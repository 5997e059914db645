#include "cli/commands.hpp"
#include "cli/diff_text.hpp"
#include "cli/report.hpp"
#include "engine/factsheet.hpp"

#include <algorithm>

namespace factsheet::cli {

Status run(const Diff& asked, Console& console) {
  engine::DiskFiles files;
  engine::Timings timings;
  const engine::Project older = engine::load_project(asked.older, asked.layout, files, timings);
  const engine::Project newer = engine::load_project(asked.newer, asked.layout, files, timings);
  const engine::Diff found = engine::diff(older, newer, asked.states, timings);
  if (!found.new_file.empty()) {
    console.out(asked.format == "csv"    ? engine::to_csv(found)
                : asked.format == "json" ? engine::to_json(found)
                                         : diff_text(found));
  }
  // Each project knows its own files.
  const Status old_status = report(found.old_diagnostics, older.sources(), console);
  return std::max(old_status, report(found.new_diagnostics, newer.sources(), console));
}

}  // namespace factsheet::cli

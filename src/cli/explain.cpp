#include "cli/commands.hpp"
#include "cli/report.hpp"
#include "cli/trace_text.hpp"
#include "engine/factsheet.hpp"

#include <fmt/format.h>

namespace factsheet::cli {

Status run(const Explain& explain, Console& console) {
  engine::DiskFiles files;
  engine::Timings timings;
  const engine::Project project = engine::load_project(explain.data, explain.layout, files, timings);
  engine::Caches caches(project);
  const engine::Explanation found = engine::explain(project, explain.state, explain.what, caches, timings);
  if (!found.trace.figures.empty()) {
    console.out(explain.json ? engine::to_json(found.trace, true) : trace_text(found.trace));
    if (!found.sheet_is_good) {
      console.err(
          fmt::format("note: the sheet of {} has errors, so it isn't built\n", found.trace.state_name));
    }
  }
  return report(found.diagnostics, project.sources(), console);
}

}  // namespace factsheet::cli

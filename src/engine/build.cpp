#include "engine/factsheet.hpp"
#include "engine/fault.hpp"
#include "engine/file_name.hpp"
#include "engine/project.hpp"
#include "engine/select.hpp"

#include <algorithm>
#include <exception>
#include <map>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

// The output files of one build, by the name that a file system tells them apart with, and the state that
// took each.
using TakenNames = std::map<std::string, std::string>;

void take_name(const Sheet& sheet, Span span, TakenNames& taken, Diagnostics& diagnostics) {
  const auto [place, is_new] = taken.emplace(same_file_key(sheet.file_name), sheet.state);
  if (is_new) return;
  diagnostics
      .error(Code::file_name, span,
             fmt::format("{} and {} would both be written to \"{}\"", place->second, sheet.state,
                         sheet.file_name))
      .hint("put the state into the name, as in `file = \"{state.code}-{edition}.pdf\"`");
}

// "out/IL-2023.trace.json" beside "out/IL-2023.pdf".
std::string trace_name(const std::string& pdf) {
  return pdf.substr(0, pdf.size() - std::min<std::size_t>(pdf.size(), 4)) + ".trace.json";
}

bool write(const std::string& path, const std::string& bytes, Files& files, Timings& timings,
           Diagnostics& diagnostics) {
  const Timed timed(timings, Pass::write);
  try {
    const auto failure = files.write_atomically(path, bytes);
    if (failure) {
      diagnostics.error(Code::file_unwritable, {},
                        fmt::format("\"{}\" can't be written: {}", failure->path, failure->reason));
    }
    return !failure;
  } catch (const std::exception& fault) {
    report_fault(fmt::format("the file \"{}\"", path), fault.what(), diagnostics);
    return false;
  }
}

}  // namespace

BuildResult build(const Project& project, const BuildOptions& options, Files& files, Timings& timings,
                  const std::function<void(const BuiltSheet&)>& on_sheet) {
  BuildResult result;
  result.diagnostics.append(project.diagnostics());
  if (project.impl().dataset && project.impl().layout) {
    const auto states = select_states(*project.impl().dataset, options.states, result.diagnostics);
    const Span named_at = project.impl().layout->document.file.span;
    Caches caches(project);
    TakenNames taken;
    for (const data::StateData* state : states) {
      Trace trace;
      Sheet sheet = make_sheet(project, state->area->code, caches, timings, options.trace ? &trace : nullptr);
      if (!sheet.file_name.empty()) take_name(sheet, named_at, taken, sheet.diagnostics);

      BuiltSheet built;
      built.state = sheet.state;
      built.path = options.folder ? in_folder(*options.folder, sheet.file_name) : sheet.file_name;
      built.pages = sheet.pages;
      built.fitting = sheet.fitting;
      built.bytes = sheet.pdf.size();
      built.good = !sheet.diagnostics.has_errors() && !project.diagnostics().has_errors();
      if (options.folder && !sheet.file_name.empty()) {
        const bool written = built.good && write(built.path, sheet.pdf, files, timings, sheet.diagnostics);
        const std::string trace_path = trace_name(built.path);
        const bool traced = written && options.trace &&
                            write(trace_path, to_json(trace, false), files, timings, sheet.diagnostics);
        built.good = written && (traced || !options.trace);
        built.old_file_left = !written && files.exists(built.path);
        if (!traced && files.exists(trace_path)) built.old_trace_left = trace_path;
      }
      result.diagnostics.append(sheet.diagnostics, states.size() > 1 ? sheet.state : std::string());
      if (on_sheet) on_sheet(built);
      result.sheets.push_back(std::move(built));
    }
  }
  result.diagnostics.sort_and_deduplicate();
  return result;
}

}  // namespace factsheet::engine

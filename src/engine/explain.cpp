#include "engine/caches.hpp"
#include "engine/factsheet.hpp"
#include "engine/fault.hpp"
#include "engine/select.hpp"
#include "engine/sheet.hpp"
#include "engine/tracer.hpp"

#include <exception>

#include <fmt/format.h>

namespace factsheet::engine {

Explanation explain(const Project& project, const std::string& state, std::string_view what, Caches& caches,
                    Timings& timings) {
  Explanation out;
  out.diagnostics.append(project.diagnostics());
  // What can't be read in full might be told wrongly.
  if (project.diagnostics().has_errors()) return out;
  const Project::Impl& impl = project.impl();
  if (areas_meant(*impl.dataset->gazetteer, state, out.diagnostics).size() > 1) {
    out.diagnostics.error(Code::unknown_state, {}, fmt::format("\"{}\" is more than one area", state))
        .hint("name the one whose sheet the number is on");
  }
  if (out.diagnostics.has_errors()) return out;
  const auto states = select_states(*impl.dataset, {state}, {}, out.diagnostics);
  if (states.empty()) return out;
  try {
    const Draft draft = draft_sheet(impl, *states.front(), caches.impl(), timings, out.diagnostics);
    out.sheet_is_good = !out.diagnostics.has_errors();
    const Trace all = trace_document(impl, *states.front(), draft.document);
    out.trace = find_in_trace(all, what, impl, *states.front(), draft.document, out.diagnostics);
  } catch (const std::exception& fault) {
    report_fault(fmt::format("the sheet for {}", states.front()->area->name), fault.what(), out.diagnostics);
  }
  out.diagnostics.sort_and_deduplicate();
  return out;
}

}  // namespace factsheet::engine

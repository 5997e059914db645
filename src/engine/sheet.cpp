#include "engine/sheet.hpp"

#include "engine/fault.hpp"
#include "engine/file_name.hpp"
#include "engine/tracer.hpp"
#include "pages/svg.hpp"
#include "typeset/typeset.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

bool has(const Diagnostics& diagnostics, Code code) {
  const auto& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == code; });
}

pages::Pages set_pages(const document::Document& document, Caches::Impl& caches, Diagnostics& diagnostics,
                       int least_fit) {
  const typeset::Tools tools{caches.shaper, caches.hyphenator.get(),   &caches.lines, &caches.styles,
                             least_fit,     &caches.project->pictures, &caches.maps};
  return typeset::typeset(document, tools, diagnostics);
}

// The steps of fitting that a state's sheet needs by itself; none of one with errors, since a sheet that
// isn't made binds no other.
int needed_fit(const Project::Impl& project, const data::StateData& state, Caches::Impl& caches) {
  try {
    caches.shaper.trim();
    Diagnostics unheard = state.findings;  // each sheet tells its own
    document::UsedPaths used;
    const data::Lookup lookup(*project.dataset, state);
    const auto document = document::compose(*project.layout, lookup, caches.document, used, unheard);
    const int steps = set_pages(document, caches, unheard, 0).fit_steps;
    return unheard.has_errors() ? 0 : steps;
  } catch (const std::exception&) {  // its own sheet meets the same fault, and tells it
    return 0;
  }
}

// The steps of fitting that all sheets take, where the layout has them take the same: as many as any state of
// the data needs, whichever are being built.
int common_fit(const Project::Impl& project, Caches::Impl& caches) {
  if (!project.layout->document.fitting.together) return 0;
  const std::lock_guard lock(caches.shared->common_fit_mutex);
  if (!caches.shared->common_fit) {
    int needed = 0;
    for (const data::StateData& state : project.dataset->states) {
      needed = std::max(needed, needed_fit(project, state, caches));
    }
    caches.shared->common_fit = needed;
  }
  return *caches.shared->common_fit;
}

struct Composed {
  document::Document document;
  document::UsedPaths used;
};

Composed compose_sheet(const Project::Impl& project, const data::StateData& state, Caches::Impl& caches,
                       Timings& timings, Diagnostics& diagnostics) {
  const Timed timed(timings, Pass::compose);
  Composed composed;
  const data::Lookup lookup(*project.dataset, state);
  diagnostics.append(state.findings);
  composed.document = document::compose(*project.layout, lookup, caches.document, composed.used, diagnostics);
  // A block that is misspelt or fails prints nothing; only a layout that is sound leaves values over.
  if (!project.diagnostics.has_errors() && !has(diagnostics, Code::unknown_path)) {
    document::check_all_used(*project.layout, lookup, composed.used, diagnostics);
  }
  return composed;
}

void make(const Project::Impl& project, const data::StateData& state, Caches::Impl& caches, Timings& timings,
          MadeSheet& made, Trace* trace, const InPlace& in_place, std::string* picture) {
  Sheet& sheet = made.sheet;
  const Composed composed = compose_sheet(project, state, caches, timings, sheet.diagnostics);
  const document::Document& document = composed.document;
  // A name that couldn't be put together has been reported already.
  if (!document.file_name.empty() || !sheet.diagnostics.has_errors()) {
    check_file_name(document.file_name, project.layout->document.file.span, sheet.diagnostics);
  }
  sheet.file_name = document.file_name;
  int least_fit = 0;
  {
    const Timed timed(timings, Pass::typeset);
    least_fit = common_fit(project, caches);
  }
  if (in_place && !sheet.diagnostics.has_errors() &&
      in_place(document, composed.used, least_fit, sheet.diagnostics.all().size())) {
    made.in_place = true;
    if (trace) *trace = trace_document(project, state, document);
    return;
  }
  pages::Pages pages;
  {
    const Timed timed(timings, Pass::typeset);
    const std::size_t before = sheet.diagnostics.all().size();
    pages = set_pages(document, caches, sheet.diagnostics, least_fit);
    made.warned = sheet.diagnostics.all().size() > before;
  }
  sheet.pages = pages.pages.size();
  sheet.fitting = pages.fitting;
  if (sheet.diagnostics.has_errors()) return;

  const Timed timed(timings, Pass::pdf);
  sheet.pdf = pdf::write_pdf(pages, project.fonts, caches.shared->resources);
  if (trace) *trace = trace_document(project, state, document);
  if (picture && !pages.pages.empty()) {
    *picture = pages::to_svg(pages.pages.front(), project.fonts,
                             fmt::format("First page of the sheet for {}", state.area->in_text()));
  }
}

}  // namespace

Draft draft_sheet(const Project::Impl& project, const data::StateData& state, Caches::Impl& caches,
                  Timings& timings, Diagnostics& diagnostics) {
  Draft draft;
  draft.document = compose_sheet(project, state, caches, timings, diagnostics).document;
  const Timed timed(timings, Pass::typeset);
  draft.pages = set_pages(draft.document, caches, diagnostics, common_fit(project, caches));
  return draft;
}

Caches::Caches(const Project& project)
    : impl_(std::make_unique<Impl>(project.impl(), std::make_shared<SharedCaches>())) {}
Caches::Caches(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Caches::Caches(Caches&&) noexcept = default;
Caches& Caches::operator=(Caches&&) noexcept = default;
Caches::~Caches() = default;

Caches Caches::for_another_thread() const {
  return Caches(std::make_unique<Impl>(*impl_->project, impl_->shared));
}

MadeSheet make_if_needed(const Project& project, std::string_view state, Caches& caches, Timings& timings,
                         Trace* trace, const InPlace& in_place, std::string* picture) {
  MadeSheet made;
  Sheet& sheet = made.sheet;
  sheet.state = state;
  const data::StateData* data = project.impl().find(state);
  if (!data || !project.impl().layout) {
    // Without a layout the project's own diagnostics say why.
    if (!data)
      sheet.diagnostics.error(Code::no_states, {}, fmt::format("the data has no figures for \"{}\"", state));
    return made;
  }
  // Where a failing library or a bug is caught and told, so that it costs one sheet and not the batch.
  try {
    if (caches.impl().project != &project.impl()) throw std::logic_error("caches of another project");
    caches.impl().shaper.trim();
    make(project.impl(), *data, caches.impl(), timings, made, trace, in_place, picture);
  } catch (const std::exception& fault) {
    sheet.pdf.clear();
    report_fault(fmt::format("the sheet for {}", data->area->name), fault.what(), sheet.diagnostics);
  }
  return made;
}

Sheet make_sheet(const Project& project, std::string_view state, Caches& caches, Timings& timings,
                 Trace* trace, std::string* picture) {
  return make_if_needed(project, state, caches, timings, trace, {}, picture).sheet;
}

}  // namespace factsheet::engine

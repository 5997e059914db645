#include "cases/case.hpp"

#include "engine/sheet.hpp"

#include <filesystem>

namespace cases {

using namespace factsheet;

Outcome run_case() {
  engine::DiskFiles files;
  engine::Timings timings;
  const std::string layout = std::filesystem::exists("layout.toml") ? "layout.toml" : "";
  const engine::Project project =
      engine::load_project("data.toml", layout, files, timings, engine::Today{2024, 6, 1});

  Outcome outcome{{"diagnostics.txt", ""}, {"document.txt", ""}, {"pages.txt", ""}, {"text.txt", ""}};
  const engine::BuildResult result = engine::build(project, {}, files, timings);
  for (const Diagnostic& diagnostic : result.diagnostics.all()) {
    outcome["diagnostics.txt"] += render(diagnostic, project.sources());
  }

  const engine::Project::Impl& read = project.impl();
  if (!read.dataset || !read.layout) return outcome;
  engine::Caches caches(project);
  for (const data::StateData& state : read.dataset->states) {
    Diagnostics again;  // the build has told them
    const engine::Draft draft = engine::draft_sheet(read, state, caches.impl(), timings, again);
    const std::string title = "== " + std::string(state.area->code) + "\n";
    outcome["document.txt"] += title + document::dump(draft.document);
    outcome["pages.txt"] += title + pages::dump(draft.pages, read.fonts);
    outcome["text.txt"] += title + pages::plain_text(draft.pages);
  }
  return outcome;
}

}  // namespace cases

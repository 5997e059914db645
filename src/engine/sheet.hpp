#pragma once

#include "document/compose.hpp"
#include "engine/caches.hpp"
#include "engine/project.hpp"
#include "pages/display_list.hpp"

namespace factsheet::engine {

/// A sheet before it is a file: what the passes up to the pages made of it.
struct Draft {
  document::Document document;
  pages::Pages pages;
};

/// Checks a state's data, binds it to the layout and sets it on pages. The project must have a dataset and a
/// layout.
Draft draft_sheet(const Project::Impl& project, const data::StateData& state, Caches::Impl& caches,
                  Timings& timings, Diagnostics& diagnostics);

}  // namespace factsheet::engine

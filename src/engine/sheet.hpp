#pragma once

#include "document/compose.hpp"
#include "engine/caches.hpp"
#include "engine/project.hpp"
#include "pages/display_list.hpp"

#include <functional>

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

/// Asked of a sheet that was composed without errors: whether it is in place already, so that it needn't be
/// set. `least_fit`: the steps of fitting that all sheets take; `warnings`: what composing it told.
using InPlace = std::function<bool(const document::Document&, const document::UsedPaths&, int least_fit,
                                   std::size_t warnings)>;

/// A sheet, and what was done for it.
struct MadeSheet {
  Sheet sheet;
  bool in_place = false;  ///< it was left as it is: no bytes, no pages
  bool warned = false;    ///< setting it told findings
};

/// As `make_sheet` of the public header; `in_place` may be empty.
MadeSheet make_if_needed(const Project& project, std::string_view state, Caches& caches, Timings& timings,
                         Trace* trace, const InPlace& in_place, std::string* picture = nullptr);

}  // namespace factsheet::engine

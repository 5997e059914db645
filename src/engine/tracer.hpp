#pragma once

#include "document/document.hpp"
#include "engine/project.hpp"
#include "engine/trace.hpp"

#include <string_view>

namespace factsheet::engine {

/// Where every value that a composed sheet prints came from.
Trace trace_document(const Project::Impl& project, const data::StateData& state,
                     const document::Document& document);

/// Of a trace, what `what` names: a printed text ("26,696", or 26696), a value, or a path, be it printed or
/// not. Nothing found: no figures, and a finding that names what is near.
Trace find_in_trace(const Trace& trace, std::string_view what, const Project::Impl& project,
                    const data::StateData& state, const document::Document& document,
                    Diagnostics& diagnostics);

}  // namespace factsheet::engine

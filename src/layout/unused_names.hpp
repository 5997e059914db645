#pragma once

#include "base/diagnostics.hpp"
#include "data/node.hpp"

namespace factsheet::layout {

/// Warns of colours and styles that a layout defines and nothing in it names: mostly names that are misspelt,
/// which would change nothing without a word. `theme` may be null; its own names are for all layouts and
/// needn't be used by this one.
void report_unused_names(const data::Node& layout, const data::Node* theme, Diagnostics& diagnostics);

}  // namespace factsheet::layout

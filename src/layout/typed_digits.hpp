#pragma once

#include "base/diagnostics.hpp"
#include "layout/layout.hpp"

namespace factsheet::layout {

/// Reports every number that is typed into the layout's words instead of read from the data, where nothing
/// would hold it to its edition. Let through are enumerators, "(1) … (2)" and the numbers of a list, the
/// targets of links, and what `digits` of [document] allows.
void check_typed_digits(const Layout& layout, Diagnostics& diagnostics);

}  // namespace factsheet::layout

#pragma once

#include "base/diagnostics.hpp"
#include "data/dataset.hpp"
#include "document/document.hpp"
#include "layout/layout.hpp"

namespace factsheet::document {

/// Looks through a sheet's words for names of other states, and through its figures for those of different
/// issues. Guards that are off are silent. Whether the layout types figures is asked once a project: see
/// layout::check_typed_digits.
void run_guards(const Document& document, const layout::Layout& layout, const data::Lookup& lookup,
                Diagnostics& diagnostics);

/// Reports figures of different vintages; those that are read as `previous.…` are of another one on purpose.
/// A derived figure is of the vintages of all that its formula reads.
void guard_vintages(const Document& document, const data::Lookup& lookup, Diagnostics& diagnostics);

}  // namespace factsheet::document

#pragma once

#include "data/dataset.hpp"

namespace factsheet::figures {

/// Makes a data set that was read ready to be printed from: works out what is derived, holds all figures to
/// their checks, hides what is too small to be shown, and works the derived figures out anew from what is
/// left. Mistakes that are one state's alone go to its findings.
void settle(data::Dataset& dataset, Diagnostics& diagnostics);

}  // namespace factsheet::figures

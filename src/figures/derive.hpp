#pragma once

#include "data/dataset.hpp"

namespace factsheet::figures {

/// Works out all of `[derive]` and puts the values in their places: for each state, or for the nation. The
/// order in which formulas stand doesn't matter; those that need each other in a circle are reported.
/// Mistakes that are one state's alone go to its findings, and the value is faulty there.
void derive(data::Dataset& dataset, Diagnostics& diagnostics);

}  // namespace factsheet::figures

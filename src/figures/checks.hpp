#pragma once

#include "figures/evaluate.hpp"

namespace factsheet::figures {

/// Works out every check of the data set for the scope's state; reports those that don't hold, naming both
/// sides' values with their places, as errors or warnings. A rule over a figure that is missing is skipped.
void run_checks(const data::Dataset& dataset, const Scope& scope, Diagnostics& diagnostics);

}  // namespace factsheet::figures

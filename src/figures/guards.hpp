#pragma once

#include "figures/settle.hpp"

namespace factsheet::figures {

/// Looks for what is right in itself and yet likely wrong: states with the same figures throughout, texts
/// that name another state than they stand under, states that are expected and not there, or there and not
/// expected, figures older than their edition or past their last day. What is one state's goes to its
/// findings, what is the whole data's to `diagnostics`. Guards that are off are silent.
void run_guards(data::Dataset& dataset, const Settings& settings, Diagnostics& diagnostics);

/// Two or more states with at least three given numbers that are all the same, path by path.
void guard_against_identical_states(data::Dataset& dataset);

}  // namespace factsheet::figures

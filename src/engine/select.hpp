#pragma once

#include "engine/project.hpp"

#include <string>
#include <vector>

namespace factsheet::engine {

/// The states to build, in the data file's order, each once: those that `wanted` names by code, FIPS code or
/// name, or all if it is empty. A name that no area has, or that the data has no figures for, is reported.
std::vector<const data::StateData*> select_states(const data::Dataset& dataset,
                                                  const std::vector<std::string>& wanted,
                                                  Diagnostics& diagnostics);

}  // namespace factsheet::engine

#pragma once

#include "engine/project.hpp"

#include <string>
#include <vector>

namespace factsheet::engine {

/// The areas that a word of the command line means: one, by code, FIPS code or name, or those of a group (see
/// data::Gazetteer::group). A word that means none is reported.
std::vector<const data::Area*> areas_meant(const data::Gazetteer& gazetteer, const std::string& word,
                                           Diagnostics& diagnostics);

/// The states to build, in the data file's order, each once: those that `wanted` names, or all if it is
/// empty, but for those that `excluded` names. Words are those of `areas_meant`. One that means nothing, or
/// that the data has no figures for, is reported, and so is an exclusion that leaves none; nothing is
/// selected if a word of `excluded` means nothing, since what it was to keep out would be built.
std::vector<const data::StateData*> select_states(const data::Dataset& dataset,
                                                  const std::vector<std::string>& wanted,
                                                  const std::vector<std::string>& excluded,
                                                  Diagnostics& diagnostics);

}  // namespace factsheet::engine

#pragma once

#include "data/dataset.hpp"

namespace factsheet::data {

/// Readers of what a data file says about its figures, beside the figures. Each reports what it can't read
/// and leaves it out.
std::vector<Derive> read_derives(const Node& table, const SourceMap& sources, Diagnostics& diagnostics);
std::vector<Check> read_checks(const Array& checks, const SourceMap& sources, Diagnostics& diagnostics);
std::vector<Suppression> read_suppressions(const Array& rules, Diagnostics& diagnostics);
/// Names of guards with the reason why they are off; data and layout files have such a table.
std::vector<GuardOff> read_guards(const Node& table, Diagnostics& diagnostics);
/// Whether a guard is among those that are off.
bool is_off(const std::vector<GuardOff>& off, Code guard);
/// The last hint of each guard's finding.
std::string how_to_turn_off(Code guard);
/// "states", "states and DC", "areas", or a list of areas.
std::vector<const Area*> read_expected(const Node& node, const Gazetteer& gazetteer,
                                       Diagnostics& diagnostics);

}  // namespace factsheet::data

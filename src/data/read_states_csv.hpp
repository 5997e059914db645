#pragma once

#include "data/dataset.hpp"

namespace factsheet::data {

/// Reads `[states_csv]`, one table or a list of them, into a data set. Faults of the table as a whole
/// (columns, keys, records) are reported; a field that can't be read, or stands in two records of a state, is
/// its state's own finding, and faulty.
void read_states_csv(const Node& node, const SourceMap& sources, const Inputs& inputs, Dataset& dataset,
                     Diagnostics& diagnostics);

}  // namespace factsheet::data

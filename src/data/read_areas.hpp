#pragma once

#include "data/dataset.hpp"

#include <memory>
#include <string>

namespace factsheet::data {

/// Reads the list of a data file's own areas: a CSV table with the columns `code` and `name`, and, if there
/// are such, `in`, `state` and `region`, in any order and among any others. Null after an error: codes that
/// are empty, repeated or unfit for file names, names that are empty, states that are none, columns that
/// aren't there. `named_at` is where the data file names it.
std::shared_ptr<const Gazetteer> read_areas(const std::string& file, Span named_at, const SourceMap& sources,
                                            const Inputs& inputs, Diagnostics& diagnostics);

}  // namespace factsheet::data

#pragma once

#include "data/dataset.hpp"
#include "engine/figure_reader.hpp"

namespace factsheet::engine {

/// What a call of a function over all states went over: how many areas, and whose figures are the least and
/// the most. `lookup` is the state's that it was called for.
Across read_across(const data::Expression& call, const data::Dataset& dataset, const data::Lookup& lookup,
                   const SourceMap& sources, const HiddenLines& hidden);

}  // namespace factsheet::engine

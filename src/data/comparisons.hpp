#pragma once

#include "base/diagnostics.hpp"
#include "data/expression.hpp"
#include "data/gazetteer.hpp"

namespace factsheet::data {

/// Reports the comparisons of an expression that come out the same for whatever is asked: what is known of
/// the areas with a text that none of them has (`state.code == 'Il'`), a status with what is none
/// (`status(x) == 'hidden'`). Of areas of a data file's own the former is a warning, since a layout may serve
/// several lists. Without a gazetteer, where nobody knows which areas there are, nothing is said of them.
void check_comparisons(const Expression& expression, const Gazetteer* gazetteer, Diagnostics& diagnostics);

}  // namespace factsheet::data

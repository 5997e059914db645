#pragma once

#include "figures/evaluate.hpp"

namespace factsheet::figures {

/// `sum(rows.n)` and `count(rows)`. Reports what is no list or no column of one, and records without the
/// number; a sum of which a part is missing is missing.
Outcome of_list(const data::Expression& call, const Scope& scope, Diagnostics& diagnostics);

}  // namespace factsheet::figures

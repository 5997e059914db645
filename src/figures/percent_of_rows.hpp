#pragma once

#include "figures/evaluate.hpp"

namespace factsheet::figures {

/// `percent_of_rows(n, 1)` in a column of a list: the percentage of the scope's row, rounded so that those of
/// all rows make 100 (see largest_remainder). Reports where there is no list, a row has no number from 0 on,
/// or all are 0.
Outcome percent_of_rows(const data::Expression& call, const Scope& scope, Diagnostics& diagnostics);

}  // namespace factsheet::figures

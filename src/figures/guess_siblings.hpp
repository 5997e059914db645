#pragma once

#include "figures/guesses.hpp"

namespace factsheet::figures {

/// Sums of plain figures that stand beside each other, which nobody states but all states keep: one that is
/// the sum of two others of its group ("boys", "girls", "total"), or of all others. A sum that holds by
/// chance in a data set of few states is taken for one, too, which hides more and never less. Figures that
/// are derived have their formulas and aren't looked at.
std::vector<Sum> guess_sibling_sums(const data::Dataset& dataset, const CellTable& table);

}  // namespace factsheet::figures

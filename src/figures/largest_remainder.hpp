#pragma once

#include "data/decimal.hpp"

#include <optional>
#include <vector>

namespace factsheet::figures {

/// The percentages of parts, each with `decimals` places, that add up to 100 exactly: every share is cut
/// off, and those that lost most get one step more (Hamilton's method, of 1791; A. Balinski and H. P. Young,
/// "Fair Representation", 1982). Where two lost the same, the one that comes first gets it. Parts are from 0
/// on, `total` is their sum and above 0. Nothing on overflow.
std::optional<std::vector<data::Decimal>> largest_remainder(const std::vector<data::Decimal>& parts,
                                                            data::Decimal total, int decimals);

}  // namespace factsheet::figures

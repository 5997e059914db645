#pragma once

#include "typeset/slab.hpp"

#include <cstddef>
#include <vector>

namespace factsheet::typeset {

/// Slabs [begin, end) stand in one column.
struct ColumnRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The height of slabs set below each other: spaces between included, those above the first and below the
/// last not.
Length height_of(const std::vector<Slab>& slabs, ColumnRange range);

/// Deals the slabs from `begin` on out to `count` columns of at most `height`. If all of them fit, the
/// columns are made as level as the places allow where a column may end; if not, each is filled, and the rest
/// is left for the next page
/// (`end` of the last range). Empty if not even the first slab and those kept with it fit.
std::vector<ColumnRange> deal_out(const std::vector<Slab>& slabs, std::size_t begin, std::size_t count,
                                  Length height);

/// The space to add above each slab of a column so that it becomes `height` tall: shared out over the spaces
/// between blocks by their size. All zero if the column is already as tall, or if its spaces would have to
/// grow beyond twice their size and 9 points: better an uneven foot than a torn column.
std::vector<Length> feather(const std::vector<Slab>& slabs, ColumnRange range, Length height);

}  // namespace factsheet::typeset

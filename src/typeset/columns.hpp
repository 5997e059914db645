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
/// last not; what the first repeats above itself included.
Length height_of(const std::vector<Slab>& slabs, ColumnRange range);

/// Deals the slabs from `begin` on out to `count` columns of at most `height`. If all of them fit, the
/// columns are made as level as the places allow where a column may end; if not, each is filled, and the rest
/// is left for the next page
/// (`end` of the last range). Empty if not even the first slab and those kept with it fit.
std::vector<ColumnRange> deal_out(const std::vector<Slab>& slabs, std::size_t begin, std::size_t count,
                                  Length height);

/// What makes a column taller, an entry a slab.
struct Stretching {
  std::vector<Length> above;   ///< to add to the space above
  std::vector<Length> growth;  ///< to make the slab itself taller
};

/// How a column comes to be `height` tall: slabs that can grow do, then the spaces between blocks by their
/// size. Spaces that would have to grow beyond twice their size and 9 points stay as they are, and nothing
/// grows then: better an uneven foot than a torn column. With a `grid`, spaces grow by multiples of it.
Stretching stretch(const std::vector<Slab>& slabs, ColumnRange range, Length height, Length grid = {});

}  // namespace factsheet::typeset

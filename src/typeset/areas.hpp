#pragma once

#include "typeset/context.hpp"
#include "typeset/slab.hpp"

#include <vector>

namespace factsheet::typeset {

/// A column's place across the page, from the paper's left edge.
struct ColumnPlace {
  Length left;
  Length width;
};

/// Blocks below each other in the same columns.
struct Area {
  std::vector<ColumnPlace> columns;
  bool flows = true;                     ///< text runs on from a column into the next
  std::vector<std::vector<Slab>> slabs;  ///< one list if it flows, else one a column
  bool begins_page = false;
  const document::Style* panel = nullptr;  ///< drawn behind the last column; null: nothing
  Length grid;                             ///< that heights and spaces are multiples of; 0: none

  bool spans_page() const { return columns.size() == 1; }
};

/// Where the last slabs that must stay with what follows them begin; the end if none must.
std::size_t tail_of(const std::vector<Slab>& slabs);

/// Makes all spaces between slabs wider or narrower. With a grid they stay multiples of it.
void scale_spaces(std::vector<Area>& areas, double factor);

/// Sets all blocks and groups them: a new area begins where the columns change, where a block spans the page
/// or no longer does, and where a page must begin.
std::vector<Area> set_areas(Context& context);

}  // namespace factsheet::typeset

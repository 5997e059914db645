#pragma once

#include "typeset/table_cells.hpp"

namespace factsheet::typeset {

/// The heads of a table's columns with those over several of them, as one slab that holds a THead's rows.
/// Every head stands on the line above the rows; a rule parts a head over several columns from theirs.
Slab set_table_head(const document::Table& table, const TableCells& cells, Length measure);

/// A tag of a table: a row, a cell, a part.
pages::Item table_tag(pages::Role role, pages::Scope scope = pages::Scope::none, int columns = 1,
                      int rows = 1);

}  // namespace factsheet::typeset

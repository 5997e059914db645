#pragma once

#include "document/blocks.hpp"
#include "document/values.hpp"
#include "layout/table_block.hpp"

namespace factsheet::document {

/// Fills the rows of a table from its records, with their groups, bars and looks. Reports a group that comes
/// twice, a record without its partner in a column's other list, and bars of what isn't a number.
void fill_rows(const layout::TableBlock& from, const data::Rows& rows, Values& values,
               Diagnostics& diagnostics, Table& table);

}  // namespace factsheet::document

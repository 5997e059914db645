#pragma once

#include "document/values.hpp"
#include "layout/table_block.hpp"

#include <vector>

namespace factsheet::document {

/// The cells of a table's last row: the label, and the published total in the column that is summed. Reports
/// a total that isn't the sum of its parts, and that there is not one column to sum; then it is empty.
std::vector<Rich> fill_total(const layout::TableBlock& from, const data::Rows& rows, Values& values,
                             Diagnostics& diagnostics);

}  // namespace factsheet::document

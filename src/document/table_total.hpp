#pragma once

#include "document/blocks.hpp"
#include "document/values.hpp"
#include "layout/table_block.hpp"

#include <vector>

namespace factsheet::document {

/// The cells of a table's last row: the label, and the published total in each column that is summed. Reports
/// a total that isn't the sum of its parts, and that it isn't clear which columns are summed; then it is
/// empty.
std::vector<Rich> fill_total(const layout::TableBlock& from, const data::Rows& rows, Values& values,
                             Diagnostics& diagnostics);

/// The same for each of a table's groups, whose rows are filled. Reports records of one group that don't
/// share what their record of totals is found by.
void fill_group_totals(const layout::TableBlock& from, const data::Rows& rows, Values& values,
                       Diagnostics& diagnostics, Table& table);

}  // namespace factsheet::document

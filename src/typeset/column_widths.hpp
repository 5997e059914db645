#pragma once

#include "document/document.hpp"
#include "typeset/context.hpp"

#include <vector>

namespace factsheet::typeset {

/// Where a table's column stands: the text's left edge and width, padding taken off.
struct PlacedColumn {
  Length left;
  Length width;
  Length fraction;  ///< of decimal columns: the widest part from the decimal point on
};

/// Gives each column its width: fixed ones theirs, automatic ones what their content takes (less if there
/// isn't room, down to their widest word), shares what is left. The text of the first and last column is
/// flush with the measure.
std::vector<PlacedColumn> place_columns(Context& context, const document::Table& table,
                                        const document::Style& style, Length measure, Span span);

/// The width of a number's part from its decimal point on; 0 if it has none.
Length fraction_width(Context& context, const document::Rich& cell, const document::Style& style);

}  // namespace factsheet::typeset

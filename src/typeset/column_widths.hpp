#pragma once

#include "document/document.hpp"
#include "typeset/context.hpp"

#include <vector>

namespace factsheet::typeset {

/// Where a table's column stands: the text's left edge and width, padding taken off.
struct PlacedColumn {
  Length left;
  Length width;
  Length fraction;   ///< of decimal columns: the widest part from the decimal point on
  Length bar_left;   ///< where the room for its bars begins
  Length bar_width;  ///< 0: it has no bars
};

/// Gives each column its width: fixed ones theirs, automatic ones what their content takes (less if there
/// isn't room, down to their widest word; a number is never parted), shares what is left, but never less than
/// their widest word. The text of the first and last column is flush with the measure. Reports by how much
/// the columns are wider than the measure, and warns of content that is wider than its column's sample.
std::vector<PlacedColumn> place_columns(Context& context, const document::Table& table,
                                        const document::Style& style, Length measure, Span span);

/// How far the first cells of rows are indented below their group's head; 0 if there are no groups.
Length group_indent(const document::Table& table, const document::Style& style);

/// The width of a number's part from its decimal point on; 0 if it has none.
Length fraction_width(Context& context, const document::Rich& cell, const document::Style& style);

}  // namespace factsheet::typeset

#pragma once

#include "document/document.hpp"
#include "document/values.hpp"

namespace factsheet::document {

/// Fills a table's columns, rows and total; reports a total that isn't the sum of its parts. Caption and
/// styles are left to the caller.
Table compose_table(const layout::TableBlock& from, Values& values, Diagnostics& diagnostics);

}  // namespace factsheet::document

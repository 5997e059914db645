#pragma once

#include "base/diagnostics.hpp"
#include "data/cell.hpp"
#include "layout/template.hpp"

#include <string>
#include <vector>

namespace factsheet::document {

/// Reports a published total that isn't the sum of its parts, as it is in a table. All parts are numbers.
void check_parts(const std::vector<const data::Cell*>& parts, const data::Cell& total,
                 const std::string& path, Span parts_span, Diagnostics& diagnostics);

/// Reports a format that rounds: parts that are printed rounded needn't add up to the total as printed.
void check_unrounded(const layout::Placeholder& part, Diagnostics& diagnostics);

}  // namespace factsheet::document

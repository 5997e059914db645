#pragma once

#include "base/diagnostics.hpp"
#include "data/cell.hpp"
#include "data/dataset.hpp"
#include "document/chart.hpp"
#include "layout/template.hpp"

#include <vector>

namespace factsheet::document {

/// Warns of a line over years that aren't evenly spaced: a line draws its records so, and would be steeper or
/// flatter than what it tells of. Labels that don't tell years, in one wording throughout, are no matter.
/// `rows` holds the records; `path` and `at` are how the layout names them.
void check_years(const std::vector<ChartRecord>& records, const data::Rows& rows, std::string_view path,
                 Span at, Diagnostics& diagnostics);

/// Warns of parts that are printed in percent and don't add up to 100, half a unit of the least exact one's
/// last decimal forgiven for each. All are numbers.
void check_percents(const std::vector<const data::Cell*>& parts, const layout::Placeholder& printed,
                    std::string_view path, Span parts_span, Diagnostics& diagnostics);

/// The same number of decimals for all steps of an axis: as many as the finest has, or as a format asks for.
/// Empty if one would have more than 18 digits.
std::vector<data::Decimal> alike_in_decimals(const std::vector<data::Decimal>& steps,
                                             const std::vector<layout::FormatCall>& formats);

}  // namespace factsheet::document

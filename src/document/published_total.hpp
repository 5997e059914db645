#pragma once

#include "base/diagnostics.hpp"
#include "data/cell.hpp"
#include "layout/template.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace factsheet::document {

/// Reports a published total that isn't the sum of its parts. `path`: the total's; `shown`: what the parts
/// are to the reader, for the label at `parts_span`. All parts are numbers. An absent total is no fault: it
/// was held to its parts before it was hidden.
void check_sum(const std::vector<const data::Cell*>& parts, const data::Cell& total, const std::string& path,
               Span parts_span, std::string_view shown, Diagnostics& diagnostics);

/// Reports a format that rounds: parts that are printed rounded needn't add up to the total as printed,
/// whatever the data says.
void check_unrounded(const layout::Placeholder& part, Diagnostics& diagnostics);

}  // namespace factsheet::document

#pragma once

#include "base/diagnostics.hpp"
#include "data/dataset.hpp"

#include <string_view>

namespace factsheet::document {

/// Whether a block that draws the built-in areas ("this map") can be drawn: reports that it can't where the
/// data file has areas of its own, of which there are no outlines.
bool has_outlines(const data::Dataset& dataset, Span block, std::string_view what, Diagnostics& diagnostics);

/// Whether a chart may be drawn of `among` ("all", "states", "states and DC"): reports that areas of a data
/// file's own are no states.
bool can_be_among(const data::Dataset& dataset, std::string_view among, Span block, Diagnostics& diagnostics);

}  // namespace factsheet::document

#pragma once

#include "document/chart.hpp"
#include "document/composing.hpp"

namespace factsheet::document {

/// A figure as it is printed, and its number. Reports what is no number.
ChartFigure print_figure(const data::Cell& cell, const layout::Placeholder& placeholder,
                         std::optional<Filled> filled, const Style& style, Composing& composing);

/// The figures of all states for one's own sheet. `looks` has the styles; a note on states that have no
/// figure is added to `notes`. Nothing after a report.
std::optional<ChartDots> fill_dots(const layout::ChartBlock& from, Span span, Composing& composing,
                                   const Chart& looks, std::vector<Rich>& notes);

}  // namespace factsheet::document

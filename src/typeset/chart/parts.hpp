#pragma once

#include "typeset/chart/canvas.hpp"

namespace factsheet::typeset::chart {

/// How thick such a bar is.
inline constexpr Length bar_thickness = Length::points(16);

/// A bar of parts end to end from the left edge, `width` long in all, with what each part is printed as: in
/// the parts if `inside` (see parts_hold_figures), else below, each behind a patch of its colour and as near
/// its part as the others let it. Gives the height. Reports figures that have no room.
Length draw_parts(Canvas& canvas, const std::vector<const document::ChartFigure*>& parts, Length width,
                  Length top, bool inside);

/// Whether each part of a bar is long enough for its figure.
bool parts_hold_figures(Canvas& canvas, const std::vector<const document::ChartFigure*>& parts, Length width);

/// The colour for text on a fill: the paper's or the label's own where they are read well there, else black
/// or white.
Colour text_on(Colour fill, const Canvas& canvas);

/// The figures of a record.
std::vector<const document::ChartFigure*> figures_of(const document::ChartRecord& record);

double sum_of(const std::vector<const document::ChartFigure*>& parts);

}  // namespace factsheet::typeset::chart

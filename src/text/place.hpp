#pragma once

#include "text/breaks.hpp"
#include "text/paragraph.hpp"

namespace factsheet::text {

/// The glyphs of the line between two breaks, in their places. `closing` says how the line ends; a forced or
/// last line isn't stretched. Items between `to.end_item` and `after` that are blanks or a newline come last,
/// outside the measure.
Line place_line(const BreakMaker& maker, Shaper::Impl& shaper, const Break& from, const Break& to,
                std::uint32_t after, double indent, LineEnd closing);

}  // namespace factsheet::text

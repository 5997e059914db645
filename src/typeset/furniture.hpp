#pragma once

#include "pages/display_list.hpp"
#include "typeset/context.hpp"

namespace factsheet::typeset {

/// Draws what stands on every page below its text: the paper's colour, the edge bar, the header. `number`
/// counts from 1.
void draw_head(Context& context, pages::Page& page, int number, int count);

/// Draws the footer.
void draw_foot(Context& context, pages::Page& page, int number, int count);

}  // namespace factsheet::typeset

#pragma once

#include "pages/display_list.hpp"

namespace factsheet::pages {

/// A page as a small picture to look at, an `svg` element for an HTML page: what is drawn where, coarsely.
/// Texts keep their places and widths in whatever font is there; pictures are grey boxes; curves are cut
/// short to what is seen at a third of the page's size. It names no other file and has no ids, so that a page
/// may hold many. `label` is its alternative text.
std::string to_svg(const Page& page, const text::FontBook& fonts, std::string_view label);

}  // namespace factsheet::pages

#pragma once

#include "pages/display_list.hpp"
#include "typeset/context.hpp"

#include <vector>

namespace factsheet::typeset {

/// The text of one page, without its furniture.
struct Body {
  std::vector<pages::Item> items;
  Length bottom;  ///< where its lowest column ends, from the page's upper edge
};

/// Sets all blocks and deals them out to columns and pages. Reports a block that is taller than a page.
std::vector<Body> paginate(Context& context);

}  // namespace factsheet::typeset

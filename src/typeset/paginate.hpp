#pragma once

#include "pages/display_list.hpp"
#include "typeset/areas.hpp"
#include "typeset/context.hpp"

#include <vector>

namespace factsheet::typeset {

/// The text of one page, without its furniture.
struct Body {
  std::vector<pages::Item> items;
  Length bottom;  ///< where its lowest column ends, from the page's upper edge
};

/// Deals areas out to columns and pages, and draws them: their slabs are used up. Reports a block that is
/// taller than a page.
std::vector<Body> paginate(Context& context, std::vector<Area>& areas);

/// Where a sheet would end.
struct Extent {
  std::size_t pages = 0;
  Length bottom;  ///< of the last page's lowest column, from the paper's upper edge
};

/// The same without drawing or reporting anything; the areas stay as they are.
Extent measure(Context& context, std::vector<Area>& areas);

}  // namespace factsheet::typeset

#pragma once

#include "typeset/paginate.hpp"
#include "typeset/typeset.hpp"

#include <string>
#include <vector>

namespace factsheet::typeset {

/// A sheet's pages, and what was done to make it fit them.
struct Fitted {
  std::vector<Body> bodies;
  std::vector<std::string> taken;  ///< the steps, as a person reads them
  int steps = 0;                   ///< how many; counts each block dropped as one
};

/// Sets a document, and takes the steps of its fitting one after the other, each on top of those before,
/// until it keeps to its pages. Of the findings only those of the attempt that holds are reported; if none
/// fits, by how much the last is too tall. A last page with room left has its spaces widened as far as the
/// layout allows. Blocks that were dropped without need come back, unless the sheets of the set take their
/// steps together: then each drops what the n-th step says, so that the set looks alike.
Fitted fit(const document::Document& document, const Tools& tools, Diagnostics& diagnostics);

}  // namespace factsheet::typeset

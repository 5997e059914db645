#include "document/own_areas.hpp"

#include <fmt/format.h>

namespace factsheet::document {

bool has_outlines(const data::Dataset& dataset, Span block, std::string_view what, Diagnostics& diagnostics) {
  if (!dataset.gazetteer->is_own()) return true;
  diagnostics
      .error(
          Code::not_on_map, block,
          fmt::format("{} can't be drawn of a data file with areas of its own: the outlines are those of the "
                      "states",
                      what))
      .hint("take it out of the layout, or show an image; a chart of kind \"dots\" compares all areas");
  return false;
}

bool can_be_among(const data::Dataset& dataset, std::string_view among, Span block,
                  Diagnostics& diagnostics) {
  if (!dataset.gazetteer->is_own() || among == "all") return true;
  diagnostics
      .error(Code::bad_value, block,
             fmt::format("among = \"{}\" can't be asked of a data file with areas of its own", among))
      .hint("leave it out: all areas are drawn");
  return false;
}

}  // namespace factsheet::document

#pragma once

#include "document/blocks.hpp"
#include "pages/display_list.hpp"

#include <map>
#include <memory>

#include "geo/atlas.hpp"

namespace factsheet::typeset {

/// Maps as they are drawn alike on every sheet. One a thread; empty until a map is asked for.
class MapMemory {
 public:
  const geo::Atlas& atlas();
  /// The map of all states, this wide.
  const geo::UsMap& us_map(Length width);
  /// All states in their shades, those without a figure in a line, on a ground of this colour; what is kept
  /// is drawn once.
  std::shared_ptr<const std::vector<pages::Shape>> shaded(const document::Map& map, Length width,
                                                          Colour ground);

 private:
  std::unique_ptr<const geo::Atlas> atlas_;
  std::map<double, geo::UsMap> maps_;  // by width in points
  struct Shaded {
    std::shared_ptr<const document::Shades> shades;  // kept, so that no other comes to lie where it was
    const layout::MapBlock* looks;
    double width;
    Colour ground;
    std::shared_ptr<const std::vector<pages::Shape>> shapes;
  };
  std::vector<Shaded> shaded_;  // few: a block each
};

}  // namespace factsheet::typeset

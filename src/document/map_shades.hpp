#pragma once

#include "data/dataset.hpp"
#include "document/blocks.hpp"
#include "document/formats.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace factsheet::document {

/// The figures of all states that a map shows, in classes. Keeps what is alike on every sheet; one a thread
/// and a layout, which must outlive it, for one data set.
class MapBook {
 public:
  using Labels = std::vector<std::pair<std::string, std::string>>;

  /// Reports a state that lacks the figure or has no number for it, and gives null then.
  std::shared_ptr<const Shades> shades(const layout::MapBlock& block, const data::Dataset& dataset,
                                       const Formats& formats, const Labels& labels,
                                       const std::string& language, Diagnostics& diagnostics);

 private:
  std::map<const layout::MapBlock*, std::shared_ptr<const Shades>> known_;
};

/// Whether a map of this kind has a place for an area.
bool shows(layout::MapKind kind, const data::Area& area);

}  // namespace factsheet::document

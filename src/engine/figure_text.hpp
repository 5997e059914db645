#pragma once

#include "data/dataset.hpp"
#include "engine/trace.hpp"

#include <set>
#include <string>
#include <utility>

namespace factsheet::engine {

/// A cell as exact text: "36200000", "2024-05-31"; empty if it has no value.
std::string exact_text(const data::Cell& cell);
/// "0.1 million"; empty if the number was published to its last digit.
std::string precision_text(const data::Cell& cell);

/// Lines of files that a figure stands on which is suppressed: what was typed there may be the figure itself,
/// so they are never shown.
class HiddenLines {
 public:
  explicit HiddenLines(const data::Dataset& dataset);
  bool has(const Span& span) const { return lines_.count({span.source, span.line}) > 0; }

 private:
  void add(const data::Dataset& dataset);
  void add(const data::Group& group);
  void add(const Span& span);
  std::set<std::pair<SourceId, std::uint32_t>> lines_;
};

/// The place of a span, without the line's text.
Place place_of(const Span& span, const SourceMap& sources);
/// The same with it, but where it mustn't be shown.
Place place_of(const Span& span, const SourceMap& sources, const HiddenLines& hidden);

}  // namespace factsheet::engine

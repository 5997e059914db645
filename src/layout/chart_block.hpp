#pragma once

#include "base/colour.hpp"
#include "base/length.hpp"
#include "data/expression.hpp"
#include "layout/blocks.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::layout {

enum class ChartKind { bars, columns, grouped, stacked, line, dots, slope, share, sparkline };

/// As authors write it: "bars".
std::string_view name_of(ChartKind kind);

/// The colours that a chart's own are derived from.
struct ChartColours {
  Colour strong;     ///< of what is meant first
  Colour accent;     ///< of a third and fourth series, and of what is compared with
  Colour track;      ///< behind a bar
  Colour line;       ///< of axes
  Span strong_span;  ///< of the key, or of the block
};

/// One of several figures of a record.
struct ChartSeries {
  Template name;
  Template value;  ///< one placeholder, nothing beside it
  Span span;
};

/// Which records are drawn dark, the others light.
struct ChartHighlight {
  enum class Which { none, first, last, largest, condition } which = Which::none;
  std::optional<data::Expression> condition;  ///< over a record
};

/// The published total that the parts must add up to.
struct ChartTotal {
  Template label;
  std::string equals;  ///< path; in a stacked chart a name of the record
  Span equals_span;
};

struct ChartBlock {
  ChartKind kind = ChartKind::bars;
  bool upright = false;  ///< grouped and stacked: columns, not bars
  std::string rows;      ///< path; empty for dots
  Span rows_span;
  Template label;
  /// What is drawn: the series, or one without a name.
  std::vector<ChartSeries> series;
  Template caption;
  Template alt;            ///< empty: it is written from the data
  Template compare;        ///< dots: one placeholder
  Template compare_label;  ///< dots
  Template left_out;       ///< dots: the words before the states that have no figure
  std::string among;       ///< dots: "all", "states", "states and DC"
  ChartHighlight highlight;
  std::optional<Length> height;      ///< of the drawing
  std::optional<Length> max_height;  ///< up to which it may grow
  std::optional<ChartTotal> total;
  ChartColours colours;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor& visit) const;
};

}  // namespace factsheet::layout

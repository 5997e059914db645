#pragma once

#include "data/decimal.hpp"
#include "document/blocks.hpp"
#include "document/language_words.hpp"
#include "layout/chart_block.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::document {

using layout::ChartColours;
using layout::ChartKind;

/// One figure of a chart: how it is printed, and where it is drawn.
struct ChartFigure {
  Rich text;
  /// Nothing where there is none (it is suppressed or not available): a gap with the status in its place. For
  /// geometry alone; what is printed comes from the formats.
  std::optional<double> value;
};

struct ChartRecord {
  Rich label;
  std::vector<ChartFigure> figures;  ///< one a series
  bool highlighted = false;
  Rich total;  ///< stacked: of its figures; may be empty
};

/// A place on an axis.
struct ChartTick {
  double value = 0;
  Rich text;
};

/// What a chart of all states shows beside their figures.
struct ChartDots {
  std::vector<double> values;  ///< of all other states, ascending
  std::size_t count = 0;       ///< of all that are drawn
  ChartFigure own;
  Rich own_name;
  ChartFigure compared;  ///< empty text: none
  Rich compared_name;
  ChartFigure lowest;
  Rich lowest_name;
  ChartFigure highest;
  Rich highest_name;
};

/// A chart with all that it prints.
struct Chart {
  static constexpr std::string_view kind = "chart";
  ChartKind type = ChartKind::bars;
  bool upright = false;     ///< grouped and stacked: columns, not bars
  bool highlights = false;  ///< some records are dark, the others light
  Rich caption;
  std::string alt;
  std::vector<Rich> series;  ///< their names; a single nameless one has none
  std::vector<ChartRecord> records;
  std::vector<ChartTick> ticks;  ///< line: of its upright axis, ascending
  Rich total_label;              ///< share
  Rich total;                    ///< share; may be empty
  std::optional<ChartDots> dots;
  std::vector<Rich> notes;  ///< below, each after its letter
  std::optional<Length> height;
  std::optional<Length> max_height;  ///< up to which it may grow to make columns end level
  ChartColours colours;
  const Style* caption_style = nullptr;
  const Style* label_style = nullptr;
  const Style* value_style = nullptr;
  const Style* axis_style = nullptr;
  const Style* note_style = nullptr;
  /// Each text in the order in which it is read.
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit);
};

/// What is read aloud in a chart's place: its kind, its caption, each label with its figure, and the largest
/// where one is; all as it is printed, in the words of a language.
std::string alt_text(const Chart& chart, const LanguageWords& in);

/// The steps of an axis from `least` to `most`: multiples of 1, 2 or 5 times a power of ten, the first not
/// above `least`, the last not below `most`, at most `count` steps between. The next coarser ones for a
/// larger `coarser`. Empty if they would have more than 18 digits.
std::vector<data::Decimal> axis_steps(data::Decimal least, data::Decimal most, int count, int coarser = 0);

}  // namespace factsheet::document

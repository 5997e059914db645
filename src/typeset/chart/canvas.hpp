#pragma once

#include "document/chart.hpp"
#include "typeset/chart/colours.hpp"
#include "typeset/chart/spread.hpp"
#include "typeset/set_lines.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::typeset::chart {

/// A text that is set and measured, and has yet to be placed.
struct Label {
  std::vector<SetLine> lines;
  const document::Rich* rich = nullptr;
  Length width;  ///< of the widest line
  Length height;
  Length leading;
  Length baseline;  ///< of the first line, below the top
  Length cap;       ///< height of its figures and capitals
  bool empty() const { return lines.empty(); }
};

enum class Side { left, middle, right };

/// What a chart is drawn on: shapes below, texts above them in reading order. Its origin is the drawing's top
/// left corner.
class Canvas {
 public:
  Canvas(Context& context, const document::Chart& chart, Colour paper, Length measure, Span span);

  const document::Chart& chart() const { return chart_; }
  Length measure() const { return measure_; }
  const Palette& colours() const { return colours_; }

  /// A text in lines of at most `room`. More lines than `most_lines`, and words that are too wide, are
  /// reported.
  Label label(const document::Rich& text, const document::Style& style, Length room,
              std::size_t most_lines = 1000);
  /// By how much its widest word is wider than `room`; 0 or less if it can be set there.
  Length too_wide(const document::Rich& text, const document::Style& style, Length room);
  /// On one line, whatever its width.
  Label line(const document::Rich& text, const document::Style& style);

  /// Places a label with its left edge, middle or right edge at `x` and its top at `y`.
  void put(Label&& label, Length x, Length y, Side side = Side::left);
  /// With its first baseline at `y`, in another colour than its style's if one is given.
  void put_on(Label&& label, Length x, Length y, Side side = Side::left,
              const std::optional<Colour>& colour = {});

  void box(Length left, Length top, Length width, Length height, Colour fill);
  void polyline(const std::vector<Point>& points, Colour colour, Length width);
  /// One shape for all of them.
  void discs(const std::vector<Point>& middles, Length radius, Colour fill);
  /// A hairline.
  void rule(Length left, Length top, Length width, Colour colour);

  /// Shapes that something else has drawn.
  void add(std::vector<pages::Item>&& shapes);

  /// Says that a label has no room: by how much, and in which direction ("horizontal").
  void no_room(const document::Rich& text, Length beyond, std::string_view direction, std::string hint);

  /// Advice to add to a hint where figures have no room: a format that prints all of them rounded in at most
  /// `room`, ", or print them rounded: {n|round:1 million}"; a smaller unit for tiny ones. Empty where
  /// neither would help.
  std::string shorter_figures(Length room);

  /// The names of the series, each behind a patch of its colour, from the left, in as many lines as it takes;
  /// gives the height. None if there are fewer than two.
  Length legend(Length top);

  /// How tall the plot is: as the author says, else as its kind has it, and more where the column has room.
  Length plot_height(Length of_kind) {
    plot_ = chart_.height.value_or(of_kind);
    if (chart_.max_height) plot_ = std::min(plot_, *chart_.max_height);
    return plot_ + growth_;
  }
  /// What `plot_height` gave last, without its growth; 0 if it wasn't asked.
  Length own_plot_height() const { return plot_; }
  /// The same of a plot in which nothing rises above the zero line (see is_flat): it needn't be a blank
  /// field.
  Length flat_height(Length of_words) const {
    constexpr Length least = Length::points(2);
    return chart_.height.value_or(std::max(least, of_words));
  }
  void grow(Length by) { growth_ = by; }

  std::vector<pages::Item> take();

 private:
  Context& context_;
  const document::Chart& chart_;
  Length measure_;
  Length growth_;
  Length plot_;
  Span span_;
  Palette colours_;
  std::vector<pages::Item> shapes_;
  std::vector<pages::Item> texts_;
};

/// The text of a chart that wants most beyond its room: one finding tells of all of its kind.
struct Widest {
  const document::Rich* text = nullptr;
  Length beyond;
  /// True if it fits.
  bool fits(const document::Rich& one, Length one_beyond) {
    if (one_beyond <= Length::points(0.05)) return true;
    if (one_beyond > beyond) {
      text = &one;
      beyond = one_beyond;
    }
    return false;
  }
  void report(Canvas& canvas, std::string hint) const {
    if (text) canvas.no_room(*text, beyond, "horizontal", std::move(hint));
  }
};

/// Where figures lie on a scale from `least` to `most`, drawn from `begin` to `end`.
struct Scale {
  double least = 0;
  double most = 1;
  Length begin;
  Length end;
  Length operator()(double value) const { return begin + (end - begin) * ((value - least) / (most - least)); }
};

/// A scale with zero on it, over all figures.
Scale from_zero(const document::Chart& chart, Length begin, Length end);

/// Whether no figure differs from zero, as far as they are known: nothing rises from the zero line.
bool is_flat(const document::Chart& chart);
/// Whether no figure is known at all.
bool is_unknown(const document::Chart& chart);

/// What each record has instead of figures, as a list: of a chart where none is known. Gives the height.
Length draw_gaps(Canvas& canvas);

/// How thick an axis is.
inline constexpr Length hairline = Length::points(0.5);

// Each kind of chart draws itself and gives its height.

Length draw_bars(Canvas& canvas);
Length draw_columns(Canvas& canvas);
Length draw_grouped_bars(Canvas& canvas);
Length draw_grouped_columns(Canvas& canvas);
Length draw_stacked_bars(Canvas& canvas);
Length draw_stacked_columns(Canvas& canvas);
Length draw_line(Canvas& canvas);
Length draw_dots(Canvas& canvas);
Length draw_slope(Canvas& canvas);
Length draw_share(Canvas& canvas);
Length draw_sparkline(Canvas& canvas);

}  // namespace factsheet::typeset::chart

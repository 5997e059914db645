// Standing columns: one a record, or one a series of each record.

#include "typeset/chart/canvas.hpp"

#include <algorithm>
#include <string>

namespace factsheet::typeset::chart {
namespace {

constexpr Length default_height = Length::points(120);
constexpr Length widest_column = Length::points(58);
constexpr Length over_figure = Length::points(3.5);  // between a column's end and its figure
constexpr Length over_label = Length::points(4);     // between the drawing and what records are called
constexpr Length label_gap = Length::points(5);      // between two of those
constexpr Length figure_gap = Length::points(2.5);   // between two figures side by side
constexpr double filled = 0.8;                       // of a record's slot

// Bars that fill a page have no more room than columns.
bool bars_fit(const document::Chart& chart, double series) {
  constexpr Length most = Length::points(500);
  constexpr Length bar = Length::points(19);
  return bar * (static_cast<double>(chart.records.size()) * series) <= most;
}

class Columns {
 public:
  Columns(Canvas& canvas, std::size_t count)
      : canvas_(canvas), chart_(canvas.chart()), count_(static_cast<double>(count)) {
    slot_ = canvas.measure() / static_cast<double>(chart_.records.size());
  }

  Length draw() {
    const Length top = canvas_.legend(Length());
    scale_ = from_zero(chart_, Length(), Length());
    const Length line = chart_.value_style->leading;
    const Length drawing =
        is_flat(chart_) ? canvas_.flat_height(Length()) : canvas_.plot_height(default_height);
    // Upward: the most at the top.
    scale_.begin = top + line + drawing;
    scale_.end = top + line;
    const bool all_below =
        std::all_of(chart_.records.begin(), chart_.records.end(), [](const document::ChartRecord& record) {
          return std::all_of(
              record.figures.begin(), record.figures.end(),
              [](const document::ChartFigure& figure) { return figure.value && *figure.value < 0; });
        });
    if (all_below) scale_.end = top + hairline;  // no figure stands above the line
    for (std::size_t i = 0; i < chart_.records.size(); ++i) draw_record(i);
    canvas_.rule(Length(), scale_(0), canvas_.measure(), canvas_.colours().strong);
    labels_beyond_.report(canvas_, advice());
    if (figures_beyond_.text)
      figures_beyond_.report(canvas_, advice() + canvas_.shorter_figures(figure_room()));
    return foot() + labels_;
  }

 private:
  std::string advice() const {
    std::string hint = "make the chart wider with span = \"page\", shorten its words, or ";
    if (!bars_fit(chart_, count_)) return hint + "set its records as a table, which may run over pages";
    hint += count_ > 1 ? "use direction" : "use kind";
    return hint + " = \"bars\", which has room for more records";
  }

  // Where what records are called begins: below the figures of columns that go down.
  Length foot() const {
    return scale_.begin + (scale_.least < 0 ? chart_.value_style->leading : Length()) + over_label;
  }

  // The columns of a record.
  Length group_width() const { return std::min(slot_ * filled, widest_column * count_); }
  // What a figure may take.
  Length figure_room() const { return (count_ > 1 ? group_width() / count_ : slot_) - figure_gap; }

  // In reading order: what the record is called, then its figures.
  void draw_record(std::size_t index) {
    const document::ChartRecord& record = chart_.records[index];
    const Length middle = slot_ * (static_cast<double>(index) + 0.5);
    const Length room = slot_ - label_gap;
    if (labels_beyond_.fits(record.label, canvas_.too_wide(record.label, *chart_.label_style, room))) {
      Label label = canvas_.label(record.label, *chart_.label_style, room, 2);
      labels_ = std::max(labels_, label.height);
      canvas_.put(std::move(label), middle, foot(), Side::middle);
    }
    const Length all = group_width();
    const Length width = all / count_;
    Length left = middle - all / 2;
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
      draw_figure(record.figures[i], left, width, fill_of(record, i));
      left += width;
    }
  }

  Colour fill_of(const document::ChartRecord& record, std::size_t series) const {
    if (!chart_.series.empty()) return canvas_.colours().series[series];
    return chart_.highlights && !record.highlighted ? canvas_.colours().weak : canvas_.colours().strong;
  }

  void draw_figure(const document::ChartFigure& figure, Length left, Length width, Colour fill) {
    const double value = figure.value.value_or(0);
    const Length zero = scale_(0);
    const Length at = scale_(value);
    const Length seam = count_ > 1 ? Length::points(0.5) : Length();  // the paper shows between neighbours
    canvas_.box(left + seam, std::min(zero, at), width - seam * 2, at < zero ? zero - at : at - zero, fill);
    Label text = canvas_.line(figure.text, *chart_.value_style);
    if (!figures_beyond_.fits(figure.text, text.width - figure_room())) return;
    const Length on = value < 0 ? at + over_figure + text.cap : at - over_figure;
    canvas_.put_on(std::move(text), left + width / 2, on, Side::middle);
  }

  Canvas& canvas_;
  const document::Chart& chart_;
  double count_;
  Length slot_;
  Length labels_;
  Scale scale_;
  Widest labels_beyond_;
  Widest figures_beyond_;
};

}  // namespace

Length draw_columns(Canvas& canvas) {
  return Columns(canvas, 1).draw();
}

Length draw_grouped_columns(Canvas& canvas) {
  return Columns(canvas, canvas.chart().series.size()).draw();
}

}  // namespace factsheet::typeset::chart

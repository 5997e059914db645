// Lying bars: one a record, or one a series of each record.

#include "typeset/chart/canvas.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length thickness = Length::points(8);
constexpr Length gap = Length::points(4);      // between a bar's end and its figure
constexpr Length between = Length::points(7);  // two records
constexpr double widest_column = 0.36;         // of the measure, that labels beside the bars may take

// What bars and figures leave each other.
struct Room {
  Length left;   // where the drawing begins
  Length below;  // widest figure of those below zero
  Length above;  // and of the others
};

Room measure_figures(Canvas& canvas, Length left) {
  Room room{left, {}, {}};
  for (const document::ChartRecord& record : canvas.chart().records) {
    for (const document::ChartFigure& figure : record.figures) {
      const Length width = canvas.line(figure.text, *canvas.chart().value_style).width;
      Length& widest = figure.value && *figure.value < 0 ? room.below : room.above;
      widest = std::max(widest, width);
    }
  }
  return room;
}

// A scale that leaves room for the figures behind the bars' ends, on the sides where there are any.
Scale scale_in(Canvas& canvas, const Room& room) {
  Scale scale = from_zero(canvas.chart(), room.left, canvas.measure());
  if (scale.least < 0) scale.begin += room.below + gap;
  scale.end -= room.above + gap;
  return scale;
}

void draw_bar(Canvas& canvas, const Scale& scale, double value, Length top, Length height, Colour fill) {
  const Length zero = scale(0);
  const Length at = scale(value);
  canvas.box(std::min(zero, at), top, at < zero ? zero - at : at - zero, height, fill);
}

// A bar with its figure behind its end, level with it.
void draw_with_figure(Canvas& canvas, const Scale& scale, const document::ChartFigure& figure, Length top,
                      Length height, Colour fill) {
  const double value = figure.value.value_or(0);
  draw_bar(canvas, scale, value, top, height, fill);
  Label text = canvas.line(figure.text, *canvas.chart().value_style);
  const Length on = top + height / 2 + text.cap / 2;
  if (value < 0) {
    canvas.put_on(std::move(text), scale(value) - gap, on, Side::right);
  } else {
    canvas.put_on(std::move(text), scale(value) + gap, on);
  }
}

Colour fill_of(const Canvas& canvas, const document::ChartRecord& record) {
  const bool light = canvas.chart().highlights && !record.highlighted;
  return light ? canvas.colours().weak : canvas.colours().strong;
}

// Labels in a column of their own, each beside its bar.
Length draw_beside(Canvas& canvas, Length column) {
  const document::Chart& chart = canvas.chart();
  const Scale scale = scale_in(canvas, measure_figures(canvas, column));
  const Length pitch = std::max(chart.label_style->leading, thickness) + between;
  Length y;
  for (const document::ChartRecord& record : chart.records) {
    Label label = canvas.line(record.label, *chart.label_style);
    const Length middle = y + pitch / 2;
    const Length on = middle + label.cap / 2;
    canvas.put_on(std::move(label), Length(), on);
    draw_with_figure(canvas, scale, record.figures.front(), middle - thickness / 2, thickness,
                     fill_of(canvas, record));
    y += pitch;
  }
  canvas.box(scale(0) - hairline / 2, Length(), hairline, y, canvas.colours().line);
  return y;
}

// Each label above its bar, the figure at the right end of the same line.
Length draw_above(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  const Scale scale = from_zero(chart, Length(), canvas.measure());
  constexpr Length apart = Length::points(10);
  constexpr Length under_label = Length::points(2.5);
  Length y;
  for (const document::ChartRecord& record : chart.records) {
    const document::ChartFigure& figure = record.figures.front();
    Label text = canvas.line(figure.text, *chart.value_style);
    const Length room = canvas.measure() - text.width - apart;
    if (room < Length::points(20)) {
      canvas.no_room(figure.text, Length::points(20) - room, "horizontal",
                     "make the chart wider with span = \"page\", or print the figure shorter with a format");
      return y;
    }
    Label label = canvas.label(record.label, *chart.label_style, room);
    const Length first = y + std::max(label.baseline, text.baseline);
    const Length height = std::max(label.height, text.height);
    canvas.put_on(std::move(label), Length(), first);
    canvas.put_on(std::move(text), canvas.measure(), first, Side::right);
    const Length top = y + height + under_label;
    if (figure.value) {
      canvas.box(Length(), top, canvas.measure(), thickness, canvas.colours().track);
      draw_bar(canvas, scale, *figure.value, top, thickness, fill_of(canvas, record));
      if (scale.least < 0)
        canvas.box(scale(0) - hairline / 2, top - hairline, hairline, thickness + hairline * 2,
                   canvas.colours().strong);
    }
    y = top + thickness + between;
  }
  return y - between;
}

// How wide a column of labels beside the bars is; nothing where it would leave them too little.
std::optional<Length> column_of_labels(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  Length widest;
  for (const document::ChartRecord& record : chart.records)
    widest = std::max(widest, canvas.line(record.label, *chart.label_style).width);
  if (widest > canvas.measure() * widest_column) return std::nullopt;
  constexpr Length column_gap = Length::points(8);
  const Length column = widest + column_gap;
  const Room room = measure_figures(canvas, column);
  const Length drawing =
      canvas.measure() - column - room.below - room.above - gap * (room.below > Length() ? 2 : 1);
  constexpr double least_drawing = 0.3;
  if (drawing < canvas.measure() * least_drawing) return std::nullopt;
  return column;
}

}  // namespace

Length draw_bars(Canvas& canvas) {
  const auto column = column_of_labels(canvas);
  return column ? draw_beside(canvas, *column) : draw_above(canvas);
}

Length draw_grouped_bars(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  // Bars that go to the left would come below labels above them, which then seem to belong to their figures:
  // short labels stand beside them, long ones at some distance.
  const bool any_below = from_zero(chart, Length(), Length()).least < 0;
  const auto column = any_below ? column_of_labels(canvas) : std::nullopt;
  const Length under_label = any_below ? Length::points(3) : Length();
  const Scale scale = scale_in(canvas, measure_figures(canvas, column.value_or(Length())));
  constexpr Length least = Length::points(30);
  if (scale.end - scale.begin < least) {
    canvas.no_room(chart.records.front().figures.front().text, least - (scale.end - scale.begin),
                   "horizontal",
                   "make the chart wider with span = \"page\", or print the figures shorter with a format");
    return Length();
  }
  const Length bar = Length::points(7);
  const Length pitch = std::max(bar + Length::points(2), chart.value_style->leading);
  Length y = canvas.legend(Length());
  for (const document::ChartRecord& record : chart.records) {
    Label label = canvas.label(record.label, *chart.label_style, canvas.measure());
    if (column) {
      const Length all = pitch * static_cast<double>(record.figures.size());
      const Length on = y + all / 2 + label.cap / 2;
      canvas.put_on(std::move(label), Length(), on);
    } else {
      const Length height = label.height;
      canvas.put(std::move(label), Length(), y);
      y += height + under_label;
    }
    const Length top = y;
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
      draw_with_figure(canvas, scale, record.figures[i], y + (pitch - bar) / 2, bar,
                       canvas.colours().series[i]);
      y += pitch;
    }
    canvas.box(scale(0) - hairline / 2, top, hairline, y - top, canvas.colours().line);
    y += between;
  }
  return y - between;
}

}  // namespace factsheet::typeset::chart

// Two points in time, a line a record.

#include "typeset/chart/side_labels.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length gap = Length::points(6);
constexpr Length dot = Length::points(2.4);
constexpr Length stroke = Length::points(1.5);
constexpr Length least_between = Length::points(30);  // the two points in time

Scale over_all(const document::Chart& chart, Length begin, Length end) {
  std::optional<double> least;
  std::optional<double> most;
  for (const document::ChartRecord& record : chart.records) {
    for (const document::ChartFigure& figure : record.figures) {
      if (!figure.value) continue;
      least = least ? std::min(*least, *figure.value) : *figure.value;
      most = most ? std::max(*most, *figure.value) : *figure.value;
    }
  }
  if (!least) return {0, 1, begin, end};
  if (*least == *most) return {*least - 1, *most + 1, begin, end};
  return {*least, *most, begin, end};
}

// The labels of both ends, and the scale of what is between them.
struct Sides {
  Scale scale;
  SideLabels left;
  SideLabels right;
  Length too_tall;  // 0: they stand
};

SideLook look_of(Side side) {
  SideLook look;
  look.side = side;
  look.clear = gap + dot;
  look.dot = dot;
  look.hint = "give the chart a larger `height`, or draw fewer records";
  return look;
}

// Whether all names can be set in lines of `room`.
bool names_fit(Canvas& canvas, Length room) {
  const document::Chart& chart = canvas.chart();
  return std::all_of(chart.records.begin(), chart.records.end(), [&](const document::ChartRecord& record) {
    return canvas.too_wide(record.label, *chart.label_style, room) <= Length();
  });
}

// With names of at most `room`, at the right only if they are asked for.
Sides settle(Canvas& canvas, Length head, Length room, bool names_at_right) {
  const document::Chart& chart = canvas.chart();
  const Length line = chart.value_style->leading;
  // Room for all labels, and some more between them.
  Length labels;
  for (const document::ChartRecord& record : chart.records)
    labels += std::max(canvas.label(record.label, *chart.label_style, room).height, line);
  const Length height = is_flat(chart) ? canvas.flat_height(labels)
                                       : canvas.plot_height(std::max(Length::points(90), labels * 1.4));
  Sides sides{over_all(chart, head + line / 2 + height, head + line / 2),
              SideLabels(canvas, look_of(Side::right)),
              SideLabels(canvas, look_of(Side::left)),
              {}};
  const Length foot = sides.scale.begin;
  for (const std::size_t side : {0U, 1U}) {
    // A figure that isn't there stands level with the other one.
    const auto at = [&](const document::ChartRecord& record, std::size_t of) {
      const auto& own = record.figures[of].value;
      const auto& value = own ? own : record.figures[1 - of].value;
      return value ? sides.scale(*value) : foot;
    };
    // Those at one point stand in the order in which their lines come there.
    std::vector<const document::ChartRecord*> records;
    for (const document::ChartRecord& record : chart.records) records.push_back(&record);
    std::stable_sort(records.begin(), records.end(),
                     [&](const auto* a, const auto* b) { return at(*a, 1 - side) < at(*b, 1 - side); });
    SideLabels& labels_of = side == 0 ? sides.left : sides.right;
    for (const document::ChartRecord* record : records) {
      const bool named = side == 0 || names_at_right;
      labels_of.add(named ? canvas.label(record->label, *chart.label_style, room) : Label(),
                    canvas.line(record->figures[side].text, *chart.value_style), at(*record, side),
                    record->figures[side].value.has_value(), canvas.colours().weak);
    }
  }
  for (SideLabels* one : {&sides.left, &sides.right})
    sides.too_tall = std::max(sides.too_tall, one->settle(head, foot + line / 2));
  return sides;
}

// Names stand at the right, too, where there is room, and in any case where figures are close there: one
// can't tell then whose they are. Where they are wide, all are set narrower.
Sides find_sides(Canvas& canvas, Length head) {
  const Length measure = canvas.measure();
  constexpr double widest = 0.32;  // of the measure, that names may take
  const auto between = [&](const Sides& sides) { return measure - sides.left.width() - sides.right.width(); };
  for (const double part : {widest, 0.26, 0.2}) {
    if (!names_fit(canvas, measure * part)) break;
    Sides sides = settle(canvas, head, measure * part, true);
    const Length easy = std::max(least_between, measure * 0.3);
    if (sides.too_tall <= Length() && between(sides) >= easy) return sides;
  }
  Sides at_left = settle(canvas, head, measure * widest, false);
  if (!at_left.right.crowded()) return at_left;
  for (const double part : {widest, 0.26, 0.2, 0.15}) {
    if (!names_fit(canvas, measure * part)) break;
    Sides sides = settle(canvas, head, measure * part, true);
    if (sides.too_tall <= Length() && between(sides) >= least_between) return sides;
  }
  return settle(canvas, head, measure * widest, true);
}

}  // namespace

Length draw_slope(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  if (is_unknown(chart)) return draw_gaps(canvas);
  const Length line = chart.value_style->leading;
  // The points in time, above the ends of their rules.
  const Length head_room = canvas.measure() / 2 - gap;
  Label first = canvas.label(chart.series[0], *chart.axis_style, head_room);
  Label second = canvas.label(chart.series[1], *chart.axis_style, head_room);
  const Length heads = std::max(first.height, second.height);
  const Length head = heads + Length::points(5);
  Sides sides = find_sides(canvas, head);
  auto& [scale, left, right, too_tall] = sides;
  if (too_tall > Length()) {
    left.report(too_tall);
    return Length();
  }
  const Length foot = scale.begin;
  const Length from = left.width();
  const Length to = canvas.measure() - right.width();
  if (to - from < least_between) {
    canvas.no_room(chart.records.front().label, least_between - (to - from), "horizontal",
                   "make the chart wider with span = \"page\", or shorten the labels");
    return Length();
  }
  for (const Length x : {from, to}) {
    canvas.box(x - hairline / 2, head, hairline, foot + line / 2 - head, canvas.colours().line);
  }
  const Length middle = canvas.measure() / 2;
  const Length first_top = heads - first.height;
  const Length second_top = heads - second.height;
  const Length first_right = std::min(std::max(from, first.width), middle - gap / 2);
  const Length second_left = std::max(std::min(to, canvas.measure() - second.width), middle + gap / 2);
  canvas.put(std::move(first), first_right, first_top, Side::right);
  canvas.put(std::move(second), second_left, second_top);
  left.lead(from);
  right.lead(to);
  std::vector<Point> dots;
  for (const document::ChartRecord& record : chart.records) {
    std::vector<Point> points;
    if (record.figures[0].value) points.push_back({from, scale(*record.figures[0].value)});
    if (record.figures[1].value) points.push_back({to, scale(*record.figures[1].value)});
    canvas.polyline(points, canvas.colours().strong, stroke);
    dots.insert(dots.end(), points.begin(), points.end());
  }
  canvas.discs(dots, dot, canvas.colours().strong);
  left.put(from);
  right.put(to);
  return foot + line / 2;
}

}  // namespace factsheet::typeset::chart

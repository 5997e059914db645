// Two points in time, a line a record.

#include "typeset/chart/canvas.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length gap = Length::points(6);
constexpr Length dot = Length::points(2.4);
constexpr Length stroke = Length::points(1.5);

// One side's labels, spread so that none meets another. Where one had to leave its dot's level, a thin line
// leads from each dot to its label, so that none is taken for the one that it happens to stand beside; a
// label without such a line has no dot.
class SideLabels {
 public:
  SideLabels(Canvas& canvas, Side side) : canvas_(canvas), side_(side) {}

  // `at` is the level of its dot, or where it wants to stand if it has none.
  void add(Label&& name, Label&& figure, Length at, bool has_dot) {
    width_ = std::max(width_, figure.width + (name.empty() ? Length() : gap + name.width));
    const Length height = std::max(name.height, figure.height);
    entries_.push_back({std::move(name), std::move(figure), at, height, has_dot, {}});
  }

  // Finds where the labels stand between `low` and `high`. False after a report.
  bool settle(Length low, Length high) {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    std::vector<Wish> wishes;
    for (const Entry& entry : entries_) wishes.push_back({entry.at, entry.height});
    const auto begins = spread(wishes, low, high, Length());
    if (!begins) {
      canvas_.no_room(*entries_.back().figure.rich, shortage(wishes, high - low, Length()), "vertical",
                      "give the chart a larger `height`, or draw fewer records");
      return false;
    }
    Length farthest;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      entries_[i].middle = (*begins)[i] + entries_[i].height / 2;
      const Length moved = entries_[i].middle - entries_[i].at;
      farthest = std::max({farthest, moved, Length() - moved});
    }
    constexpr Length hardly = Length::points(1.5);
    constexpr Length longest = Length::points(26);
    constexpr Length shortest = Length::points(12);
    if (farthest > hardly) lead_ = std::min(longest, shortest + farthest * 0.3);
    return true;
  }

  // With what stands between the labels and the dots' middles.
  Length width() const { return width_ + std::max(gap, lead_) + dot; }

  // The lines from the dots at `x`; they belong under the dots.
  void lead(Length x) {
    if (lead_ <= Length()) return;
    constexpr Length thin = Length::points(0.6);
    constexpr Length off = Length::points(2);  // the label
    const Length reach = lead_ + dot - off;
    for (const Entry& entry : entries_) {
      if (!entry.has_dot) continue;
      const Length end = side_ == Side::right ? x - reach : x + reach;
      canvas_.polyline({{x, entry.at}, {end, entry.middle}}, canvas_.colours().weak, thin);
    }
  }

  // Beside the dots at `x`.
  void put(Length x) {
    const Length off = std::max(gap, lead_) + dot;
    for (Entry& entry : entries_) {
      const Length figure_on = entry.middle + entry.figure.cap / 2;
      const Length figure_width = entry.figure.width;
      // A name of two lines is centred on its figure.
      const Length name_top = entry.middle - entry.name.height / 2;
      if (side_ == Side::right) {
        canvas_.put(std::move(entry.name), x - off - figure_width - gap, name_top, Side::right);
        canvas_.put_on(std::move(entry.figure), x - off, figure_on, Side::right);
      } else {
        canvas_.put(std::move(entry.name), x + off + figure_width + gap, name_top);
        canvas_.put_on(std::move(entry.figure), x + off, figure_on);
      }
    }
  }

 private:
  struct Entry {
    Label name;
    Label figure;
    Length at;
    Length height;
    bool has_dot;
    Length middle;
  };
  Canvas& canvas_;
  Side side_;  // which edge of the labels is towards the dots
  std::vector<Entry> entries_;
  Length width_;
  Length lead_;  // how long the lines to the dots are across; 0: there are none
};

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
  // Room for all labels, and some more between them.
  Length labels;
  const Length label_room = canvas.measure() * 0.32;
  for (const document::ChartRecord& record : chart.records) {
    labels += std::max(canvas.label(record.label, *chart.label_style, label_room).height, line);
  }
  const Length height = is_flat(chart) ? canvas.flat_height(labels)
                                       : canvas.plot_height(std::max(Length::points(90), labels * 1.4));
  const Scale scale = over_all(chart, head + line / 2 + height, head + line / 2);
  SideLabels left(canvas, Side::right);
  SideLabels right(canvas, Side::left);
  const Length foot = scale.begin;
  for (const document::ChartRecord& record : chart.records) {
    const auto at = [&](std::size_t side) {
      // A figure that isn't there stands level with the other one.
      const auto& value =
          record.figures[side].value ? record.figures[side].value : record.figures[1 - side].value;
      return value ? scale(*value) : foot;
    };
    left.add(canvas.label(record.label, *chart.label_style, label_room),
             canvas.line(record.figures[0].text, *chart.value_style), at(0),
             record.figures[0].value.has_value());
    right.add({}, canvas.line(record.figures[1].text, *chart.value_style), at(1),
              record.figures[1].value.has_value());
  }
  if (!left.settle(head, foot + line / 2) || !right.settle(head, foot + line / 2)) return Length();
  const Length from = left.width();
  const Length to = canvas.measure() - right.width();
  const Length least = Length::points(30);
  if (to - from < least) {
    canvas.no_room(chart.records.front().label, least - (to - from), "horizontal",
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

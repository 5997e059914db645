// Two points in time, a line a record.

#include "typeset/chart/canvas.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length gap = Length::points(6);
constexpr Length dot = Length::points(2.4);
constexpr Length stroke = Length::points(1.5);

// One side's labels, spread so that none meets another.
class SideLabels {
 public:
  explicit SideLabels(Canvas& canvas) : canvas_(canvas) {}

  void add(std::size_t record, Label&& name, Label&& figure, Length at) {
    width_ = std::max(width_, figure.width + (name.empty() ? Length() : gap + name.width));
    const Length height = std::max(name.height, figure.height);
    entries_.push_back({record, std::move(name), std::move(figure), at, height});
  }
  Length width() const { return width_; }

  // `anchor` tells which records' points lie where, for the order from the top down.
  void put(Length x, Side side, Length low, Length high) {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    std::vector<Wish> wishes;
    for (const Entry& entry : entries_) wishes.push_back({entry.at, entry.height});
    const auto begins = spread(wishes, low, high, Length());
    if (!begins) {
      canvas_.no_room(*entries_.back().figure.rich, shortage(wishes, high - low, Length()), "vertical",
                      "give the chart a larger `height`, or draw fewer records");
      return;
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      Entry& entry = entries_[i];
      const Length middle = (*begins)[i] + entry.height / 2;
      const Length figure_on = middle + entry.figure.cap / 2;
      const Length figure_width = entry.figure.width;
      // A name of two lines is centred on its figure.
      const Length name_top = middle - entry.name.height / 2;
      if (side == Side::right) {
        canvas_.put(std::move(entry.name), x - figure_width - gap, name_top, Side::right);
        canvas_.put_on(std::move(entry.figure), x, figure_on, Side::right);
      } else {
        canvas_.put(std::move(entry.name), x + figure_width + gap, name_top);
        canvas_.put_on(std::move(entry.figure), x, figure_on);
      }
    }
  }

 private:
  struct Entry {
    std::size_t record;
    Label name;
    Label figure;
    Length at;
    Length height;
  };
  Canvas& canvas_;
  std::vector<Entry> entries_;
  Length width_;
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
  const Length height = canvas.plot_height(std::max(Length::points(90), labels * 1.4));
  const Scale scale = over_all(chart, head + line / 2 + height, head + line / 2);
  SideLabels left(canvas);
  SideLabels right(canvas);
  const Length foot = scale.begin;
  for (std::size_t i = 0; i < chart.records.size(); ++i) {
    const document::ChartRecord& record = chart.records[i];
    const auto at = [&](std::size_t side) {
      // A figure that isn't there stands level with the other one.
      const auto& value =
          record.figures[side].value ? record.figures[side].value : record.figures[1 - side].value;
      return value ? scale(*value) : foot;
    };
    left.add(i, canvas.label(record.label, *chart.label_style, label_room),
             canvas.line(record.figures[0].text, *chart.value_style), at(0));
    right.add(i, {}, canvas.line(record.figures[1].text, *chart.value_style), at(1));
  }
  const Length from = left.width() + gap + dot;
  const Length to = canvas.measure() - right.width() - gap - dot;
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
  std::vector<Point> dots;
  for (const document::ChartRecord& record : chart.records) {
    std::vector<Point> points;
    if (record.figures[0].value) points.push_back({from, scale(*record.figures[0].value)});
    if (record.figures[1].value) points.push_back({to, scale(*record.figures[1].value)});
    canvas.polyline(points, canvas.colours().strong, stroke);
    dots.insert(dots.end(), points.begin(), points.end());
  }
  canvas.discs(dots, dot, canvas.colours().strong);
  left.put(from - gap - dot, Side::right, head, foot + line / 2);
  right.put(to + gap + dot, Side::left, head, foot + line / 2);
  return foot + line / 2;
}

}  // namespace factsheet::typeset::chart

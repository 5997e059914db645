// A line the size of a word, its first and last figure beside it.

#include "typeset/sparkline.hpp"

#include "typeset/chart/canvas.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length gap = Length::points(7);  // between the line and its figures

// In a sparkline's gaps, what stands for the figures; those at its ends stand beside it anyway.
void put_signs(Canvas& canvas, const Scale& along, Length middle) {
  const std::vector<document::ChartRecord>& records = canvas.chart().records;
  for (std::size_t i = 1; i + 1 < records.size(); ++i) {
    const document::ChartFigure& figure = records[i].figures.front();
    if (figure.value) continue;
    Label sign = canvas.line(figure.text, *canvas.chart().axis_style);
    const Length step = along(1) - along(0);
    const bool alone = records[i - 1].figures.front().value && records[i + 1].figures.front().value;
    const Length beyond = sign.width - (alone ? step * 2 : step);
    if (beyond > Length()) {
      canvas.no_room(figure.text, beyond, "horizontal",
                     "a sparkline has no room to say why a figure isn't there: use kind = \"line\"");
      return;
    }
    const Length on = middle + sign.cap / 2;
    canvas.put_on(std::move(sign), along(static_cast<double>(i)), on, Side::middle);
  }
}

}  // namespace

Length draw_sparkline(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  Label first = canvas.line(chart.records.front().figures.front().text, *chart.label_style);
  Label last = canvas.line(chart.records.back().figures.front().text, *chart.value_style);
  const bool several = chart.records.size() > 1;
  if (!several) first = {};
  const Length height = std::max(chart.height.value_or(Length::points(22)), last.height);
  const Length left = several ? first.width + gap : Length();
  const Length width = canvas.measure() - left - last.width - gap;
  const Length least = Length::points(20);
  if (width < least) {
    canvas.no_room(chart.records.back().figures.front().text, least - width, "horizontal",
                   "make the chart wider with span = \"page\", or print the figures shorter with a format");
    return height;
  }
  std::vector<std::optional<double>> figures;
  for (const document::ChartRecord& record : chart.records) figures.push_back(record.figures.front().value);
  std::vector<pages::Item> items;
  constexpr Length widest = Length::points(160);  // longer ones are no more to be taken in at a glance
  constexpr Length end_dot = Length::points(2.2);
  const Length drawn = several ? std::min(width, widest) : end_dot * 2;
  const typeset::SparklineEnds ends = typeset::draw_sparkline(
      items, {{left, Length()}, {drawn, height}}, figures,
      {canvas.colours().weak, canvas.colours().strong, Length::points(1.25), end_dot});
  canvas.add(std::move(items));
  // Level with the points that they tell of, as far as they stay inside.
  const auto level = [&](const std::optional<Length>& y, const Label& label) {
    const Length on = y.value_or(height / 2) + label.cap / 2;
    return std::max(label.cap, std::min(on, height));
  };
  const Length first_on = level(ends.first, first);
  const Length last_on = level(ends.last, last);
  canvas.put_on(std::move(first), Length(), first_on);
  put_signs(
      canvas,
      {0, std::max(static_cast<double>(figures.size()) - 1, 1.0), left + end_dot, left + drawn - end_dot},
      height / 2);
  canvas.put_on(std::move(last), left + drawn + gap, last_on);
  return height;
}

}  // namespace factsheet::typeset::chart

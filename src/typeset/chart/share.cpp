// Parts of one whole, a single bar.

#include "typeset/chart/parts.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {

// What the parts are called stands in a list below, each behind a patch of its colour: a part may be too
// short for its name, but the list has room for all.
Length draw_share(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  std::vector<const document::ChartFigure*> parts;
  for (const document::ChartRecord& record : chart.records) parts.push_back(&record.figures.front());
  constexpr std::size_t most = std::size(decltype(Palette::series){});
  if (parts.size() > most) {
    canvas.no_room(chart.records[most].label,
                   chart.label_style->leading * static_cast<double>(parts.size() - most), "vertical",
                   "a bar of shares can have six parts; use kind = \"bars\" for more");
    return Length();
  }
  Length y;
  if (!chart.total.empty()) {
    Label total = canvas.line(chart.total, *chart.value_style);
    Label label = canvas.label(chart.total_label, *chart.label_style,
                               canvas.measure() - total.width - Length::points(6));
    const Length on = y + label.baseline;
    y += label.height + Length::points(2.5);
    canvas.put_on(std::move(label), Length(), on);
    canvas.put_on(std::move(total), canvas.measure(), on, Side::right);
  }
  const double sum = sum_of(parts);
  constexpr Length thickness = Length::points(16);
  Length x;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Length width = sum > 0 ? canvas.measure() * (parts[i]->value.value_or(0) / sum) : Length();
    const Length seam = i + 1 < parts.size() ? Length::points(1) : Length();
    canvas.box(x, y, width - seam, thickness, canvas.colours().series[i]);
    x += width;
  }
  if (sum <= 0) canvas.box(Length(), y, canvas.measure(), thickness, canvas.colours().track);
  y += thickness + Length::points(5);
  constexpr Length row_gap = Length::points(5);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Label figure = canvas.line(parts[i]->text, *chart.value_style);
    const Length patch = figure.cap;
    const Length left = patch + Length::points(5);
    Label label = canvas.label(chart.records[i].label, *chart.label_style,
                               canvas.measure() - left - figure.width - Length::points(10));
    const Length on = y + std::max(figure.baseline, label.baseline);
    y += std::max(label.height, figure.height) + row_gap;
    canvas.box(Length(), on - patch, patch, patch, canvas.colours().series[i]);
    canvas.put_on(std::move(label), left, on);
    canvas.put_on(std::move(figure), canvas.measure(), on, Side::right);
    if (i + 1 < parts.size())
      canvas.rule(left, y - row_gap / 2, canvas.measure() - left, canvas.colours().line);
  }
  return y - row_gap;
}

}  // namespace factsheet::typeset::chart

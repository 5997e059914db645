#include "typeset/chart/parts.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length padding = Length::points(4);  // beside a figure inside its part
constexpr Length seam = Length::points(1);     // the paper shows between two parts

// Where the parts lie. A part of nothing has no length.
std::vector<std::pair<Length, Length>> places_of(const std::vector<const document::ChartFigure*>& parts,
                                                 Length width) {
  const double sum = sum_of(parts);
  std::vector<std::pair<Length, Length>> out;
  double before = 0;
  for (const document::ChartFigure* part : parts) {
    const double value = part->value.value_or(0);
    const double whole = sum > 0 ? sum : 1;
    out.emplace_back(width * (before / whole), width * (value / whole));
    before += value;
  }
  return out;
}

}  // namespace

std::vector<const document::ChartFigure*> figures_of(const document::ChartRecord& record) {
  std::vector<const document::ChartFigure*> out;
  for (const document::ChartFigure& figure : record.figures) out.push_back(&figure);
  return out;
}

double sum_of(const std::vector<const document::ChartFigure*>& parts) {
  double sum = 0;
  for (const document::ChartFigure* part : parts) sum += part->value.value_or(0);
  return sum;
}

bool parts_hold_figures(Canvas& canvas, const std::vector<const document::ChartFigure*>& parts,
                        Length width) {
  const auto places = places_of(parts, width);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Label text = canvas.line(parts[i]->text, *canvas.chart().value_style);
    if (text.width + padding * 2 > places[i].second - seam) return false;
  }
  return true;
}

Colour text_on(Colour fill, const Canvas& canvas) {
  constexpr double readable = 4.5;
  const Colour ink = canvas.chart().label_style->colour;
  for (const Colour colour : {canvas.colours().paper, ink, black}) {
    if (contrast_ratio(colour, fill) >= readable) return colour;
  }
  return white;
}

Length draw_parts(Canvas& canvas, const std::vector<const document::ChartFigure*>& parts, Length width,
                  Length top, bool inside) {
  const document::Style& style = *canvas.chart().value_style;
  const auto places = places_of(parts, width);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    canvas.box(places[i].first, top, places[i].second - (last ? Length() : seam), bar_thickness,
               canvas.colours().series[i]);
  }
  if (inside) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Label text = canvas.line(parts[i]->text, style);
      const Length on = top + bar_thickness / 2 + text.cap / 2;
      canvas.put_on(std::move(text), places[i].first + padding, on, Side::left,
                    text_on(canvas.colours().series[i], canvas));
    }
    return bar_thickness;
  }
  constexpr Length patch_gap = Length::points(3);
  constexpr Length apart = Length::points(8);
  constexpr Length under = Length::points(2);
  std::vector<Label> texts;
  std::vector<Wish> wishes;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    texts.push_back(canvas.line(parts[i]->text, style));
    const Length length = texts.back().cap + patch_gap + texts.back().width;
    wishes.push_back({places[i].first + length / 2, length});
  }
  const auto begins = spread(wishes, Length(), canvas.measure(), apart);
  if (!begins) {
    canvas.no_room(parts.back()->text, shortage(wishes, canvas.measure(), apart), "horizontal",
                   "make the chart wider with span = \"page\", or print the figures shorter with a format");
    return bar_thickness;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Length on = top + bar_thickness + under + texts[i].baseline;
    const Length patch = texts[i].cap;
    canvas.box((*begins)[i], on - patch, patch, patch, canvas.colours().series[i]);
    canvas.put_on(std::move(texts[i]), (*begins)[i] + patch + patch_gap, on);
  }
  return bar_thickness + under + style.leading;
}

}  // namespace factsheet::typeset::chart

// Which format would make a chart's figures narrow enough.

#include "typeset/chart/canvas.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace factsheet::typeset::chart {
namespace {

struct Magnitude {
  const char* word;
  double size;
};
constexpr Magnitude magnitudes[] = {{"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}};

// What a format of `decimals` makes of a figure, about: words are as long in English as in most languages.
document::Rich rounded(double value, const Magnitude& in, int decimals) {
  document::Rich text;
  document::Inline run;
  run.text = value == 0 ? "0" : fmt::format("{:.{}f} {}", value / in.size, decimals, in.word);
  text.runs.push_back(std::move(run));
  return text;
}

}  // namespace

std::string Canvas::shorter_figures(Length room) {
  // Parts that are summed can't be rounded.
  const bool summed = !chart_.total.empty() ||
                      std::any_of(chart_.records.begin(), chart_.records.end(),
                                  [](const document::ChartRecord& record) { return !record.total.empty(); });
  std::vector<double> values;
  double least = 0;  // but for zeros, which any format prints
  double most = 0;
  const document::Origin* origin = nullptr;
  for (const document::ChartRecord& record : chart_.records) {
    for (const document::ChartFigure& figure : record.figures) {
      if (!figure.value) continue;
      const int number = figure.text.empty() ? -1 : figure.text.runs.front().origin;
      if (!origin && number >= 0) origin = &context_.document().origins[static_cast<std::size_t>(number)];
      values.push_back(*figure.value);
      const double size = std::abs(*figure.value);
      if (size == 0) continue;
      least = least == 0 ? size : std::min(least, size);
      most = std::max(most, size);
    }
  }
  constexpr double tiny = 0.01;
  if (most > 0 && most < tiny)
    return ", or give the data in a smaller unit, such as parts per million, and say so in the caption";
  constexpr double huge = 999e12;
  if (most >= huge) return ", or give the data in a larger unit, such as millions, and say so in the caption";
  if (summed || !origin || !origin->formats.empty()) return {};
  for (const Magnitude& in : magnitudes) {
    // A format refuses to say other numbers with its word.
    if (least < in.size || most >= in.size * 999) continue;
    for (const int decimals : {1, 0}) {
      const bool fits = std::all_of(values.begin(), values.end(), [&](double value) {
        return line(rounded(value, in, decimals), *chart_.value_style).width <= room;
      });
      if (fits)
        return fmt::format(", or print the figures rounded: {{{}|round:{} {}}}", origin->path,
                           decimals == 1 ? "0.1" : "1", in.word);
    }
  }
  return {};
}

}  // namespace factsheet::typeset::chart

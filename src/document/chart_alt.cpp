#include "document/alternate.hpp"
#include "document/chart.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

// Without the letters of notes, which read aloud would be taken for the figure's own.
std::string words(const Rich& rich) {
  std::string out;
  for (const Inline& run : rich.runs) {
    if (!run.raised) out += run.text;
  }
  for (std::size_t at; (at = out.find("\u00A0")) != std::string::npos;) out.replace(at, 2, " ");
  return out;
}

std::string_view what(const Chart& chart, const LanguageWords& in) {
  switch (chart.type) {
    case ChartKind::bars:
      return in.bars;
    case ChartKind::columns:
      return in.columns;
    case ChartKind::grouped:
      return chart.upright ? in.grouped_columns : in.grouped_bars;
    case ChartKind::stacked:
      return chart.upright ? in.stacked_columns : in.stacked_bars;
    case ChartKind::line:
    case ChartKind::sparkline:
      return in.line;
    case ChartKind::dots:
      return in.dots;
    case ChartKind::slope:
      return in.slope;
    case ChartKind::share:
      return in.share;
  }
  return in.bars;
}

std::string named(const Rich& name, const ChartFigure& figure) {
  const std::string label = words(name);
  return label.empty() ? words(figure.text) : fmt::format("{}: {}", label, words(figure.text));
}

std::string record_words(const Chart& chart, const ChartRecord& record, const LanguageWords& in) {
  if (chart.series.empty()) return named(record.label, record.figures.front());
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < record.figures.size(); ++i) {
    parts.push_back(fmt::format("{} {}", words(chart.series[i]), words(record.figures[i].text)));
  }
  if (!record.total.empty()) parts.push_back(say(in.total, words(record.total)));
  return fmt::format("{}: {}", words(record.label), fmt::join(parts, ", "));
}

// The one record whose figure is above all others; null where none is, or there is nothing to compare.
const ChartRecord* largest(const Chart& chart) {
  if (!chart.series.empty() || chart.records.size() < 3) return nullptr;
  const ChartRecord* best = nullptr;
  std::size_t ties = 0;
  for (const ChartRecord& record : chart.records) {
    const auto& value = record.figures.front().value;
    if (!value) return nullptr;  // the one that isn't told might be larger
    if (best && *value == *best->figures.front().value) ++ties;
    if (best && *value <= *best->figures.front().value) continue;
    best = &record;
    ties = 0;
  }
  return ties == 0 ? best : nullptr;
}

std::vector<std::string> dots_words(const Chart& chart, const LanguageWords& in) {
  const ChartDots& dots = *chart.dots;
  std::vector<std::string> parts{named(dots.own_name, dots.own)};
  if (!dots.compared.text.empty()) parts.push_back(named(dots.compared_name, dots.compared));
  if (dots.count > 0) {
    parts.push_back(say(in.lowest, dots.count, named(dots.lowest_name, dots.lowest)));
    parts.push_back(say(in.highest, named(dots.highest_name, dots.highest)));
  }
  return parts;
}

}  // namespace

std::string alt_text(const Chart& chart, const LanguageWords& in) {
  std::vector<std::string> parts;
  if (chart.dots) {
    parts = dots_words(chart, in);
  } else {
    for (const ChartRecord& record : chart.records) parts.push_back(record_words(chart, record, in));
    if (!chart.total.empty())
      parts.push_back(fmt::format("{}: {}", words(chart.total_label), words(chart.total)));
    if (const ChartRecord* best = largest(chart); best && !words(best->label).empty())
      parts.push_back(say(in.largest, words(best->label)));
  }
  if (!chart.ticks.empty() && chart.ticks.front().value > 0)
    parts.push_back(say(in.axis_from, words(chart.ticks.front().text)));
  return fmt::format("{}: {} {}.", what(chart, in), with_stop(words(chart.caption)), fmt::join(parts, "; "));
}

void Chart::each_style(const StyleVisitor& visit) {
  visit(caption_style);
  visit(label_style);
  visit(value_style);
  visit(axis_style);
  visit(note_style);
}

void Chart::each_text(const Style&, const TextVisitor& visit) const {
  const auto see = [&](const Rich& text, const Style& style) {
    if (!text.empty()) visit(text, style, std::nullopt);
  };
  see(caption, *caption_style);
  for (const ChartTick& tick : ticks) see(tick.text, *axis_style);
  for (const Rich& name : series) see(name, *label_style);
  see(total_label, *label_style);
  see(total, *value_style);
  for (const ChartRecord& record : records) {
    see(record.label, *label_style);
    for (const ChartFigure& figure : record.figures) see(figure.text, *value_style);
    see(record.total, *value_style);
  }
  if (dots) {
    see(dots->own_name, *label_style);
    see(dots->own.text, *value_style);
    see(dots->compared_name, *label_style);
    see(dots->compared.text, *value_style);
    see(dots->lowest_name, *axis_style);
    see(dots->lowest.text, *axis_style);
    see(dots->highest_name, *axis_style);
    see(dots->highest.text, *axis_style);
  }
  for (const Rich& note : notes) see(note, *note_style);
}

}  // namespace factsheet::document

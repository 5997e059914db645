#include "engine/figure_text.hpp"

#include "data/figure.hpp"

#include <algorithm>

#include "figures/evaluate.hpp"
#include <fmt/format.h>

namespace factsheet::engine {

using data::Cell;
using data::Group;
using data::Rows;

std::string exact_text(const Cell& cell) {
  if (cell.absent()) return {};
  if (const std::string* text = cell.text()) return *text;
  if (const data::Number* number = cell.number()) return number->value.to_string();
  return figures::to_string(figures::value_of(cell));
}

std::string precision_text(const Cell& cell) {
  const data::Number* number = cell.number();
  if (!number || !number->precision) return {};
  const data::Precision& precision = *number->precision;
  if (precision.magnitude.empty()) return precision.step.to_string();
  const auto steps = data::Decimal::divide(precision.step, *data::magnitude(precision.magnitude));
  return fmt::format("{} {}", steps ? steps->to_string() : precision.step.to_string(), precision.magnitude);
}

HiddenLines::HiddenLines(const data::Dataset& dataset) {
  add(dataset);
}

void HiddenLines::add(const data::Dataset& dataset) {
  add(dataset.national);
  for (const data::StateData& state : dataset.states) add(state.fields);
  if (dataset.previous) add(*dataset.previous);
}

void HiddenLines::add(const Group& group) {
  data::each_path(group, {}, [&](const std::string&, const data::Field& field) {
    if (const Rows* rows = field.rows()) {
      for (const Group& record : rows->records) add(record);
    }
    const Cell* cell = field.cell();
    // A formula holds no figure, whatever comes out of it.
    if (!cell || cell->status != data::Status::suppressed || cell->derive >= 0) return;
    add(cell->span);
    add(cell->key_span);
  });
}

void HiddenLines::add(const Span& span) {
  for (std::uint32_t line = span.line; line <= std::max(span.line, span.end_line); ++line) {
    lines_.emplace(span.source, line);
  }
}

Place place_of(const Span& span, const SourceMap& sources) {
  if (span.source == SourceId::none) return {};
  return {sources.name(span.source), span.line, span.column, {}};
}

Place place_of(const Span& span, const SourceMap& sources, const HiddenLines& hidden) {
  Place place = place_of(span, sources);
  if (place.line > 0 && !hidden.has(span)) place.text = sources.line(span.source, span.line);
  return place;
}

}  // namespace factsheet::engine

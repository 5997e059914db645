#include "document/alternate.hpp"
#include "document/chart_checks.hpp"
#include "document/fill.hpp"
#include "document/fill_dots.hpp"
#include "document/notes.hpp"
#include "document/published_total.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

constexpr std::string_view parts_shown = "the parts that the chart draws";

class ChartFiller {
 public:
  ChartFiller(const layout::ChartBlock& from, Span span, Composing& composing)
      : from_(from),
        span_(span),
        composing_(composing),
        values_(composing.values()),
        diagnostics_(composing.diagnostics()),
        errors_before_(diagnostics_.errors()) {}

  Chart fill() {
    chart_.type = from_.kind;
    chart_.upright = from_.upright;
    chart_.height = from_.height;
    chart_.max_height = from_.max_height;
    chart_.colours = from_.colours;
    chart_.caption_style = &composing_.style("chart_caption");
    chart_.label_style = &composing_.style("chart_label");
    chart_.value_style = &composing_.style("chart_value");
    chart_.axis_style = &composing_.style("chart_axis");
    chart_.note_style = &composing_.style("table_note");
    chart_.caption = composing_.line(from_.caption, *chart_.caption_style);
    if (from_.kind == ChartKind::dots) {
      chart_.dots = fill_dots(from_, span_, composing_, chart_, extra_notes_);
      whole_ = chart_.dots && !failed();
    } else {
      fill_records();
    }
    chart_.notes = notes_of(values_);
    for (Rich& note : extra_notes_) chart_.notes.push_back(std::move(note));
    for (Rich& note : chart_.notes) composing_.settle(note, *chart_.note_style);
    fill_alt();
    return std::move(chart_);
  }

 private:
  void fill_records() {
    for (const layout::ChartSeries& one : from_.series) {
      if (!one.name.empty()) chart_.series.push_back(composing_.line(one.name, *chart_.label_style));
    }
    if (from_.rows.empty()) return;  // reported when the layout was read
    const data::Rows* rows = values_.rows(from_.rows, from_.rows_span);
    if (!rows) return;
    if (rows->records.empty()) {
      diagnostics_
          .error(Code::missing_value, from_.rows_span,
                 fmt::format("\"{}\" has no records, so there is nothing to draw", from_.rows))
          .label(rows->span, "the list is empty")
          .hint(fmt::format("give the block a when = \"count({}) > 0\"", from_.rows));
      values_.count_as_used(from_);
      return;
    }
    for (const data::Group& record : rows->records) add_record(Row{&record, rows, from_.rows});
    // A series without a value was reported when the layout was read.
    const std::size_t count = rows->records.size() * from_.series.size();
    if (failed() || count == 0 || figures_.size() != count) return;
    check_signs(*rows);
    if (failed()) return values_.count_as_used(from_);  // that they aren't printed is no fault of theirs
    highlight(*rows);
    if (from_.total) fill_total(*rows);
    if (from_.kind == ChartKind::share && !from_.total)
      check_percents(figures_, *layout::lone_placeholder(from_.series.front().value), from_.rows, rows->span,
                     diagnostics_);
    if (from_.kind == ChartKind::line) {
      check_years(chart_.records, *rows, from_.rows, from_.rows_span, diagnostics_);
      fill_ticks();
    }
    whole_ = !failed();
  }

  void add_record(const Row& row) {
    ChartRecord record;
    if (!from_.label.empty())
      record.label = composing_.line(from_.label, values_.filler(row), *chart_.label_style);
    for (const layout::ChartSeries& one : from_.series) {
      const layout::Placeholder* placeholder = layout::lone_placeholder(one.value);
      if (!placeholder) return;  // reported when the layout was read
      const data::Cell* cell = values_.cell(placeholder->path, placeholder->span, row);
      if (!cell) return;
      record.figures.push_back(print_figure(*cell, *placeholder, values_.fill(*placeholder, row),
                                            *chart_.value_style, composing_));
      figures_.push_back(cell);
    }
    chart_.records.push_back(std::move(record));
  }

  bool failed() const { return diagnostics_.errors() > errors_before_; }
  bool is_of_parts() const { return from_.kind == ChartKind::share || from_.kind == ChartKind::stacked; }

  // Parts of a whole are drawn end to end: one that is hidden could be measured off, one below zero has no
  // place.
  void check_signs(const data::Rows& rows) {
    if (!is_of_parts()) return;
    for (const data::Cell* cell : figures_) {
      if (cell->absent()) {
        diagnostics_
            .error(Code::missing_value, from_.rows_span,
                   fmt::format("a part of \"{}\" is {}, and the rest can't be drawn as a whole", from_.rows,
                               name_of(cell->status)))
            .label(cell->status == data::Status::suppressed ? cell->key_span : cell->span, "this part")
            .hint("draw it as kind = \"bars\" or \"grouped\", where a figure can be missing")
            .hint("or give the block a `when` that asks known(…) of its parts");
        return;
      }
      if (cell->number()->value < data::Decimal(0)) {
        diagnostics_.error(Code::bad_value, cell->span, "a part of a whole can't be below zero")
            .label(rows.span, "the parts")
            .hint("draw it as kind = \"bars\" or \"grouped\"");
        return;
      }
    }
    check_whole(rows);
  }

  // Nothing has no parts.
  void check_whole(const data::Rows& rows) {
    const bool any = std::any_of(figures_.begin(), figures_.end(), [](const data::Cell* cell) {
      return cell->number() && data::Decimal(0) < cell->number()->value;
    });
    if (any || from_.kind != ChartKind::share) return;
    const layout::Placeholder& placeholder = *layout::lone_placeholder(from_.series.front().value);
    diagnostics_
        .error(Code::bad_value, placeholder.span,
               fmt::format("all parts of \"{}\" are 0, so there are no shares to draw", from_.rows))
        .label(rows.span, "the parts")
        .hint(fmt::format("draw the block only where there is something to share out: when = \"sum({}.{}) > "
                          "0\", with words for the others in `otherwise`",
                          from_.rows, placeholder.path))
        .hint("or draw it as kind = \"bars\", which shows zeros");
  }

  void highlight(const data::Rows& rows) {
    using enum layout::ChartHighlight::Which;
    std::vector<ChartRecord>& records = chart_.records;
    const auto which = from_.highlight.which;
    chart_.highlights = which != none;
    if (which == first) records.front().highlighted = true;
    if (which == last) records.back().highlighted = true;
    if (which == largest) {
      std::optional<data::Decimal> best;
      // One that isn't told might be larger than all that are.
      const bool all_told = std::none_of(figures_.begin(), figures_.end(),
                                         [](const data::Cell* cell) { return cell->absent(); });
      for (const data::Cell* cell : figures_) {
        if (all_told && cell->number() && (!best || *best < cell->number()->value))
          best = cell->number()->value;
      }
      for (std::size_t i = 0; i < records.size(); ++i) {
        const data::Number* number = figures_[i]->number();
        records[i].highlighted = number && best && number->value == *best;
      }
    }
    if (which == condition && from_.highlight.condition) {
      for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].highlighted =
            values_.holds(*from_.highlight.condition, Row{&rows.records[i], &rows, from_.rows});
      }
    }
  }

  void fill_total(const data::Rows& rows) {
    const layout::Placeholder& printed = *layout::lone_placeholder(from_.series.front().value);
    layout::Placeholder as_total = printed;
    as_total.path = from_.total->equals;
    as_total.span = from_.total->equals_span;
    for (const layout::ChartSeries& one : from_.series) {
      check_unrounded(*layout::lone_placeholder(one.value), diagnostics_);
    }
    const auto print = [&](const data::Cell& total, const Row& row) {
      return print_figure(total, as_total, values_.fill(as_total, row), *chart_.value_style, composing_).text;
    };
    if (from_.kind == ChartKind::share) {
      const data::Cell* total = values_.cell(as_total.path, as_total.span);
      if (!total) return;
      check_sum(figures_, *total, as_total.path, rows.span, parts_shown, diagnostics_);
      if (total->absent()) return;  // parts that are known without their sum: nothing to print
      chart_.total = print(*total, {});
      chart_.total_label = composing_.line_or(from_.total->label, &LanguageWords::total_label, "label", span_,
                                              *chart_.label_style);
      return;
    }
    const std::size_t count = from_.series.size();
    for (std::size_t i = 0; i < rows.records.size(); ++i) {
      const Row row{&rows.records[i], &rows, from_.rows};
      const data::Cell* total = values_.cell(as_total.path, as_total.span, row);
      if (!total) return;
      const auto begin = figures_.begin() + static_cast<std::ptrdiff_t>(i * count);
      check_sum({begin, begin + static_cast<std::ptrdiff_t>(count)}, *total, as_total.path,
                rows.records[i].span, parts_shown, diagnostics_);
      if (!total->absent()) chart_.records[i].total = print(*total, row);
    }
  }

  // The axis begins at zero unless that would press the lines together; then it says where it begins.
  void fill_ticks() {
    std::optional<data::Decimal> least;
    std::optional<data::Decimal> most;
    for (const data::Cell* cell : figures_) {
      const data::Number* number = cell->number();
      if (!number) continue;
      if (!least || number->value < *least) least = number->value;
      if (!most || *most < number->value) most = number->value;
    }
    if (!least) return;  // nothing but gaps
    const layout::Placeholder& placeholder = *layout::lone_placeholder(from_.series.front().value);
    if (*least == *most && *least == data::Decimal(0)) {
      // Zeros lie on the axis; there is nothing to measure above it.
      print_ticks({data::Decimal(0)}, placeholder);
      if (!chart_.ticks.empty()) return;
    }
    constexpr double low_enough = 0.5;
    const data::Decimal zero;
    if (zero < *least && least->to_double() < low_enough * most->to_double()) least = zero;
    if (*most < zero && low_enough * least->to_double() < most->to_double()) most = zero;
    constexpr int most_steps = 4;
    for (int coarser = 0; coarser < 8; ++coarser) {
      if (print_ticks(axis_steps(*least, *most, most_steps, coarser), placeholder)) return;
    }
    report_no_axis(*least, *most, placeholder);
  }

  // Each reason has its own way out.
  void report_no_axis(data::Decimal least, data::Decimal most, const layout::Placeholder& placeholder) {
    Diagnostic& finding = diagnostics_.error(
        Code::bad_value, placeholder.span,
        fmt::format("no axis can be written for figures from {} to {}", least.to_string(), most.to_string()));
    const auto call =
        std::find_if(placeholder.formats.begin(), placeholder.formats.end(), [](const auto& format) {
          return format.name == "round" || format.name == "percent" || format.name == "integer";
        });
    if (axis_steps(least, most, 4).empty()) {
      finding.hint(
          "its steps would have more than 18 digits: give the data in another unit, such as millions, and "
          "say "
          "so in the caption");
    } else if (call != placeholder.formats.end()) {
      finding.hint(fmt::format("\"{}{}{}\" prints its steps alike: round less coarsely, or take it out",
                               call->name, call->argument.empty() ? "" : ":", call->argument));
    } else if (!placeholder.formats.empty()) {
      finding.hint(
          fmt::format("\"{}\" can't print an axis's steps: take it out", placeholder.formats.front().name));
    } else {
      finding.hint("draw them as kind = \"bars\" or in a table");
    }
  }

  // False if two would look alike, or a format doesn't fit them: then coarser steps are tried.
  bool print_ticks(const std::vector<data::Decimal>& steps, const layout::Placeholder& placeholder) {
    chart_.ticks.clear();
    std::optional<data::Precision> precision;
    for (const data::Cell* cell : figures_) {
      if (!precision && cell->number()) precision = cell->number()->precision;
    }
    for (const data::Decimal& step : alike_in_decimals(steps, placeholder.formats)) {
      data::Number number;
      number.value = step;
      if (step != data::Decimal(0)) number.precision = precision;  // nothing is no rounded figure
      const auto rounds_to = [&](const data::Precision& to) {
        const auto rounded = data::Decimal::to_multiple(step, to.step, data::Decimal::Rounding::nearest);
        return rounded && *rounded == step;
      };
      if (precision && !rounds_to(*precision)) return false;
      for (const layout::FormatCall& call : placeholder.formats) {
        const auto to = call.name == "round" ? data::parse_precision(call.argument) : std::nullopt;
        if (to && !rounds_to(*to)) return false;
      }
      const auto text = values_.print_step(number, placeholder);
      if (!text) return false;
      ChartTick tick;
      tick.value = step.to_double();
      Inline run;
      run.text = *text;
      run.span = placeholder.span;
      tick.text.runs.push_back(std::move(run));
      composing_.settle(tick.text, *chart_.axis_style);
      const bool alike = std::any_of(chart_.ticks.begin(), chart_.ticks.end(), [&](const ChartTick& other) {
        return plain(other.text) == plain(tick.text);
      });
      if (alike) return false;
      chart_.ticks.push_back(std::move(tick));
    }
    return chart_.ticks.size() > 1;
  }

  void fill_alt() {
    if (!whole_) return;  // it would tell of half a chart
    chart_.alt = alternate_text(from_.alt, "chart", span_, composing_,
                                [&](const LanguageWords& words) { return alt_text(chart_, words); });
  }

  const layout::ChartBlock& from_;
  Span span_;
  Composing& composing_;
  Values& values_;
  Diagnostics& diagnostics_;
  std::size_t errors_before_;
  bool whole_ = false;
  Chart chart_;
  std::vector<const data::Cell*> figures_;  // of all records in turn
  std::vector<Rich> extra_notes_;
};

}  // namespace

ChartFigure print_figure(const data::Cell& cell, const layout::Placeholder& placeholder,
                         std::optional<Filled> filled, const Style& style, Composing& composing) {
  ChartFigure figure;
  if (const data::Number* number = cell.number()) {
    figure.value = number->value.to_double();
  } else if (!cell.absent()) {
    composing.diagnostics()
        .error(Code::wrong_type, cell.span,
               fmt::format("\"{}\" is not a number, so it can't be drawn", placeholder.path))
        .label(placeholder.span, "the chart draws it here")
        .hint("write it without quotes, or draw another value");
  }
  if (!filled) return figure;
  Inline run;
  run.text = std::move(filled->text);
  run.origin = filled->origin;
  run.span = placeholder.span;
  figure.text.runs.push_back(std::move(run));
  if (!filled->note_letter.empty())
    figure.text.runs.push_back(letter_run(filled->note_letter, placeholder.span));
  composing.settle(figure.text, style);
  return figure;
}

Chart fill(const layout::ChartBlock& from, const Style&, Span span, Composing& composing) {
  return ChartFiller(from, span, composing).fill();
}

}  // namespace factsheet::document

#include "document/fill_dots.hpp"

#include "document/own_areas.hpp"

#include <algorithm>

#include "figures/states.hpp"
#include <fmt/format.h>

namespace factsheet::document {
namespace {

using data::Area;

Rich words(std::string text, Span span, bool names_other) {
  Rich out;
  Inline run;
  run.text = std::move(text);
  run.span = span;
  run.names_other = names_other;
  out.runs.push_back(std::move(run));
  return out;
}

// False after reporting a state whose figure is missing without a word, has an error, or is a text.
bool check_all(const AllStates& all, const layout::Placeholder& placeholder, std::string_view among,
               Diagnostics& diagnostics) {
  for (const data::StateData* state : all.without) {
    if (!figures::counts_among(*state->area, among)) continue;
    diagnostics
        .error(Code::missing_value, placeholder.span,
               fmt::format("{} has no \"{}\", which is drawn for all states", state->area->name,
                           placeholder.path))
        .label(state->key_span, fmt::format("the figures of {}", state->area->name))
        .hint(fmt::format("give the figure, or say that there is none: {} = {{ status = \"not available\" }}",
                          placeholder.path));
    return false;
  }
  for (const AllStates::Figure& figure : all.other) {
    if (!figures::counts_among(*figure.state->area, among)) continue;
    diagnostics
        .error(Code::wrong_type, figure.cell->span,
               fmt::format("\"{}\" is not a number, so it can't be drawn", placeholder.path))
        .label(placeholder.span, "the chart draws it here");
    return false;
  }
  for (const AllStates::Figure& figure : all.absent) {
    if (figure.cell->status != data::Status::faulty || !figures::counts_among(*figure.state->area, among))
      continue;
    // Where the fault is this state's own it has been told.
    if (diagnostics.has_errors()) return false;
    diagnostics
        .error(Code::missing_value, placeholder.span,
               fmt::format("\"{}\" couldn't be worked out for {}", placeholder.path,
                           figure.state->area->in_text()))
        .label(figure.cell->span, data::why_faulty(*figure.cell))
        .hint("mend the figure that the other findings name");
    return false;
  }
  return true;
}

class DotsFiller {
 public:
  DotsFiller(const layout::ChartBlock& from, Span span, const layout::Placeholder& placeholder,
             Composing& composing, const Chart& looks)
      : from_(from),
        span_(span),
        placeholder_(placeholder),
        composing_(composing),
        values_(composing.values()),
        looks_(looks) {}

  std::optional<ChartDots> fill(std::vector<Rich>& notes) {
    const data::Cell* own = values_.cell(placeholder_.path, placeholder_.span);
    if (!own) return std::nullopt;
    const AllStates& all = values_.all_states(placeholder_.path);
    if (!can_be_among(values_.lookup().dataset(), from_.among, placeholder_.span, composing_.diagnostics()))
      return std::nullopt;
    if (!check_all(all, placeholder_, from_.among, composing_.diagnostics())) return std::nullopt;
    ChartDots dots;
    const Area& area = *values_.lookup().state().area;
    dots.own = print_figure(*own, placeholder_, values_.print(*own, placeholder_, true), *looks_.value_style,
                            composing_);
    dots.own_name = words(std::string(area.name), placeholder_.span, false);
    std::vector<const AllStates::Figure*> shown;
    for (const AllStates::Figure& figure : all.numbers) {
      if (!figures::counts_among(*figure.state->area, from_.among)) continue;
      shown.push_back(&figure);
      if (figure.state != &values_.lookup().state())
        dots.values.push_back(figure.cell->number()->value.to_double());
    }
    if (shown.empty()) {
      composing_.diagnostics()
          .error(
              Code::missing_value, placeholder_.span,
              fmt::format("no area has a figure for \"{}\", so there is nothing to draw", placeholder_.path))
          .hint("draw a path that has figures, or take the chart out");
      return std::nullopt;
    }
    dots.count = shown.size();
    end(shown, true, dots.lowest, dots.lowest_name);
    end(shown, false, dots.highest, dots.highest_name);
    compare(dots);
    note_left_out(all, notes);
    return dots;
  }

 private:
  // The first of those that share the lowest or highest figure, and how many more they are.
  void end(const std::vector<const AllStates::Figure*>& shown, bool lowest, ChartFigure& figure, Rich& name) {
    const data::Decimal value = (lowest ? shown.front() : shown.back())->cell->number()->value;
    const AllStates::Figure* first = nullptr;
    std::size_t ties = 0;
    for (const AllStates::Figure* one : shown) {
      if (one->cell->number()->value != value) continue;
      if (!first) {
        first = one;
      } else {
        ++ties;
      }
    }
    figure =
        print_figure(*first->cell, placeholder_, values_.print_of(*first->state, *first->cell, placeholder_),
                     *looks_.axis_style, composing_);
    std::string text(first->state->area->name);
    if (ties > 0) text += fmt::format(" (+{})", ties);
    name = words(std::move(text), placeholder_.span, true);
    composing_.settle(name, *looks_.axis_style);
  }

  void compare(ChartDots& dots) {
    const layout::Placeholder* with = layout::lone_placeholder(from_.compare);
    if (!with) return;
    const data::Cell* cell = values_.cell(with->path, with->span);
    if (!cell) return;
    dots.compared =
        print_figure(*cell, *with, values_.print(*cell, *with, true), *looks_.value_style, composing_);
    dots.compared_name = composing_.line_or(from_.compare_label, &LanguageWords::compare_label,
                                            "compare_label", span_, *looks_.label_style);
  }

  // No state drops out of sight without a word.
  void note_left_out(const AllStates& all, std::vector<Rich>& notes) {
    std::vector<std::string> names;
    for (const AllStates::Figure& figure : all.absent) {
      if (!figures::counts_among(*figure.state->area, from_.among)) continue;
      const auto& words_of = composing_.layout().statuses[static_cast<std::size_t>(figure.cell->status)];
      names.push_back(words_of.text.empty() ? std::string(figure.state->area->name)
                                            : fmt::format("{} {}", figure.state->area->name, words_of.text));
    }
    if (names.empty()) return;
    Rich note =
        composing_.line_or(from_.left_out, &LanguageWords::left_out, "left_out", span_, *looks_.note_style);
    Inline run;
    run.text = fmt::format(" {}", fmt::join(names, ", "));
    run.span = placeholder_.span;
    run.names_other = true;
    note.runs.push_back(std::move(run));
    notes.push_back(std::move(note));
  }

  const layout::ChartBlock& from_;
  Span span_;
  const layout::Placeholder& placeholder_;
  Composing& composing_;
  Values& values_;
  const Chart& looks_;
};

}  // namespace

std::optional<ChartDots> fill_dots(const layout::ChartBlock& from, Span span, Composing& composing,
                                   const Chart& looks, std::vector<Rich>& notes) {
  const layout::Placeholder* placeholder =
      from.series.empty() ? nullptr : layout::lone_placeholder(from.series.front().value);
  if (!placeholder) return std::nullopt;  // reported when the layout was read
  return DotsFiller(from, span, *placeholder, composing, looks).fill(notes);
}

}  // namespace factsheet::document

#include "typeset/blocks.hpp"
#include "typeset/chart/canvas.hpp"

#include <algorithm>

namespace factsheet::typeset {
namespace {

// False after a report: what is left of a chart isn't drawn.
bool is_whole(const document::Chart& chart) {
  if (chart.type == document::ChartKind::dots) return chart.dots.has_value();
  const std::size_t count = std::max<std::size_t>(chart.series.size(), 1);
  if (count > std::size(decltype(chart::Palette::series){})) return false;
  if (chart.type == document::ChartKind::slope && count != 2) return false;
  // Without steps there is no scale.
  if (chart.type == document::ChartKind::line && chart.ticks.empty() && !chart::is_unknown(chart))
    return false;
  return !chart.records.empty() &&
         std::all_of(chart.records.begin(), chart.records.end(),
                     [&](const document::ChartRecord& record) { return record.figures.size() == count; });
}

Length draw(chart::Canvas& canvas) {
  using document::ChartKind;
  const document::Chart& chart = canvas.chart();
  switch (chart.type) {
    case ChartKind::bars:
      return draw_bars(canvas);
    case ChartKind::columns:
      return draw_columns(canvas);
    case ChartKind::grouped:
      return chart.upright ? draw_grouped_columns(canvas) : draw_grouped_bars(canvas);
    case ChartKind::stacked:
      return chart.upright ? draw_stacked_columns(canvas) : draw_stacked_bars(canvas);
    case ChartKind::line:
      return draw_line(canvas);
    case ChartKind::dots:
      return draw_dots(canvas);
    case ChartKind::slope:
      return draw_slope(canvas);
    case ChartKind::share:
      return draw_share(canvas);
    case ChartKind::sparkline:
      return draw_sparkline(canvas);
  }
  return {};
}

// A plot that stands upright looks as well when it is somewhat taller, as far as its author allows; `plot` is
// its own height.
Length most_growth(const document::Chart& chart, Length plot) {
  using document::ChartKind;
  if (chart::is_flat(chart) || (chart.height && !chart.max_height)) return {};
  const Length most = chart.max_height ? std::max(*chart.max_height - plot, Length()) : plot * 0.4;
  switch (chart.type) {
    case ChartKind::columns:
    case ChartKind::line:
    case ChartKind::slope:
      return most;
    case ChartKind::grouped:
    case ChartKind::stacked:
      return chart.upright ? most : Length();
    default:
      return {};
  }
}

// The caption is a paragraph before the figure: inside, the figure's alternative text would hide it from
// those who hear the sheet.
Slab set_whole(Context& context, const document::Chart& chart, const document::Style& style, Length measure,
               Span span, Colour ground, Length growth) {
  const bool boxed = style.background || style.bar > Length();
  const Length left = boxed ? style.bar + style.padding_x : Length();
  const Length inner = boxed ? measure - left - style.padding_x : measure;
  std::vector<pages::Item> items;
  Length y = style.rule_above;
  Length can_grow;
  if (boxed || style.rule_above > Length()) y += style.padding_y;
  if (!chart.caption.empty()) {
    const document::Style& caption = *chart.caption_style;
    y = set_tagged(context, chart.caption, caption, pages::Role::paragraph, {left, y}, inner, items) +
        caption.space_after;
  }
  if (is_whole(chart)) {
    const Colour paper = style.background.value_or(ground);
    chart::Canvas canvas(context, chart, paper, inner, span);
    canvas.grow(growth);
    const Length height = draw(canvas);
    can_grow = most_growth(chart, canvas.own_plot_height());
    pages::TagBegin tag;
    tag.role = pages::Role::figure;
    tag.alt = chart.alt;
    tag.bounds = Rect{{left, y}, {inner, height}};
    items.emplace_back(std::move(tag));
    place(canvas.take(), {left, y}, items);
    items.emplace_back(pages::TagEnd{});
    y += height;
  }
  if (!chart.notes.empty()) y += chart.note_style->space_before;
  for (const document::Rich& note : chart.notes) {
    y = set_tagged(context, note, *chart.note_style, pages::Role::paragraph, {left, y}, inner, items);
  }
  if (boxed || style.rule_below > Length()) y += style.padding_y;
  y += style.rule_below;

  Slab slab;
  slab.height = y;
  slab.can_grow = can_grow;
  slab.space_before = style.space_before;
  slab.space_after = style.space_after;
  draw_frame(slab.items, style, {measure, y});
  slab.items.insert(slab.items.end(), std::make_move_iterator(items.begin()),
                    std::make_move_iterator(items.end()));
  return slab;
}

}  // namespace

std::vector<Slab> set(Context& context, const document::Chart& chart, const document::Style& style,
                      Length measure, Span span) {
  std::vector<Slab> out;
  const Colour ground = context.ground();
  const std::size_t findings = context.diagnostics().all().size();
  out.push_back(set_whole(context, chart, style, measure, span, ground, {}));
  // What has a finding isn't set a second time: it would be told twice.
  if (context.diagnostics().all().size() != findings) out.front().can_grow = Length();
  out.front().grown = [&context, &chart, &style, measure, span, ground](Length by) {
    return set_whole(context, chart, style, measure, span, ground, by).items;
  };
  return out;
}

}  // namespace factsheet::typeset

#include "typeset/chart/canvas.hpp"

#include "typeset/slab.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::typeset::chart {
namespace {

// Of the type size; Public Sans has 0.7, and other faces are near it.
constexpr double cap_height = 0.7;

// A line to where it begins is a disc then.
pages::Stroke round(Colour colour, Length width) {
  return {colour, width, pages::LineCap::round, pages::LineJoin::round};
}

}  // namespace

Canvas::Canvas(Context& context, const document::Chart& chart, Colour paper, Length measure, Span span)
    : context_(context),
      chart_(chart),
      measure_(measure),
      span_(span),
      colours_(palette(chart.colours, paper)) {}

Label Canvas::label(const document::Rich& text, const document::Style& style, Length room,
                    std::size_t most_lines) {
  Label label;
  label.rich = &text;
  if (text.empty()) return label;
  LineLooks looks;
  looks.alignment = text::Alignment::left;
  looks.place = "place in the chart";
  label.lines = set_lines(context_, text, style, room, looks);
  for (const SetLine& line : label.lines) label.width = std::max(label.width, line.width);
  label.leading = style.leading;
  label.height = style.leading * static_cast<double>(label.lines.size());
  label.baseline = baseline(context_, style);
  label.cap = style.size * cap_height;
  if (label.lines.size() > most_lines) {
    no_room(text, style.leading * static_cast<double>(label.lines.size() - most_lines), "vertical",
            fmt::format("it may take {} line{}; shorten it, make the chart wider with span = \"page\", or "
                        "draw bars, whose labels may be long",
                        most_lines, most_lines == 1 ? "" : "s"));
  }
  return label;
}

Length Canvas::too_wide(const document::Rich& text, const document::Style& style, Length room) {
  const Label whole = line(text, style);
  if (whole.width <= room) return whole.width - room;
  text::LineOptions options;
  options.hyphenator = style.hyphenate ? context_.hyphenator() : nullptr;
  options.protrusion = style.protrusion;
  return text::widest_piece(prepare(context_, text, style).paragraph, options, context_.shaper()) - room;
}

Label Canvas::line(const document::Rich& text, const document::Style& style) {
  constexpr Length endless = Length::points(10000);
  return label(text, style, endless);
}

void Canvas::put(Label&& label, Length x, Length y, Side side) {
  for (SetLine& line : label.lines) {
    const Length back = side == Side::left ? Length() : side == Side::right ? line.width : line.width / 2;
    place(std::move(line.items), {x - back, y}, texts_);
    y += label.leading;
  }
  label.lines.clear();
}

void Canvas::put_on(Label&& label, Length x, Length y, Side side, const std::optional<Colour>& colour) {
  const Length top = y - label.baseline;
  for (SetLine& line : label.lines) {
    for (pages::Item& item : line.items) {
      if (auto* text = std::get_if<pages::Text>(&item); text && colour) text->colour = *colour;
    }
  }
  put(std::move(label), x, top, side);
}

void Canvas::box(Length left, Length top, Length width, Length height, Colour fill) {
  if (width <= Length() || height <= Length()) return;
  shapes_.emplace_back(pages::Box{{{left, top}, {width, height}}, fill});
}

void Canvas::rule(Length left, Length top, Length width, Colour colour) {
  box(left, top - hairline / 2, width, hairline, colour);
}

void Canvas::polyline(const std::vector<Point>& points, Colour colour, Length width) {
  if (points.size() < 2) return;
  pages::Shape shape;
  shape.stroke = round(colour, width);
  for (const Point& point : points) {
    shape.path.push_back(
        {shape.path.empty() ? pages::Segment::Kind::move : pages::Segment::Kind::line, point, {}, {}});
  }
  shapes_.emplace_back(std::move(shape));
}

void Canvas::discs(const std::vector<Point>& middles, Length radius, Colour fill) {
  if (middles.empty()) return;
  pages::Shape shape;
  shape.stroke = round(fill, radius * 2);
  for (const Point& at : middles) {
    shape.path.push_back({pages::Segment::Kind::move, at, {}, {}});
    shape.path.push_back({pages::Segment::Kind::line, at, {}, {}});
  }
  shapes_.emplace_back(std::move(shape));
}

void Canvas::no_room(const document::Rich& text, Length beyond, std::string_view direction,
                     std::string hint) {
  const Span at = text.empty() || text.runs.front().span.line == 0 ? span_ : text.runs.front().span;
  Diagnostic& finding = context_.diagnostics().error(
      Code::text_overflow, at,
      fmt::format("\"{}\" has no room in its chart: {:.1f} pt too {} ({})", document::plain(text),
                  beyond.pt(), direction == "vertical" ? "tall" : "wide", direction));
  const int origin = text.empty() ? -1 : text.runs.front().origin;
  if (origin >= 0) {
    finding.label(context_.document().origins[static_cast<std::size_t>(origin)].value,
                  "it comes from this value");
  }
  finding.hint(std::move(hint));
}

Length Canvas::legend(Length top) {
  if (chart_.series.size() < 2) return Length();
  const document::Style& style = *chart_.label_style;
  const Length patch = style.size * cap_height;
  const Length patch_gap = Length::points(4);
  const Length between = Length::points(14);
  Length x;
  Length y = top;
  for (std::size_t i = 0; i < chart_.series.size(); ++i) {
    Label name = label(chart_.series[i], style, measure_ - patch - patch_gap);
    const Length width = patch + patch_gap + name.width;
    if (x > Length() && x + width > measure_) {
      x = Length();
      y += style.leading;
    }
    box(x, y + name.baseline - patch, patch, patch, colours_.series[i]);
    const Length below = name.height - style.leading;
    put(std::move(name), x + patch + patch_gap, y);
    x += width + between;
    y += below;
  }
  constexpr Length after = Length::points(6);
  return y + style.leading - top + after;
}

void Canvas::add(std::vector<pages::Item>&& shapes) {
  for (pages::Item& shape : shapes) shapes_.push_back(std::move(shape));
}

std::vector<pages::Item> Canvas::take() {
  std::vector<pages::Item> out = std::move(shapes_);
  out.insert(out.end(), std::make_move_iterator(texts_.begin()), std::make_move_iterator(texts_.end()));
  return out;
}

Scale from_zero(const document::Chart& chart, Length begin, Length end) {
  Scale scale{0, 0, begin, end};
  for (const document::ChartRecord& record : chart.records) {
    for (const document::ChartFigure& figure : record.figures) {
      if (!figure.value) continue;
      scale.least = std::min(scale.least, *figure.value);
      scale.most = std::max(scale.most, *figure.value);
    }
  }
  if (scale.least == scale.most) scale.most = 1;  // nothing but zeros and gaps
  return scale;
}

}  // namespace factsheet::typeset::chart

#include "typeset/blocks.hpp"

#include "typeset/set_lines.hpp"

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

pages::Role heading_role(int level) {
  constexpr pages::Role roles[] = {pages::Role::h1, pages::Role::h2, pages::Role::h3,
                                   pages::Role::h4, pages::Role::h5, pages::Role::h6};
  return roles[level - 1];
}

bool is_boxed(const document::Style& style) {
  return style.background || style.bar > Length() || style.rule_above > Length() ||
         style.rule_below > Length();
}

// Text in a box: one slab, never parted, so that its background and bar stay whole. `fill` sets what stands
// in it from a place on, in a measure, and gives the place below.
template <class Fill>
Slab set_boxed(const document::Style& style, Length measure, const Fill& fill) {
  const Length left = style.bar + style.padding_x;
  std::vector<pages::Item> text;
  const Length below =
      fill(Point{left, style.rule_above + style.padding_y}, measure - left - style.padding_x, text);
  Slab slab;
  slab.height = below + style.padding_y + style.rule_below;
  slab.space_before = style.space_before;
  slab.space_after = style.space_after;
  draw_frame(slab.items, style, {measure, slab.height});
  slab.items.insert(slab.items.end(), std::make_move_iterator(text.begin()),
                    std::make_move_iterator(text.end()));
  return slab;
}

// Paragraphs and lists below each other.
Length set_inside(Context& context, const std::vector<document::Body>& bodies, const document::Style& style,
                  Point at, Length measure, Span span, std::vector<pages::Item>& out) {
  std::vector<Slab> inner = set_bodies(context, bodies, style, measure, span);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (i > 0) at.y += std::max(inner[i - 1].space_after, inner[i].space_before);
    place(std::move(inner[i].items), at, out);
    at.y += inner[i].height;
  }
  return at.y;
}

Length set_callout(Context& context, const document::Callout& callout, const document::Style& style, Point at,
                   Length measure, Span span, std::vector<pages::Item>& out) {
  if (!callout.title.empty()) {
    at.y =
        set_tagged(context, callout.title, *callout.title_style, pages::Role::paragraph, at, measure, out) +
        callout.title_style->space_after * 0.3;
  }
  return set_inside(context, callout.bodies, style, at, measure, span, out);
}

std::vector<Slab> alone(Slab&& slab) {
  std::vector<Slab> out;
  out.push_back(std::move(slab));
  return out;
}

// A line that announces what follows is not left behind by it.
bool announces(const std::vector<document::Body>& bodies) {
  const auto* paragraph = bodies.empty() ? nullptr : std::get_if<document::Paragraph>(&bodies.back());
  return paragraph && document::plain(paragraph->text).ends_with(':');
}

std::vector<Slab> set_text(Context& context, const std::vector<document::Body>& bodies,
                           const document::Style& style, Length measure, Span span) {
  if (bodies.empty()) return {};
  std::vector<Slab> slabs;
  if (is_boxed(style)) {
    slabs.push_back(set_boxed(style, measure, [&](Point at, Length inner, std::vector<pages::Item>& out) {
      return set_inside(context, bodies, style, at, inner, span, out);
    }));
  } else {
    slabs = set_bodies(context, bodies, style, measure, span);
  }
  // A paragraph whose values couldn't be filled in has no line.
  if (!slabs.empty()) slabs.back().keep_with_next = announces(bodies);
  return slabs;
}

}  // namespace

std::vector<Slab> set(Context& context, const document::Heading& heading, const document::Style& style,
                      Length measure, Span) {
  Slab slab;
  slab.space_before = style.space_before;
  slab.space_after = style.space_after;
  const bool boxed = style.background.has_value() || style.bar > Length();
  const Length left = boxed ? style.bar + style.padding_x : Length();
  const Length inner = boxed ? measure - left - style.padding_x : measure;
  Length y = style.rule_above;
  if (boxed || style.rule_above > Length()) y += style.padding_y;
  std::vector<pages::Item> text;
  pages::TagBegin tag;
  tag.role = heading_role(heading.level);
  text.emplace_back(std::move(tag));
  if (!heading.kicker.empty()) {
    const document::Style& kicker = *heading.kicker_style;
    std::vector<SetLine> lines = set_lines(context, heading.kicker, kicker, inner);
    const Length end = lines.empty() ? Length() : lines.back().width;
    const std::size_t count = lines.size();
    y = stack(std::move(lines), kicker.leading, {left, y}, text);
    if (count > 0)
      text.emplace_back(
          blank_at(context, kicker, {left + end, y - kicker.leading + baseline(context, kicker)}));
  }
  y = stack(set_lines(context, heading.text, style, inner), style.leading, {left, y}, text);
  text.emplace_back(pages::TagEnd{});
  if (boxed || style.rule_below > Length()) y += style.padding_y;
  y += style.rule_below;
  slab.height = y;
  draw_frame(slab.items, style, {measure, y});
  slab.items.insert(slab.items.end(), std::make_move_iterator(text.begin()),
                    std::make_move_iterator(text.end()));
  std::vector<Slab> out;
  out.push_back(std::move(slab));
  return out;
}

Length stack(std::vector<SetLine>&& lines, Length leading, Point at, std::vector<pages::Item>& out) {
  for (SetLine& line : lines) {
    place(std::move(line.items), at, out);
    at.y += leading;
  }
  return at.y;
}

pages::Item tag(pages::Role role) {
  pages::TagBegin begin;
  begin.role = role;
  return begin;
}

Length set_tagged(Context& context, const document::Rich& text, const document::Style& style,
                  pages::Role role, Point at, Length measure, std::vector<pages::Item>& out) {
  if (text.empty()) return at.y;
  out.push_back(tag(role));
  const Length below = stack(set_lines(context, text, style, measure), style.leading, at, out);
  out.emplace_back(pages::TagEnd{});
  return below;
}

// Stroked, since viewers draw a thin line of a pixel at least, but may lose what two filled boxes leave of
// each other.
pages::Shape framed(const Rect& rect, Colour fill, const pages::Stroke& stroke) {
  using Kind = pages::Segment::Kind;
  const Length in = stroke.width / 2;
  const Length left = rect.left() + in;
  const Length right = rect.right() - in;
  const Length top = rect.top() + in;
  const Length bottom = rect.bottom() - in;
  pages::Shape shape;
  shape.path = {{Kind::move, {left, top}, {}, {}},
                {Kind::line, {right, top}, {}, {}},
                {Kind::line, {right, bottom}, {}, {}},
                {Kind::line, {left, bottom}, {}, {}},
                {Kind::close, {}, {}, {}}};
  shape.fill = fill;
  shape.stroke = stroke;
  return shape;
}

void draw_box(std::vector<pages::Item>& items, Rect rect, Colour fill, pages::ArtifactKind kind) {
  items.emplace_back(pages::ArtifactBegin{kind});
  items.emplace_back(pages::Box{rect, fill});
  items.emplace_back(pages::ArtifactEnd{});
}

void draw_frame(std::vector<pages::Item>& items, const document::Style& style, Size size) {
  const auto layout = pages::ArtifactKind::layout;
  if (style.background) draw_box(items, {{}, size}, *style.background, pages::ArtifactKind::background);
  if (style.bar > Length()) draw_box(items, {{}, {style.bar, size.height}}, style.bar_colour, layout);
  if (style.rule_above > Length())
    draw_box(items, {{}, {size.width, style.rule_above}}, style.rule_colour, layout);
  if (style.rule_below > Length()) {
    const Point foot{Length(), size.height - style.rule_below};
    draw_box(items, {foot, {size.width, style.rule_below}}, style.rule_colour, layout);
  }
}

std::vector<Slab> set(Context& context, const document::Text& text, const document::Style& style,
                      Length measure, Span span) {
  return set_text(context, text.bodies, style, measure, span);
}

std::vector<Slab> set(Context& context, const document::Callout& callout, const document::Style& style,
                      Length measure, Span span) {
  if (!callout.icon.name.empty()) {
    return alone(set_boxed(style, measure, [&](Point at, Length inner, std::vector<pages::Item>& out) {
      const Length size = style.leading * 1.35;
      const Length gap = style.size * 0.8;
      draw_icon(context, callout.icon, style.bar_colour, at, size, out);
      const Point text = at + Point{size + gap, Length()};
      const Length below = set_callout(context, callout, style, text, inner - size - gap, span, out);
      return std::max(below, at.y + size);
    }));
  }
  if (callout.title.empty()) return set_text(context, callout.bodies, style, measure, span);
  return alone(set_boxed(style, measure, [&](Point at, Length inner, std::vector<pages::Item>& out) {
    return set_callout(context, callout, style, at, inner, span, out);
  }));
}

std::vector<Slab> set(Context& context, const document::Quote& quote, const document::Style& style,
                      Length measure, Span span) {
  return alone(set_boxed(style, measure, [&](Point at, Length inner, std::vector<pages::Item>& out) {
    out.push_back(tag(pages::Role::block_quote));
    at.y = set_inside(context, quote.bodies, style, at, inner, span, out);
    if (!quote.by.empty()) at.y += quote.by_style->space_before;
    at.y = set_tagged(context, quote.by, *quote.by_style, pages::Role::paragraph, at, inner, out);
    out.emplace_back(pages::TagEnd{});
    return at.y;
  }));
}

std::vector<Slab> set(Context&, const document::Columns&, const document::Style&, Length, Span) {
  return {};
}

std::vector<Slab> set(Context&, const document::Rule&, const document::Style& style, Length measure, Span) {
  std::vector<Slab> out(1);
  Slab& slab = out.front();
  slab.space_before = style.space_before;
  slab.space_after = style.space_after;
  slab.height = style.rule_above;
  draw_box(slab.items, {{}, {measure, style.rule_above}}, style.rule_colour, pages::ArtifactKind::layout);
  return out;
}

std::vector<Slab> set_block(Context& context, const document::Block& block, Length measure) {
  std::vector<Slab> slabs = std::visit(
      [&](const auto& content) { return set(context, content, *block.style, measure, block.span); },
      block.content);
  for (Slab& slab : slabs) slab.span = block.span;
  if (!slabs.empty()) slabs.back().keep_with_next |= block.style->keep_with_next;
  return slabs;
}

}  // namespace factsheet::typeset

#include "typeset/blocks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

constexpr Length gap = Length::points(10);
constexpr double least_scale = 0.6;  // of the numbers' size; smaller they would no longer lead the card

class CardSetter {
 public:
  CardSetter(Context& context, const document::Cards& cards, const document::Style& style, Length measure)
      : context_(context),
        cards_(cards),
        style_(style),
        width_((measure - gap * static_cast<double>(cards.columns - 1)) / static_cast<double>(cards.columns)),
        inner_(width_ - style.padding_x * 2 - style.bar) {}

  std::vector<Slab> set() {
    scale_values();
    std::vector<Slab> slabs;
    for (std::size_t i = 0; i < cards_.items.size(); i += cards_.columns) {
      const std::size_t end = std::min(i + cards_.columns, cards_.items.size());
      slabs.push_back(set_row(i, end));
    }
    slabs.front().space_before = style_.space_before;
    slabs.front().items.insert(slabs.front().items.begin(), tag(pages::Role::list));
    slabs.back().space_after = style_.space_after;
    slabs.back().items.emplace_back(pages::TagEnd{});
    return slabs;
  }

 private:
  Length natural(const document::Rich& rich, const document::Style& style) {
    if (rich.empty()) return {};
    return text::natural_width(prepare(context_, rich, style).paragraph, context_.shaper());
  }

  Length unit_width(const document::Card& card) {
    if (card.unit.empty()) return {};
    return natural(card.unit, *cards_.unit_style) + value_style_->size * unit_gap;
  }

  static constexpr double icon_rim = 2.0 / 24;  // of its size, as the icons are drawn
  Length icon_size() const { return cards_.value_style->size * 0.75; }
  // What stands beside the number.
  Length beside(const document::Card& card) {
    return unit_width(card) + (card.icon.name.empty() ? Length() : icon_size() * 1.25);
  }

  // All numbers get the size at which the widest fits, so that none shouts louder than the others.
  void scale_values() {
    value_style_ = cards_.value_style;
    double scale = 1;
    for (const document::Card& card : cards_.items) {
      const Length width = natural(card.value, *value_style_);
      const Length room = inner_ - beside(card);
      if (width <= room) continue;
      const double needed = room / width;
      if (needed < least_scale) {
        report(card, width * least_scale - room);
        continue;
      }
      scale = std::min(scale, needed);
    }
    // In steps, so that sheets with nearly the same numbers look the same.
    constexpr double step = 0.05;
    if (scale < 1) scale = std::max(least_scale, std::floor(scale / step) * step);
    value_style_ = &context_.scaled(*cards_.value_style, {scale, 1, 1});
    if (scale == 1) return;
    // Type is made no smaller than what can be read, so that may not have been enough.
    for (const document::Card& card : cards_.items) {
      const Length excess = natural(card.value, *value_style_) - (inner_ - beside(card));
      if (excess > Length::points(0.05) &&
          natural(card.value, *cards_.value_style) * least_scale <= inner_ - beside(card))
        report(card, excess);
    }
  }

  void report(const document::Card& card, Length excess) {
    Span span;
    if (!card.value.runs.empty()) span = card.value.runs.front().span;
    context_.diagnostics()
        .error(Code::text_overflow, span,
               fmt::format(
                   "\"{}\" is {:.1f} pt too wide for its card (horizontal)",
                   document::plain(card.value) + (card.unit.empty() ? "" : " " + document::plain(card.unit)),
                   excess.pt()))
        .hint(
            "set fewer cards side by side (columns), round the number, or make the style card_value smaller");
  }

  Slab set_row(std::size_t begin, std::size_t end) {
    Slab slab;
    slab.space_after = gap;
    slab.space_before = gap;
    std::vector<std::vector<pages::Item>> texts;
    Length tallest;
    for (std::size_t i = begin; i < end; ++i) {
      texts.emplace_back();
      tallest = std::max(tallest, set_card(cards_.items[i], texts.back()));
    }
    slab.height = tallest + style_.padding_y + style_.rule_below;
    Length left;
    for (std::vector<pages::Item>& text : texts) {
      std::vector<pages::Item> frame;
      draw_frame(frame, style_, {width_, slab.height});
      place(std::move(frame), {left, Length()}, slab.items);
      place(std::move(text), {left, Length()}, slab.items);
      left += width_ + gap;
    }
    return slab;
  }

  // Gives the place below the card's text.
  Length set_card(const document::Card& card, std::vector<pages::Item>& out) {
    Point at{style_.bar + style_.padding_x, style_.rule_above + style_.padding_y};
    if (!card.icon.name.empty()) {
      // Level with the number; the drawing's bare rim hangs in the padding.
      const Length middle =
          at.y + baseline(context_, *cards_.value_style) - capital_height(context_, *cards_.value_style) / 2;
      const Point corner{width_ - style_.padding_x - icon_size() * (1 - icon_rim), middle - icon_size() / 2};
      draw_icon(context_, card.icon, style_.rule_colour, corner, icon_size(), out);
    }
    out.push_back(tag(pages::Role::list_item));
    out.push_back(tag(pages::Role::list_body));
    at.y = set_value(card, at, out) + cards_.value_style->space_after;
    at.y = set_tagged(context_, card.label, style_, pages::Role::paragraph, at, inner_, out);
    const document::Style& note = *cards_.note_style;
    if (!card.change.empty()) {
      at.y += note.space_before;
      const Length arrow = draw_arrow(card.trend, note, at, out);
      at.y = set_tagged(context_, card.change, note, pages::Role::paragraph, {at.x + arrow, at.y},
                        inner_ - arrow, out);
    }
    if (!card.note.empty()) {
      at.y += note.space_before;
      at.y = set_tagged(context_, card.note, note, pages::Role::paragraph, at, inner_, out);
    }
    out.emplace_back(pages::TagEnd{});
    out.emplace_back(pages::TagEnd{});
    return at.y;
  }

  // The number and, on its baseline, its unit: one paragraph.
  Length set_value(const document::Card& card, Point at, std::vector<pages::Item>& out) {
    // Numbers that were made smaller keep the baseline of those that weren't.
    const Length base = baseline(context_, *cards_.value_style);
    const Length below = at.y + cards_.value_style->leading;
    if (card.value.empty()) return below;
    out.push_back(tag(pages::Role::paragraph));
    // On one line whatever its width: scale_values has told what is too wide.
    const Length endless = Length::points(10000);
    std::vector<SetLine> lines = set_lines(context_, card.value, *value_style_, endless);
    const Length width = lines.empty() ? Length() : lines.front().width;
    stack(std::move(lines), value_style_->leading, {at.x, at.y + base - baseline(context_, *value_style_)},
          out);
    if (!card.unit.empty()) {
      const document::Style& unit = *cards_.unit_style;
      const Point end{at.x + width, at.y + base};
      out.emplace_back(blank_at(context_, unit, end));
      const Length y = at.y + base - baseline(context_, unit);
      stack(set_lines(context_, card.unit, unit, endless), unit.leading,
            {end.x + value_style_->size * unit_gap, y}, out);
    }
    out.emplace_back(pages::TagEnd{});
    return below;
  }

  // A triangle that points where the number went, as high as a small letter; gives the room it takes.
  Length draw_arrow(document::Trend trend, const document::Style& style, Point at,
                    std::vector<pages::Item>& out) {
    if (trend == document::Trend::none) return {};
    const Length size = style.size * 0.62;
    const Length foot = at.y + baseline(context_, style);
    const Length head = foot - size * 0.9;
    const Length middle = at.x + size / 2;
    pages::Shape shape;
    const auto line = [&](Length x, Length y) {
      shape.path.push_back(
          {shape.path.empty() ? pages::Segment::Kind::move : pages::Segment::Kind::line, {x, y}, {}, {}});
    };
    if (trend == document::Trend::up) {
      line(at.x, foot), line(middle, head), line(at.x + size, foot);
    } else if (trend == document::Trend::down) {
      line(at.x, head), line(middle, foot), line(at.x + size, head);
    } else {
      const Length thick = size * 0.28;
      const Length y = (foot + head - thick) / 2;
      line(at.x, y), line(at.x + size, y), line(at.x + size, y + thick), line(at.x, y + thick);
    }
    shape.path.push_back({pages::Segment::Kind::close, {}, {}, {}});
    shape.fill = style.colour;
    out.emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
    out.emplace_back(std::move(shape));
    out.emplace_back(pages::ArtifactEnd{});
    return size + style.size * 0.4;
  }

  static constexpr double unit_gap = 0.14;  // of the number's size

  Context& context_;
  const document::Cards& cards_;
  const document::Style& style_;
  Length width_;
  Length inner_;
  const document::Style* value_style_ = nullptr;
};

}  // namespace

std::vector<Slab> set(Context& context, const document::Cards& cards, const document::Style& style,
                      Length measure, Span) {
  if (cards.items.empty()) return {};
  return CardSetter(context, cards, style, measure).set();
}

}  // namespace factsheet::typeset

#include "typeset/blocks.hpp"

namespace factsheet::typeset {

std::vector<Slab> set(Context& context, const document::Banner& banner, const document::Style& style,
                      Length measure, Span) {
  const document::Page& paper = *context.document().page;
  std::vector<pages::Item> text;
  Point at;
  const auto line = [&](const document::Rich& rich, const document::Style& looks, pages::Role role) {
    if (rich.empty()) return;
    at.y += looks.space_before;
    at.y = set_tagged(context, rich, looks, role, at, measure, text);
  };
  line(banner.kicker, *banner.kicker_style, pages::Role::paragraph);
  if (!banner.kicker.empty()) at.y += banner.kicker_style->space_after;
  at.y = set_tagged(context, banner.text, style, pages::Role::h1, at, measure, text);
  line(banner.subtitle, *banner.subtitle_style, pages::Role::paragraph);

  std::vector<Slab> out(1);
  Slab& slab = out.front();
  slab.height = at.y + style.padding_y;
  slab.space_after = style.space_after;
  // To the paper's edges: above the text there is the upper margin already.
  const Rect field{{-paper.margin_left, -paper.margin_top},
                   {paper.size.width, paper.margin_top + slab.height}};
  if (style.background) draw_box(slab.items, field, *style.background, pages::ArtifactKind::background);
  if (style.rule_below > Length()) {
    draw_box(slab.items,
             {{field.left(), slab.height - style.rule_below}, {field.size.width, style.rule_below}},
             style.rule_colour, pages::ArtifactKind::layout);
  }
  slab.items.insert(slab.items.end(), std::make_move_iterator(text.begin()),
                    std::make_move_iterator(text.end()));
  return out;
}

}  // namespace factsheet::typeset

#include "typeset/blocks.hpp"
#include "typeset/silhouette.hpp"

namespace factsheet::typeset {
namespace {

// Between the silhouette and the field's upper and lower edge.
constexpr Length above_silhouette = Length::points(24);
constexpr Length below_silhouette = Length::points(14);
constexpr double widest_silhouette = 0.24;  // of the measure

// The state's outline at the right, in a tone between the field and its text.
void draw_silhouette(Context& context, const std::string& code, const document::Style& style, Rect box,
                     std::vector<pages::Item>& items) {
  const Colour field = style.background.value_or(context.document().page->background);
  const pages::Stroke line{mix(field, style.colour, 0.62), Length::points(0.6)};
  std::vector<pages::Item> outline =
      silhouette(context.maps().atlas(), code, box, mix(field, style.colour, 0.2), line);
  // Against the right margin, where the text below ends, too.
  Length right = box.left();
  for (const pages::Item& item : outline) {
    if (const auto* shape = std::get_if<pages::Shape>(&item)) {
      for (const pages::Segment& segment : shape->path) {
        if (segment.kind != pages::Segment::Kind::close) right = std::max(right, segment.to.x);
      }
    }
  }
  items.emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
  place(std::move(outline), {box.right() - right, Length()}, items);
  items.emplace_back(pages::ArtifactEnd{});
}

}  // namespace

std::vector<Slab> set(Context& context, const document::Banner& banner, const document::Style& style,
                      Length measure, Span) {
  const document::Page& paper = *context.document().page;
  std::vector<pages::Item> text;
  Point at;
  const Length reserved = banner.silhouette.empty() ? Length() : measure * widest_silhouette;
  const Length text_measure = measure - reserved;
  const auto line = [&](const document::Rich& rich, const document::Style& looks, pages::Role role) {
    if (rich.empty()) return;
    at.y += looks.space_before;
    at.y = set_tagged(context, rich, looks, role, at, text_measure, text);
  };
  line(banner.kicker, *banner.kicker_style, pages::Role::paragraph);
  if (!banner.kicker.empty()) at.y += banner.kicker_style->space_after;
  at.y = set_tagged(context, banner.text, style, pages::Role::h1, at, text_measure, text);
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
  if (!banner.silhouette.empty()) {
    const Length top = field.top() + above_silhouette;
    const Rect box{{text_measure, top}, {reserved, slab.height - below_silhouette - top}};
    draw_silhouette(context, banner.silhouette, style, box, slab.items);
  }
  slab.items.insert(slab.items.end(), std::make_move_iterator(text.begin()),
                    std::make_move_iterator(text.end()));
  return out;
}

}  // namespace factsheet::typeset

#include "typeset/furniture.hpp"

#include "typeset/blocks.hpp"
#include "typeset/set_lines.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

// The label of "SAMPLE DATA": at the right above all else.
constexpr Length mark_distance = Length::points(6);
constexpr Length mark_padding = Length::points(5);
constexpr Length mark_padding_y = Length::points(1.5);
constexpr Length mark_rim = Length::points(0.75);

// One line in the upper or lower margin, with its pictures.
class FurnitureLine {
 public:
  FurnitureLine(Context& context, const document::Furniture& furniture, pages::ArtifactKind kind, int number,
                int count)
      : context_(context),
        furniture_(furniture),
        style_(*furniture.style),
        paper_(*context.document().page),
        kind_(kind),
        number_(number),
        count_(count),
        measure_(paper_.size.width - paper_.margin_left - paper_.margin_right),
        baseline_(kind == pages::ArtifactKind::header ? furniture.distance
                                                      : paper_.size.height - furniture.distance),
        line_top_(baseline_ - baseline(context, style_)),
        top_(line_top_),
        bottom_(line_top_ + style_.leading) {}

  void draw(pages::Page& page) {
    add(furniture_.left, furniture_.from->left_image, text::Alignment::left);
    add(furniture_.centre, furniture_.from->centre_image, text::Alignment::centre);
    add(furniture_.right, furniture_.from->right_image, text::Alignment::right);
    page.items.emplace_back(pages::ArtifactBegin{kind_});
    // Rules keep clear of pictures that are taller than the line.
    if (style_.rule_above > Length())
      rule(page, top_ - style_.padding_y - style_.rule_above, style_.rule_above);
    if (style_.rule_below > Length()) rule(page, bottom_ + style_.padding_y, style_.rule_below);
    place(std::move(items_), {paper_.margin_left, Length()}, page.items);
    page.items.emplace_back(pages::ArtifactEnd{});
  }

 private:
  std::string_view name() const { return kind_ == pages::ArtifactKind::header ? "header" : "footer"; }

  void rule(pages::Page& page, Length y, Length thickness) const {
    page.items.emplace_back(pages::Box{{{paper_.margin_left, y}, {measure_, thickness}}, style_.rule_colour});
  }

  void refuse(Span span, const std::string& message, bool picture) {
    context_.diagnostics()
        .error(Code::text_overflow, span, fmt::format("the {} {} (horizontal)", name(), message))
        .hint(picture ? "make the pictures' heights smaller, or shorten the texts"
                      : "shorten its texts, or make their style's size smaller");
  }

  // A text with its picture at one of the line's three places. On one line whatever its length: what is too
  // long is reported, not broken into the text area.
  void add(const document::Rich& rich, const layout::FurnitureImage& image, text::Alignment alignment) {
    const graphics::Picture* picture = image.file.empty() ? nullptr : context_.picture(image.file);
    if (rich.empty() && !picture) return;  // why a picture isn't there was said when it was read
    const Span span = rich.empty() ? image.file_span : rich.runs.front().span;
    const PreparedText text = prepare(context_, rich, style_, number_, count_);
    const Length words = rich.empty() ? Length() : text::natural_width(text.paragraph, context_.shaper());
    const Length shown = picture ? image.height / graphics::proportion(*picture) : Length();
    const Length gap = picture && !rich.empty() ? style_.size * 0.75 : Length();
    const Length width = words + gap + shown;
    const Length left = alignment == text::Alignment::left     ? Length()
                        : alignment == text::Alignment::centre ? (measure_ - width) / 2
                                                               : measure_ - width;
    if (text.paragraph.text.find('\n') != std::string::npos)
      return refuse(span, "can have one line only", false);
    if (width > measure_)
      return refuse(span, fmt::format("is {:.1f} pt too wide for the page", (width - measure_).pt()),
                    picture);
    for (const Taken& taken : taken_) {
      const Length overlap = std::min(taken.to, left + width) - std::max(taken.from, left) + style_.size;
      if (overlap <= Length()) continue;
      const bool pictures = picture || taken.picture;
      return refuse(span,
                    fmt::format("has {} that run into each other by {:.1f} pt",
                                pictures ? "texts or pictures" : "texts", overlap.pt()),
                    pictures);
    }
    taken_.push_back({left, left + width, picture != nullptr});
    const bool behind = alignment == text::Alignment::right;
    if (picture) add_picture(*picture, image, {behind ? left + words + gap : left, Length()}, shown);
    if (rich.empty()) return;
    LineLooks looks;
    looks.alignment = picture ? text::Alignment::left : alignment;
    looks.place = "page";
    const Length x = !picture ? Length() : behind ? left : left + shown + gap;
    for (SetLine& line : set_lines(context_, rich, text, style_, measure_, looks)) {
      for (pages::Item& item : line.items) {
        // What stands in the margin is no part of the tagged text, so its links are not live.
        if (!std::holds_alternative<pages::Text>(item)) continue;
        translate(item, {x, line_top_});
        items_.push_back(std::move(item));
      }
    }
  }

  // Its middle level with that of the capitals, which is where the eye sees a line's middle.
  void add_picture(const graphics::Picture& picture, const layout::FurnitureImage& image, Point at,
                   Length width) {
    at.y = baseline_ - (capital_height(context_, style_) + image.height) / 2;
    if (!has_room(image, {at, {width, image.height}})) return;
    check_resolution(context_, image.file, image.file_span, picture, width, "height");
    top_ = std::min(top_, at.y);
    bottom_ = std::max(bottom_, at.y + image.height);
    graphics::draw(picture, at, width, items_);
  }

  bool has_room(const layout::FurnitureImage& image, const Rect& area) {
    const bool header = kind_ == pages::ArtifactKind::header;
    Length from = header ? context_.document().edge_bar->height : paper_.size.height - paper_.margin_bottom;
    const Length to = header ? paper_.margin_top : paper_.size.height;
    const bool below_mark = header && area.right() > measure_ - mark_width();
    if (below_mark)
      from = std::max(from, context_.document().edge_bar->height + mark_distance +
                                context_.document().mark_style->leading);
    const Length above = style_.rule_above > Length() ? style_.padding_y + style_.rule_above : Length();
    const Length below = style_.rule_below > Length() ? style_.padding_y + style_.rule_below : Length();
    // It grows to both sides of the line's middle.
    const Length excess = std::max(from + above - area.top(), area.bottom() + below - to) * 2;
    if (excess <= Length::points(0.05)) return true;
    const double most = std::floor((image.height - excess).pt());
    const std::string_view margin = header ? "margin_top" : "margin_bottom";
    context_.diagnostics()
        .error(Code::text_overflow, image.height_span,
               fmt::format("the picture \"{}\" is {:.1f} pt too tall for the {} (vertical){}", image.file,
                           excess.pt(), name(),
                           below_mark ? fmt::format(", where \"{}\" stands above it",
                                                    document::plain(context_.document().mark))
                                      : ""))
        .hint(fmt::format("{}change the {}'s distance, or make {} larger",
                          most >= 4 ? fmt::format("write height = \"{:g}pt\", ", most) : "", name(), margin));
    return false;
  }

  // Of the label at the page's upper right; 0 where there is none.
  Length mark_width() {
    const document::Document& document = context_.document();
    if (document.mark.empty()) return {};
    const PreparedText text = prepare(context_, document.mark, *document.mark_style);
    return text::natural_width(text.paragraph, context_.shaper()) + mark_padding * 2;
  }

  struct Taken {
    Length from;
    Length to;
    bool picture;
  };

  Context& context_;
  const document::Furniture& furniture_;
  const document::Style& style_;
  const document::Page& paper_;
  pages::ArtifactKind kind_;
  int number_;
  int count_;
  Length measure_;
  Length baseline_;  // from the page's upper edge, as all that follow
  Length line_top_;
  Length top_;
  Length bottom_;
  std::vector<Taken> taken_;        // of the line's width
  std::vector<pages::Item> items_;  // from the left margin
};

bool stands_on(const document::Furniture& furniture, int page) {
  return furniture.style && (page == 1 ? furniture.on_first : furniture.on_following);
}

// "SAMPLE DATA", at the right above all else: drawn last, as a stamp on the paper's colour, since a banner
// may reach there.
void draw_mark(Context& context, pages::Page& page) {
  const document::Document& document = context.document();
  if (document.mark.empty()) return;
  const document::Page& paper = *document.page;
  const document::Style& style = *document.mark_style;
  const Length measure = paper.size.width - paper.margin_left - paper.margin_right;
  LineLooks looks;
  looks.alignment = text::Alignment::right;
  looks.place = "page";
  page.items.emplace_back(pages::ArtifactBegin{pages::ArtifactKind::header});
  std::vector<SetLine> lines = set_lines(context, document.mark, style, measure - mark_padding * 2, looks);
  Length width;
  for (const SetLine& line : lines) width = std::max(width, line.width + mark_padding * 2);
  const Length height = style.leading * static_cast<double>(lines.size());
  Length top = document.edge_bar->height + mark_distance;
  const Rect stamp{{paper.margin_left + measure - width, top}, {width, height + mark_padding_y * 2}};
  // The middle of its capitals in the stamp's.
  top += mark_padding_y + (style.leading + capital_height(context, style)) / 2 - baseline(context, style);
  page.items.emplace_back(framed(stamp, paper.background, {style.colour, mark_rim}));
  for (SetLine& line : lines) {
    place(std::move(line.items), {paper.margin_left + mark_padding, top}, page.items);
    top += style.leading;
  }
  page.items.emplace_back(pages::ArtifactEnd{});
}

}  // namespace

void draw_head(Context& context, pages::Page& page, int number, int count) {
  const document::Document& document = context.document();
  const document::Page& paper = *document.page;
  const document::EdgeBar& edge = *document.edge_bar;
  if (!(paper.background == white))
    draw_box(page.items, {{}, paper.size}, paper.background, pages::ArtifactKind::background);
  if (edge.height > Length()) {
    draw_box(page.items, {{}, {paper.size.width, edge.height}}, edge.colour, pages::ArtifactKind::layout);
    if (edge.accent_width > Length()) {
      draw_box(page.items, {{edge.accent_begin, Length()}, {edge.accent_width, edge.height}},
               edge.accent_colour, pages::ArtifactKind::layout);
    }
  }
  if (stands_on(document.header, number)) {
    FurnitureLine(context, document.header, pages::ArtifactKind::header, number, count).draw(page);
  }
}

void draw_foot(Context& context, pages::Page& page, int number, int count) {
  const document::Furniture& footer = context.document().footer;
  if (stands_on(footer, number))
    FurnitureLine(context, footer, pages::ArtifactKind::footer, number, count).draw(page);
  draw_mark(context, page);
}

}  // namespace factsheet::typeset

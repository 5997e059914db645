#include "typeset/furniture.hpp"

#include "typeset/blocks.hpp"
#include "typeset/set_lines.hpp"

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

void draw_line(Context& context, const document::Furniture& furniture, Length y, pages::Page& page,
               int number, int count, pages::ArtifactKind kind) {
  const document::Style& style = *furniture.style;
  const document::Page& paper = *context.document().page;
  const Length measure = paper.size.width - paper.margin_left - paper.margin_right;
  const Length top = y - baseline(context, style);
  std::vector<pages::Item> items;
  std::vector<std::pair<Length, Length>> taken;  // from and to, of what stands on the line
  const auto report = [&](const document::Rich& rich, std::string message) {
    context.diagnostics()
        .error(Code::text_overflow, rich.runs.front().span,
               fmt::format("the {} {} (horizontal)",
                           kind == pages::ArtifactKind::header ? "header" : "footer", message))
        .hint("shorten its texts, or make their style's size smaller");
  };
  // On one line whatever its length: what is too long is reported, not broken into the text area.
  const auto draw = [&](const document::Rich& rich, text::Alignment alignment) {
    if (rich.empty()) return;
    const PreparedText text = prepare(context, rich, style, number, count);
    const Length width = text::natural_width(text.paragraph, context.shaper());
    const Length left = alignment == text::Alignment::left     ? Length()
                        : alignment == text::Alignment::centre ? (measure - width) / 2
                                                               : measure - width;
    if (text.paragraph.text.find('\n') != std::string::npos) return report(rich, "can have one line only");
    if (width > measure)
      return report(rich, fmt::format("is {:.1f} pt too wide for the page", (width - measure).pt()));
    for (const auto& [from, to] : taken) {
      const Length overlap = std::min(to, left + width) - std::max(from, left) + style.size;
      if (overlap > Length())
        return report(rich, fmt::format("has texts that run into each other by {:.1f} pt", overlap.pt()));
    }
    taken.emplace_back(left, left + width);
    LineLooks looks;
    looks.alignment = alignment;
    looks.place = "page";
    for (SetLine& line : set_lines(context, rich, text, style, measure, looks)) {
      for (pages::Item& item : line.items) {
        // What stands in the margin is no part of the tagged text, so its links are not live.
        if (std::holds_alternative<pages::Text>(item)) items.push_back(std::move(item));
      }
    }
  };
  draw(furniture.left, text::Alignment::left);
  draw(furniture.centre, text::Alignment::centre);
  draw(furniture.right, text::Alignment::right);
  page.items.emplace_back(pages::ArtifactBegin{kind});
  const Length rule_top = top - style.padding_y - style.rule_above;
  if (style.rule_above > Length())
    page.items.emplace_back(
        pages::Box{{{paper.margin_left, rule_top}, {measure, style.rule_above}}, style.rule_colour});
  const Length rule_bottom = top + style.leading + style.padding_y;
  if (style.rule_below > Length())
    page.items.emplace_back(
        pages::Box{{{paper.margin_left, rule_bottom}, {measure, style.rule_below}}, style.rule_colour});
  place(std::move(items), {paper.margin_left, top}, page.items);
  page.items.emplace_back(pages::ArtifactEnd{});
}

bool stands_on(const document::Furniture& furniture, int page) {
  return furniture.style && (page == 1 ? furniture.on_first : furniture.on_following);
}

// "SAMPLE DATA", at the right above all else: drawn last, on a label of the paper's colour, since a banner
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
  Length top = document.edge_bar->height + Length::points(6);
  const Length padding = Length::points(4);
  for (SetLine& line : set_lines(context, document.mark, style, measure, looks)) {
    const Length right = paper.margin_left + measure;
    const Length width = line.width + padding * 2;
    page.items.emplace_back(pages::Box{{{right - width, top}, {width, style.leading}}, paper.background});
    place(std::move(line.items), {paper.margin_left - padding, top}, page.items);
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
    draw_line(context, document.header, document.header.distance, page, number, count,
              pages::ArtifactKind::header);
  }
}

void draw_foot(Context& context, pages::Page& page, int number, int count) {
  const document::Furniture& footer = context.document().footer;
  if (stands_on(footer, number))
    draw_line(context, footer, page.size.height - footer.distance, page, number, count,
              pages::ArtifactKind::footer);
  draw_mark(context, page);
}

}  // namespace factsheet::typeset

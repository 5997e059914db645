#include "document/blocks.hpp"

#include <algorithm>

namespace factsheet::document {

void each_text(const std::vector<Body>& bodies, const Style& style, const TextVisitor& visit) {
  for (const Body& body : bodies) {
    if (const auto* paragraph = std::get_if<Paragraph>(&body))
      visit(paragraph->text, style, style.background);
    if (const auto* list = std::get_if<List>(&body)) {
      for (const auto& item : list->items) {
        for (const Paragraph& paragraph : item) visit(paragraph.text, style, style.background);
      }
    }
  }
}

void Heading::each_text(const Style& own, const TextVisitor& visit) const {
  if (!kicker.empty()) visit(kicker, *kicker_style, own.background);
  visit(text, own, own.background);
}

void Text::each_text(const Style& own, const TextVisitor& visit) const {
  document::each_text(bodies, own, visit);
}

void Callout::each_text(const Style& own, const TextVisitor& visit) const {
  if (!title.empty()) visit(title, *title_style, own.background);
  document::each_text(bodies, own, visit);
}

void Quote::each_text(const Style& own, const TextVisitor& visit) const {
  document::each_text(bodies, own, visit);
  visit(by, *by_style, own.background);
}

void Banner::each_text(const Style& own, const TextVisitor& visit) const {
  visit(kicker, *kicker_style, own.background);
  visit(text, own, own.background);
  visit(subtitle, *subtitle_style, own.background);
}

void Banner::each_style(const StyleVisitor& visit) {
  visit(kicker_style);
  visit(subtitle_style);
}

void Cards::each_text(const Style& own, const TextVisitor& visit) const {
  for (const Card& card : items) {
    visit(card.value, *value_style, own.background);
    visit(card.unit, *unit_style, own.background);
    visit(card.label, own, own.background);
    visit(card.change, *note_style, own.background);
    visit(card.note, *note_style, own.background);
  }
}

void Cards::each_style(const StyleVisitor& visit) {
  visit(value_style);
  visit(unit_style);
  visit(note_style);
}

void Table::each_style(const StyleVisitor& visit) {
  visit(caption_style);
  visit(head_style);
  visit(spanner_style);
  visit(group_style);
  visit(group_total_style);
  visit(total_style);
  visit(note_style);
  for (TableRow& row : rows) {
    if (row.style) visit(row.style);
  }
}

void Table::each_text(const Style& own, const TextVisitor& visit) const {
  visit(caption, *caption_style, std::nullopt);
  for (const Spanner& spanner : spanners) visit(spanner.text, *spanner_style, head_style->background);
  for (const Column& column : columns) visit(column.head, *head_style, head_style->background);
  auto group = groups.begin();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (group != groups.end() && group->first == i)
      visit((group++)->head, *group_style, group_style->background);
    const Style& style = rows[i].style ? *rows[i].style : own;
    for (const Rich& cell : rows[i].cells) visit(cell, style, style.background);
  }
  for (const TableGroup& one : groups) {
    for (const Rich& cell : one.total) visit(cell, *group_total_style, group_total_style->background);
  }
  for (const Rich& cell : total) visit(cell, *total_style, total_style->background);
  for (const Rich& note : notes) visit(note, *note_style, std::nullopt);
}

void Image::each_text(const Style& own, const TextVisitor& visit) const {
  visit(alt, own, own.background);
  visit(caption, *caption_style, own.background);
}

void Qr::each_text(const Style& own, const TextVisitor& visit) const {
  visit(alt, own, own.background);
  visit(text, own, own.background);
  visit(label, own, own.background);
}

void Contact::each_text(const Style& own, const TextVisitor& visit) const {
  visit(name, own, own.background);
  for (const Rich& line : lines) visit(line, own, own.background);
  for (const Way& way : ways) visit(way.text, own, own.background);
}

const Shades::Area* Shades::find(std::string_view code) const {
  const auto found =
      std::find_if(areas.begin(), areas.end(), [&](const Area& area) { return area.code == code; });
  return found == areas.end() ? nullptr : &*found;
}

void Map::each_text(const Style&, const TextVisitor& visit) const {
  if (!caption.empty()) visit(caption, *caption_style, std::nullopt);
  if (!own_label.empty()) visit(own_label, *legend_style, std::nullopt);
  for (const Rich& entry : legend) visit(entry, *legend_style, std::nullopt);
}

}  // namespace factsheet::document

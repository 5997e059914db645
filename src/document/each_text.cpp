#include "document/blocks.hpp"

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
  document::each_text(bodies, own, visit);
}

void Table::each_text(const Style& own, const TextVisitor& visit) const {
  visit(caption, *caption_style, std::nullopt);
  for (const Column& column : columns) visit(column.head, *head_style, head_style->background);
  for (const auto& row : rows) {
    for (const Rich& cell : row) visit(cell, own, own.background);
  }
  for (const Rich& cell : total) visit(cell, *total_style, total_style->background);
  for (const Rich& note : notes) visit(note, *note_style, std::nullopt);
}

}  // namespace factsheet::document

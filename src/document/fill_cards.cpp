#include "document/fill.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

// The layout's own word for a trend, from [labels], or the language's. Reports a language that has none.
std::string word_for(Trend trend, Span span, Composing& composing) {
  const layout::Layout& layout = composing.layout();
  const std::string key = trend == Trend::up ? "up" : trend == Trend::down ? "down" : "unchanged";
  const auto own = std::find_if(layout.labels.begin(), layout.labels.end(),
                                [&](const auto& label) { return label.first == key; });
  if (own != layout.labels.end()) return own->second;
  const LanguageWords* words = composing.language_words();
  if (!words) {
    composing.diagnostics()
        .error(
            Code::missing_key, span,
            fmt::format("a change needs the word for \"{}\": it is known in English and Spanish only", key))
        .hint(fmt::format("add {} = \"…\" under [labels], in the document's language", key));
    return key;
  }
  return std::string(trend == Trend::up ? words->up : trend == Trend::down ? words->down : words->unchanged);
}

Inline words(std::string text, Span span) {
  Inline run;
  run.text = std::move(text);
  run.span = span;
  return run;
}

// The sign of a change goes into an arrow and a word; the number is printed without it.
void fill_change(const layout::Card& from, Card& card, const Style& style, Composing& composing) {
  if (from.change.empty()) return;
  const auto& placeholder = std::get<layout::Placeholder>(from.change.segments.front());
  Values& values = composing.values();
  const data::Cell* cell = values.cell(placeholder.path, placeholder.span);
  if (!cell) return;
  data::Cell shown = *cell;
  if (auto* number = std::get_if<data::Number>(&shown.value)) {
    const data::Decimal zero;
    card.trend = number->value < zero ? Trend::down : zero < number->value ? Trend::up : Trend::level;
    if (card.trend == Trend::down) {
      if (const auto size = data::Decimal::subtract(zero, number->value)) number->value = *size;
    }
    card.change.runs.push_back(words(word_for(card.trend, placeholder.span, composing), placeholder.span));
  } else if (!cell->absent()) {
    composing.diagnostics()
        .error(Code::wrong_type, placeholder.span, "a change must be a number")
        .label(cell->span, "this is none");
    return;
  }
  if (card.trend != Trend::level) {
    const auto printed = values.print(shown, placeholder);
    if (!printed) return;
    if (card.trend != Trend::none) card.change.runs.back().text += ' ';
    Inline run = words(printed->text, placeholder.span);
    run.origin = printed->origin;
    card.change.runs.push_back(std::move(run));
  }
  // "Not published since 2022" would say something else.
  if (cell->absent()) return composing.settle(card.change, style);
  Rich since = values.line(from.since, values.filler());
  if (!since.empty()) card.change.runs.push_back(words(" ", from.since.span));
  for (Inline& run : since.runs) card.change.runs.push_back(std::move(run));
  card.change.links = std::move(since.links);
  composing.settle(card.change, style);
}

}  // namespace

Cards fill(const layout::CardsBlock& from, const Style& style, Span, Composing& composing) {
  Cards cards;
  cards.columns = static_cast<std::size_t>(from.columns);
  cards.value_style = &composing.style("card_value");
  cards.unit_style = &composing.style("card_unit");
  cards.note_style = &composing.style("card_note");
  for (const layout::Card& item : from.items) {
    Card card;
    card.value = composing.line(item.value, *cards.value_style);
    card.unit = composing.line(item.unit, *cards.unit_style);
    card.label = composing.line(item.label, style);
    fill_change(item, card, *cards.note_style, composing);
    card.icon = item.icon;
    card.note = composing.line(item.note, *cards.note_style);
    cards.items.push_back(std::move(card));
  }
  return cards;
}

}  // namespace factsheet::document

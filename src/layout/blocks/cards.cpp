#include "layout/blocks/kind.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr int most_columns = 6;

constexpr data::SchemaRow rows[] = {
    {"block.cards", "items", list, "", "The cards, from left to right.", {}, true},
    {"block.cards", "columns", integer, "", "How many stand side by side, 1 to 6; default: all of them."},
    {"card", "value", template_, "", "The big number, in the style `card_value`.", {}, true},
    {"card", "label", template_, "", "What it counts, in the style `card`.", {}, true},
    {"card", "unit", template_, "", "Behind the number, in the style `card_unit`."},
    {"card", "change", template_, "",
     "One placeholder: how the number has changed. It is printed without its sign, behind an arrow and "
     "\"up\", "
     "\"down\" or \"unchanged\"."},
    {"card", "since", template_, "", "Words behind the change: `since 2020`."},
    {"card", "icon", text, "",
     "An icon in the card's corner: calendar, chart, check, child, document, globe, heart, house, link, "
     "mail, map-pin, "
     "people, person, phone, school, search, shield or warning."},
    {"card", "note", template_, "", "A last line, in the style `card_note`: a rank, a comparison."},
};

Card read_card(BlockReader& reader, const data::Node& node) {
  data::TableReader in = reader.inner(node, "this card", "card");
  Card card;
  card.value = reader.text(in, "value");
  card.label = reader.text(in, "label");
  card.unit = reader.text(in, "unit");
  card.change = reader.text(in, "change");
  card.since = reader.text(in, "since");
  card.note = reader.text(in, "note");
  card.icon = reader.icon(in);
  const bool lone =
      card.change.segments.size() == 1 && std::holds_alternative<Placeholder>(card.change.segments.front());
  if (!card.change.empty() && !lone) {
    in.bad_value("change", "a change is one placeholder, with nothing beside it")
        .hint("write change = \"{growth|percent}\", and words under `since`");
    card.change = {};
  }
  if (card.change.empty() && !card.since.empty()) {
    in.bad_value("since", "\"since\" stands without a \"change\"").hint("write such words under `note`");
  }
  return card;
}

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  CardsBlock cards;
  cards.span = in.span("items");
  if (const data::Array* items = in.list("items")) {
    for (const data::Node& item : items->items) cards.items.push_back(read_card(reader, item));
    if (items->items.empty()) in.bad_value("items", "there must be at least one card");
  }
  const auto count = static_cast<std::int64_t>(cards.items.size());
  const std::int64_t columns = in.integer("columns").value_or(std::max<std::int64_t>(count, 1));
  if (columns < 1 || columns > most_columns) {
    in.bad_value(in.has("columns") ? "columns" : "items",
                 fmt::format("{} cards can't stand side by side", columns))
        .hint("write columns = 1 to 6; more cards make more rows");
  }
  cards.columns = static_cast<int>(std::clamp<std::int64_t>(columns, 1, most_columns));
  return cards;
}

}  // namespace

constinit const BlockKind cards_kind{"cards", "card", true, rows, read};

void CardsBlock::each_template(const TemplateVisitor& visit) const {
  for (const Card& card : items) {
    for (const Template* text : {&card.value, &card.unit, &card.label, &card.change, &card.since, &card.note})
      visit(*text, {});
  }
}

}  // namespace factsheet::layout

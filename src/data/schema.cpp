#include "data/schema.hpp"

#include "base/suggest.hpp"
#include "data/figure.hpp"
#include "data/schema_words.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

std::string_view unquoted(std::string_view fallback) {
  if (fallback.size() >= 2 && fallback.front() == '"' && fallback.back() == '"') {
    return fallback.substr(1, fallback.size() - 2);
  }
  return fallback;
}

std::optional<double> parse_percent(std::string_view text) {
  if (text.empty() || text.back() != '%') return std::nullopt;
  text.remove_suffix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const auto number = Decimal::parse(text);
  if (!number) return std::nullopt;
  return number->to_double() / 100.0;
}

}  // namespace

std::optional<Length> parse_length(std::string_view text) {
  if (text == "0") return Length();
  struct Unit {
    std::string_view name;
    double points;
  };
  // Source: CSS Values and Units 3, section 6.2; PostScript points are CSS pt.
  constexpr Unit units[] = {
      {"pt", 1.0}, {"in", 72.0}, {"mm", 72.0 / 25.4}, {"cm", 72.0 / 2.54}, {"pc", 12.0}};
  for (const Unit& unit : units) {
    if (text.size() <= unit.name.size() || text.substr(text.size() - unit.name.size()) != unit.name) continue;
    std::string_view digits = text.substr(0, text.size() - unit.name.size());
    while (!digits.empty() && digits.back() == ' ') digits.remove_suffix(1);
    if (const auto number = Decimal::parse(digits)) return Length::points(number->to_double() * unit.points);
  }
  return std::nullopt;
}

TableReader::TableReader(const Node& node, std::string where, std::vector<std::string_view> sections,
                         std::span<const SchemaRow> schema, Diagnostics& diagnostics)
    : node_(node),
      where_(std::move(where)),
      sections_(std::move(sections)),
      schema_(schema),
      diagnostics_(diagnostics) {}

void TableReader::check_keys() {
  const Table* table = node_.table();
  if (table == nullptr) {
    diagnostics_
        .error(Code::wrong_type, node_.span,
               fmt::format("{} takes a table, not {}", where_, node_.type_name()))
        .hint(mended(KeyType::table, node_));
    return;
  }
  const auto in_sections = [&](const SchemaRow& row) {
    return std::find(sections_.begin(), sections_.end(), row.section) != sections_.end();
  };
  std::vector<std::string> known;
  bool any_key = false;
  for (const SchemaRow& row : schema_) {
    if (!in_sections(row)) continue;
    any_key = any_key || row.key == "*";
    if (row.key != "*" && std::find(known.begin(), known.end(), row.key) == known.end())
      known.emplace_back(row.key);
    if (row.required && !has(row.key)) {
      diagnostics_.error(Code::missing_key, node_.span, fmt::format("{} has no \"{}\"", where_, row.key))
          .hint(fmt::format("add {} = …, {}", row.key, describe(row.type)));
    }
  }
  if (any_key) return;
  for (const Entry& entry : table->entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    Diagnostic& diagnostic = diagnostics_.error(Code::unknown_key, entry.key_span,
                                                fmt::format("{} knows no key \"{}\"", where_, entry.key));
    const std::string suggestion = did_you_mean(entry.key, known);
    diagnostic.hint(suggestion);
    const auto elsewhere = std::find_if(schema_.begin(), schema_.end(), [&](const SchemaRow& row) {
      return row.key == entry.key && !in_sections(row);
    });
    if (elsewhere != schema_.end()) {
      diagnostic.hint(fmt::format("\"{}\" is a key of [{}]", entry.key, elsewhere->section));
    } else if (suggestion.empty() && known.size() <= 12) {
      diagnostic.hint(fmt::format("it knows {}", listed(known)));
    }
  }
}

const SchemaRow& TableReader::row(std::string_view key) const {
  for (const std::string_view wanted : {key, std::string_view("*")}) {
    for (const std::string_view section : sections_) {
      for (const SchemaRow& row : schema_) {
        if (row.section == section && row.key == wanted) return row;
      }
    }
  }
  throw std::logic_error(fmt::format("the schema has no row for \"{}\" of {}", key, where_));
}

const Entry* TableReader::find(std::string_view key) const {
  const Table* table = node_.table();
  return table == nullptr ? nullptr : table->find(key);
}

const Node* TableReader::value(std::string_view key) const {
  const Entry* entry = find(key);
  return entry == nullptr ? nullptr : &entry->node;
}

Span TableReader::span(std::string_view key) const {
  const Node* node = value(key);
  return node == nullptr ? node_.span : node->span;
}

void TableReader::wrong_type(std::string_view key, const Node& node) {
  const SchemaRow& r = row(key);
  diagnostics_
      .error(Code::wrong_type, node.span,
             fmt::format("\"{}\" of {} takes {}, not {}", key, where_, describe(r.type), node.type_name()))
      .hint(r.type == KeyType::choice ? fmt::format("write {}", listed(split_choices(r.choices)))
                                      : mended(r.type, node));
}

Diagnostic& TableReader::bad_value(std::string_view key, std::string message) {
  return diagnostics_.error(Code::bad_value, span(key), std::move(message));
}

std::optional<std::string> TableReader::written_or_fallback(std::string_view key) {
  const SchemaRow& r = row(key);
  const Node* node = value(key);
  if (node == nullptr) {
    if (r.fallback.empty()) return std::nullopt;
    return std::string(unquoted(r.fallback));
  }
  if (const std::string* text = node->text()) return *text;
  wrong_type(key, *node);
  return std::nullopt;
}

std::optional<std::string> TableReader::text(std::string_view key) {
  return written_or_fallback(key);
}

std::optional<Length> TableReader::length(std::string_view key) {
  row(key);
  if (const Node* node = value(key);
      node != nullptr && node->number() != nullptr && node->number()->is_zero()) {
    return Length();
  }
  const auto text = written_or_fallback(key);
  if (!text) return std::nullopt;
  if (const auto length = parse_length(*text)) return length;
  const bool bare = plain_number(*text).has_value();
  bad_value(key, fmt::format("\"{}\" is not a length", *text))
      .hint(bare ? fmt::format("write \"{}pt\"", *text)
                 : "write a number and pt, in, mm, cm or pc, such as \"12pt\"");
  return std::nullopt;
}

std::optional<Colour> TableReader::literal_colour(std::string_view key) {
  const auto text = written_or_fallback(key);
  if (!text || text->empty() || text->front() != '#') return std::nullopt;
  if (const auto colour = parse_colour(*text)) return colour;
  bad_value(key, fmt::format("\"{}\" is not a colour", *text))
      .hint("write # and six digits from 0-9 and a-f, such as \"#12335b\"");
  return std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
  const SchemaRow& r = row(key);
  const Node* node = value(key);
  std::optional<Decimal> number;
  if (node == nullptr) {
    if (r.fallback.empty()) return std::nullopt;
    number = plain_number(r.fallback);
  } else if (node->number() != nullptr) {
    number = *node->number();
  } else {
    wrong_type(key, *node);
    return std::nullopt;
  }
  if (number && number->is_integer()) return number->reduced().units();
  bad_value(key, fmt::format("\"{}\" of {} takes a whole number", key, where_));
  return std::nullopt;
}

std::optional<double> TableReader::number(std::string_view key) {
  const SchemaRow& r = row(key);
  const Node* node = value(key);
  if (node == nullptr) {
    const auto fallback = plain_number(r.fallback);
    return fallback ? std::optional(fallback->to_double()) : std::nullopt;
  }
  if (node->number() != nullptr) return node->number()->to_double();
  wrong_type(key, *node);
  return std::nullopt;
}

std::optional<double> TableReader::percent(std::string_view key) {
  const auto text = written_or_fallback(key);
  if (!text) return std::nullopt;
  if (const auto percent = parse_percent(*text)) return percent;
  bad_value(key, fmt::format("\"{}\" is not a percentage", *text))
      .hint("write a number and %, such as \"1.5%\"");
  return std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const SchemaRow& r = row(key);
  const Node* node = value(key);
  if (node == nullptr) return r.fallback.empty() ? std::nullopt : std::optional(r.fallback == "true");
  if (node->boolean() != nullptr) return *node->boolean();
  wrong_type(key, *node);
  return std::nullopt;
}

std::optional<Date> TableReader::date(std::string_view key) {
  const SchemaRow& r = row(key);
  const Node* node = value(key);
  if (node == nullptr) return parse_date(r.fallback);
  if (node->date() != nullptr) return *node->date();
  wrong_type(key, *node);
  return std::nullopt;
}

std::optional<std::string> TableReader::choice(std::string_view key) {
  auto text = written_or_fallback(key);
  if (!text) return std::nullopt;
  const std::vector<std::string> choices = split_choices(row(key).choices);
  if (std::find(choices.begin(), choices.end(), *text) != choices.end()) return text;
  bad_value(key, fmt::format("\"{}\" of {} can't be \"{}\"", key, where_, *text))
      .hint(did_you_mean(*text, choices))
      .hint(fmt::format("write {}", listed(choices)));
  return std::nullopt;
}

std::vector<Node> TableReader::names(std::string_view key) {
  row(key);
  const Node* node = value(key);
  if (node == nullptr) return {};
  const Array* array = node->array();
  if (array == nullptr) {
    wrong_type(key, *node);
    return {};
  }
  std::vector<Node> texts;
  for (const Node& item : array->items) {
    if (item.text() != nullptr) {
      texts.push_back(item);
    } else {
      diagnostics_
          .error(Code::wrong_type, item.span,
                 fmt::format("\"{}\" of {} takes texts, not {}", key, where_, item.type_name()))
          .hint(mended(KeyType::text, item));
    }
  }
  return texts;
}

const Node* TableReader::table(std::string_view key) {
  row(key);
  const Node* node = value(key);
  if (node == nullptr || node->table() != nullptr) return node;
  wrong_type(key, *node);
  return nullptr;
}

const Array* TableReader::list(std::string_view key) {
  row(key);
  const Node* node = value(key);
  if (node == nullptr) return nullptr;
  const Array* array = node->array();
  if (array != nullptr) return array;
  wrong_type(key, *node);
  return nullptr;
}

}  // namespace factsheet::data

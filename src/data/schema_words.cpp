#include "data/schema_words.hpp"

#include "data/bare_value.hpp"
#include "data/figure.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

bool is_text_type(KeyType type) {
  switch (type) {
    case KeyType::integer:
    case KeyType::number:
    case KeyType::boolean:
    case KeyType::date:
    case KeyType::names:
    case KeyType::table:
    case KeyType::list:
      return false;
    default:
      return true;
  }
}

std::string written_value(const Node& node) {
  if (const auto* number = node.number()) return number->to_string();
  if (const auto* boolean = node.boolean()) return *boolean ? "true" : "false";
  if (const auto* date = node.date())
    return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
  if (const auto* text = node.text()) return *text;
  return {};
}

}  // namespace

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> words;
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    words.emplace_back(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return words;
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += fmt::format("{}\"{}\"", i == 0 ? "" : i + 1 == words.size() ? " or " : ", ", words[i]);
  }
  return out;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || find_value_fault(text)) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) value = value * 10 + (c - '0');
    return value;
  };
  return Date{part(0, 4), part(5, 2), part(8, 2)};
}

// How the value would have to be written for its key; empty if that can't be told.
std::string mended(KeyType type, const Node& node) {
  const std::string value = written_value(node);
  if (value.empty()) {
    if (type == KeyType::list && node.table() != nullptr)
      return "put it in a list: [ { … } ], or head it with [[…]]";
    if (type == KeyType::table && node.array() != nullptr) return "write one table: { … }";
    return {};
  }
  switch (type) {
    case KeyType::length:
      return node.number() != nullptr ? fmt::format("write \"{}pt\"", value)
                                      : "write a number and a unit, such as \"12pt\"";
    case KeyType::percent:
      return node.number() != nullptr ? fmt::format("write \"{}%\"", value) : "write a text such as \"1.5%\"";
    case KeyType::names:
      return fmt::format("write [\"{}\"]", value);
    case KeyType::boolean:
      return value == "true" || value == "false" ? fmt::format("write {}, without quotes", value)
                                                 : "write true or false";
    case KeyType::integer:
    case KeyType::number:
      if (plain_number(value)) return fmt::format("write {}, without quotes", value);
      return figure_in_text(value).value_or("");
    case KeyType::date:
      return parse_date(value) ? fmt::format("write {}, without quotes", value)
                               : "write year-month-day, such as 2024-05-31";
    case KeyType::table:
      return "write { … }, or head it with […]";
    case KeyType::list:
      return "write [ { … }, { … } ], or head each table with [[…]]";
    case KeyType::colour:
      return "write a text such as \"#12335b\"";
    default:
      return fmt::format("write \"{}\"", value);
  }
}

std::string_view describe(KeyType type) {
  switch (type) {
    case KeyType::text:
      return "a text";
    case KeyType::template_:
      return "a text with {placeholders}";
    case KeyType::markup:
      return "CommonMark text with {placeholders}";
    case KeyType::length:
      return "a length such as \"12pt\"";
    case KeyType::colour:
      return "a colour such as \"#12335b\" or a name from [colors]";
    case KeyType::integer:
      return "a whole number";
    case KeyType::number:
      return "a number";
    case KeyType::percent:
      return "a percentage such as \"1.5%\"";
    case KeyType::boolean:
      return "true or false";
    case KeyType::date:
      return "a date such as 2024-05-31";
    case KeyType::choice:
      return "one of a few words";
    case KeyType::path:
      return "a path into the data such as \"missing.total\"";
    case KeyType::expression:
      return "an expression such as \"missing.total > 0\"";
    case KeyType::names:
      return "a list of texts";
    case KeyType::table:
      return "a table";
    case KeyType::list:
      return "a list of tables";
  }
  return "a value";
}

namespace {

// A cell of a Markdown table: bars would end it.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string code(std::string_view text) {
  return text.empty() ? std::string() : fmt::format("`{}`", cell(text));
}

std::string takes(const SchemaRow& row) {
  if (row.type == KeyType::choice) return cell(listed(split_choices(row.choices)));
  return cell(describe(row.type));
}

std::string default_of(const SchemaRow& row) {
  if (row.required) return "(required)";
  const bool bare = is_text_type(row.type) && !row.fallback.empty() && row.fallback.front() != '"';
  return bare ? code(fmt::format("\"{}\"", row.fallback)) : code(row.fallback);
}

}  // namespace

std::string reference(std::span<const SchemaRow> schema) {
  std::vector<std::string_view> sections;
  for (const SchemaRow& row : schema) {
    if (std::find(sections.begin(), sections.end(), row.section) == sections.end())
      sections.push_back(row.section);
  }
  std::string out;
  for (const std::string_view section : sections) {
    out += fmt::format("{}### `[{}]`\n\n| key | takes | default | meaning |\n|---|---|---|---|\n",
                       out.empty() ? "" : "\n", section);
    for (const SchemaRow& row : schema) {
      if (row.section != section) continue;
      out += fmt::format("| {} | {} | {} | {} |\n", row.key == "*" ? "any name" : code(row.key), takes(row),
                         default_of(row), cell(row.help));
    }
  }
  return out;
}

}  // namespace factsheet::data

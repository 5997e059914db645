#include "layout/unused_names.hpp"

#include "base/suggest.hpp"
#include "layout/theme.hpp"

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using Names = std::set<std::string, std::less<>>;

// Every text that stands as a value somewhere: a name that is used is among them.
void add_texts(const data::Node& node, Names& out) {
  if (const std::string* text = node.text()) out.insert(*text);
  if (const data::Array* array = node.array()) {
    for (const data::Node& item : array->items) add_texts(item, out);
  }
  if (const data::Table* table = node.table()) {
    for (const data::Entry& entry : table->entries) add_texts(entry.node, out);
  }
}

const data::Table* section(const data::Node* file, std::string_view name) {
  const data::Table* table = file ? file->table() : nullptr;
  const data::Entry* entry = table ? table->find(name) : nullptr;
  return entry ? entry->node.table() : nullptr;
}

void add_keys(const data::Table* table, Names& out) {
  if (!table) return;
  for (const data::Entry& entry : table->entries) out.insert(entry.key);
}

// The style of a part goes by the style of its block: "callout_key_title".
bool is_part_of(std::string_view name, const Names& known, const Names& used) {
  constexpr std::string_view part = "_title";
  if (!name.ends_with(part)) return false;
  const std::string_view whole = name.substr(0, name.size() - part.size());
  return known.contains(whole) || used.contains(whole);
}

void report(const data::Table* written, const Names& known, const Names& used, Code code,
            std::string_view what, Diagnostics& diagnostics) {
  if (!written) return;
  for (const data::Entry& entry : written->entries) {
    if (known.contains(entry.key) || used.contains(entry.key) || is_part_of(entry.key, known, used)) continue;
    diagnostics.warning(code, entry.key_span, fmt::format("nothing names the {} \"{}\"", what, entry.key))
        .hint(did_you_mean(entry.key, std::vector<std::string>(known.begin(), known.end())))
        .hint("name it where it is to count, or take it out");
  }
}

}  // namespace

void report_unused_names(const data::Node& layout, const data::Node* theme, Diagnostics& diagnostics) {
  Names used;
  add_texts(layout, used);
  if (theme) add_texts(*theme, used);
  Names colours;
  for (const ThemeColour& colour : theme_colours()) colours.emplace(colour.name);
  add_keys(section(theme, "colors"), colours);
  report(section(&layout, "colors"), colours, used, Code::unknown_colour, "colour", diagnostics);
  Names styles;
  for (const ThemeProperty& property : theme_styles()) styles.emplace(property.style);
  add_keys(section(theme, "styles"), styles);
  report(section(&layout, "styles"), styles, used, Code::unknown_style, "style", diagnostics);
}

}  // namespace factsheet::layout

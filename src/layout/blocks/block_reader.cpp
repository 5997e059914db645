#include "layout/blocks/block_reader.hpp"

#include "layout/cascade.hpp"
#include "layout/layout.hpp"

#include <fmt/format.h>

namespace factsheet::layout {

Template BlockReader::text(data::TableReader& in, std::string_view key) {
  const auto text = in.text(key);
  const data::Entry* entry = in.find(key);
  if (!text) return {};
  if (!entry) return fallback_template(*text, in.span(key), tools_.sources);
  if (text->find_first_not_of(" \t\n") == std::string::npos) {
    in.bad_value(key, fmt::format("\"{}\" is empty", key)).hint("give it a text, or take the key out");
    return {};
  }
  return parse_template(entry->node, tools_.sources, tools_.diagnostics);
}

data::TableReader BlockReader::inner(const data::Node& node, std::string where, std::string_view section) {
  data::TableReader reader(node, std::move(where), {section}, layout_schema(), tools_.diagnostics);
  reader.check_keys();
  return reader;
}

IconName BlockReader::icon(data::TableReader& in) {
  return {in.text("icon").value_or(""), in.span("icon")};
}

const Style* BlockReader::style(data::TableReader& in, std::string_view key, std::string_view otherwise) {
  const std::string name = in.text(key).value_or(std::string(otherwise));
  const Style* found = find_style(tools_.styles, name, in.span(key), tools_.diagnostics);
  return found ? found : &tools_.styles.find(otherwise)->second;
}

}  // namespace factsheet::layout

#include "layout/palette.hpp"

#include "base/suggest.hpp"
#include "layout/theme.hpp"

#include <fmt/format.h>

namespace factsheet::layout {

Palette::Palette() {
  for (const ThemeColour& colour : theme_colours())
    colours_.emplace(colour.name, parse_colour(colour.value).value());
}

void Palette::read(const data::Node& table, Diagnostics& diagnostics) {
  if (!table.table()) return;
  for (const data::Entry& entry : table.table()->entries) {
    const std::string* text = entry.node.text();
    const auto colour = text ? parse_colour(*text) : std::nullopt;
    if (colour) {
      colours_.insert_or_assign(entry.key, *colour);
    } else {
      diagnostics
          .error(text ? Code::bad_value : Code::wrong_type, entry.node.span,
                 fmt::format("the colour \"{}\" must be written as six hexadecimal digits", entry.key))
          .hint("such as \"#12335b\"; a name can't stand for another name");
      colours_.try_emplace(entry.key, black);  // so that its uses aren't reported too
    }
  }
}

std::optional<Colour> Palette::named(std::string_view name) const {
  if (const auto literal = parse_colour(name)) return literal;
  const auto found = colours_.find(name);
  return found == colours_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Colour> Palette::colour(data::TableReader& reader, std::string_view key) const {
  const auto text = reader.text(key);
  if (!text || (text->empty() && !reader.has(key))) return std::nullopt;
  if (const auto found = named(*text)) return found;
  std::vector<std::string> names;
  for (const auto& [name, value] : colours_) names.push_back(name);
  std::string hint = did_you_mean(*text, names);
  if (hint.empty())
    hint = fmt::format("write it as \"#12335b\", or name one of [colors]: {}", fmt::join(names, ", "));
  reader.diagnostics()
      .error(Code::unknown_colour, reader.span(key), fmt::format("there is no colour \"{}\"", *text))
      .hint(std::move(hint));
  return std::nullopt;
}

}  // namespace factsheet::layout

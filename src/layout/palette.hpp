#pragma once

#include "base/colour.hpp"
#include "data/schema.hpp"

#include <map>
#include <optional>
#include <string>

namespace factsheet::layout {

/// The colours that a layout knows by name: the theme's, and those of its own [colors] over them.
class Palette {
 public:
  Palette();

  /// Takes in a layout's [colors]; reports what isn't a colour.
  void read(const data::Node& table, Diagnostics& diagnostics);

  /// The colour that a key asks for, by name or as "#12335b"; the row's fallback where the key isn't written;
  /// reports a name that isn't known.
  std::optional<Colour> colour(data::TableReader& reader, std::string_view key) const;

 private:
  std::optional<Colour> named(std::string_view name) const;
  std::map<std::string, Colour, std::less<>> colours_;
};

}  // namespace factsheet::layout

#pragma once

#include "base/diagnostics.hpp"
#include "data/dataset.hpp"
#include "data/toml.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace factsheet::data {

/// A text read as TOML, with all that came of it.
struct Reading {
  explicit Reading(std::string text)
      : id(sources.add("t.toml", std::move(text))), root(read_toml(id, sources, found)) {}

  /// Every finding as "code line:column message / hint / hint", one a line.
  std::string findings() const { return in_words(found); }
  static std::string in_words(const Diagnostics& findings) {
    std::string out;
    for (const Diagnostic& d : findings.all()) {
      out += fmt::format("{} {}:{} {}", name_of(d.code), d.span.line, d.span.column, d.message);
      for (const std::string& hint : d.hints) out += fmt::format(" / {}", hint);
      out += '\n';
    }
    return out;
  }

  /// The characters that a place covers.
  std::string at(const Span& span) const {
    const std::size_t begin = sources.offset(id, span.line, span.column);
    return sources.text(id).substr(begin, sources.offset(id, span.end_line, span.end_column) - begin);
  }

  SourceMap sources;
  Diagnostics found;
  SourceId id;
  std::optional<Node> root;
};

/// A text read as a data file.
struct DataReading : Reading {
  explicit DataReading(std::string text) : Reading(std::move(text)) {
    if (root) dataset = read_dataset(*root, sources, found);
  }
  Lookup lookup(std::size_t state = 0) const { return {dataset, dataset.states.at(state)}; }

  Dataset dataset;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace factsheet::data

#pragma once

#include "base/diagnostics.hpp"
#include "data/dataset.hpp"
#include "data/toml.hpp"
#include "document/compose.hpp"
#include "layout/layout.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "figures/settle.hpp"

namespace factsheet::test {

/// Two files' texts taken through the passes up to the document, for tests that look at what comes out.
struct SheetFixture {
  SourceMap sources;
  Diagnostics diagnostics;
  data::Dataset dataset;
  layout::Layout layout;
  std::optional<data::Lookup> lookup;
  document::UsedPaths used;

  SheetFixture(const std::string& data_text, const std::string& layout_text) {
    const SourceId data_id = sources.add("data.toml", data_text);
    const SourceId layout_id = sources.add("layout.toml", layout_text);
    if (const auto root = data::read_toml(data_id, sources, diagnostics)) {
      dataset = data::read_dataset(*root, sources, diagnostics);
    }
    if (const auto root = data::read_toml(layout_id, sources, diagnostics)) {
      layout = layout::read_layout(*root, sources, diagnostics);
    }
    figures::settle(dataset, diagnostics);
    if (!dataset.states.empty()) lookup.emplace(dataset, dataset.states.front());
  }

  document::Document compose() {
    document::Tools tools(layout.document.language);
    return document::compose(layout, *lookup, tools, used, diagnostics);
  }

  bool found(Code code) const {
    const auto& all = diagnostics.all();
    return std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == code; });
  }

  /// All findings as a person reads them.
  std::string report() const {
    std::string out;
    for (const Diagnostic& finding : diagnostics.all()) out += render(finding, sources);
    return out;
  }
};

/// The least that a data file needs.
inline const std::string small_data = "edition = 2023\nsource = \"test\"\n[states.IL]\nn = 3\n";
/// The least that a layout needs, to which blocks can be added.
inline const std::string small_layout =
    "[document]\ntitle = \"T\"\n[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"T\"\n";

}  // namespace factsheet::test

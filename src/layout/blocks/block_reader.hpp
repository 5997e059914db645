#pragma once

#include "data/schema.hpp"
#include "layout/blocks.hpp"
#include "layout/palette.hpp"
#include "layout/style.hpp"
#include "layout/template.hpp"

#include <string>
#include <string_view>

namespace factsheet::layout {

/// What the blocks of a layout are read with.
struct BlockTools {
  const Styles& styles;
  const Palette& palette;
  const SourceMap& sources;
  Diagnostics& diagnostics;
};

/// Reads one block's keys.
class BlockReader {
 public:
  BlockReader(data::TableReader& in, const BlockTools& tools) : in_(in), tools_(tools) {}

  data::TableReader& in() { return in_; }
  const BlockTools& tools() const { return tools_; }

  /// A template of the block, or of a table inside it; reports an empty one.
  Template text(std::string_view key) { return text(in_, key); }
  Template text(data::TableReader& in, std::string_view key);
  /// A table inside the block, its keys checked against a section of the schema. `where`: "this column".
  data::TableReader inner(const data::Node& node, std::string where, std::string_view section);
  /// The key `icon`; whether there is one of that name is for the typesetter to say.
  IconName icon(data::TableReader& in);
  /// A style that a key names, else the one of that name; reports an unknown one.
  const Style* style(data::TableReader& in, std::string_view key, std::string_view otherwise);

 private:
  data::TableReader& in_;
  const BlockTools& tools_;
};

}  // namespace factsheet::layout

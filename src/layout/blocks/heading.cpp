#include "layout/blocks/kind.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow rows[] = {
    {"block.heading", "text", template_, "", "The heading; `*italic*` and links are possible.", {}, true},
    {"block.heading", "level", integer, "2", "1 for the sheet's title, then 2, 3 … without a gap."},
    {"block.heading", "kicker", template_, "", "A line in the style `kicker` above, part of the heading."},
};

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  HeadingBlock heading;
  const auto level = in.integer("level").value_or(2);
  if (level < 1 || level > 6) {
    in.bad_value("level", fmt::format("there is no heading level {}", level))
        .hint("levels go from 1 (the title) to 6");
  } else {
    heading.level = static_cast<int>(level);
  }
  heading.text = reader.text("text");
  heading.kicker = reader.text("kicker");
  return heading;
}

}  // namespace

// Its style goes by its level: see read_blocks.cpp.
constinit const BlockKind heading_kind{"heading", "heading_2", false, rows, read};

void HeadingBlock::each_template(const TemplateVisitor& visit) const {
  visit(kicker, {});
  visit(text, {});
}

}  // namespace factsheet::layout

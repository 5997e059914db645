#include "layout/read_blocks.hpp"

#include "base/suggest.hpp"
#include "data/toml.hpp"
#include "layout/blocks/kind.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

// Apart from the other keys, so that a misspelt type brings one report and not one for every key of the
// block.
const BlockKind* read_kind(const data::Node& block, Diagnostics& diagnostics) {
  const data::Entry* entry = block.table()->find("type");
  if (!entry) return &text_kind;
  const std::string* text = entry->node.text();
  std::vector<std::string> names;
  for (const BlockKind* kind : block_kinds()) {
    if (text && *text == kind->name) return kind;
    names.emplace_back(kind->name);
  }
  std::string hint = text ? did_you_mean(*text, names) : "";
  if (hint.empty()) hint = fmt::format("the types are {}", fmt::join(names, ", "));
  diagnostics
      .error(Code::unknown_block, entry->node.span,
             text ? fmt::format("there is no block type \"{}\"", *text)
                  : std::string("a block's type must be a text"))
      .hint(std::move(hint));
  return nullptr;
}

void read_condition(BlockReader& reader, Block& block) {
  data::TableReader& in = reader.in();
  const BlockTools& tools = reader.tools();
  if (const auto when = in.text("when")) {
    const Span literal = in.span("when");
    block.when = data::parse_expression(
        *when,
        [&](std::size_t offset, std::size_t length) {
          return data::locate(tools.sources, literal, offset, length);
        },
        tools.diagnostics);
  }
  if (!in.has("otherwise")) return;
  if (!in.has("when")) {
    in.bad_value("otherwise", "\"otherwise\" stands without a \"when\"")
        .hint("add when = \"…\", or take it out");
  }
  if (!std::holds_alternative<TextBlock>(block.content) &&
      !std::holds_alternative<CalloutBlock>(block.content)) {
    in.bad_value("otherwise", "only a text or callout block can have \"otherwise\"")
        .hint("put the other text into a text block with the opposite \"when\"");
  }
  block.otherwise = reader.text("otherwise");
}

void read_place(data::TableReader& in, Block& block) {
  const std::string before = in.choice("break").value_or("none");
  block.before = before == "column" ? Break::column : before == "page" ? Break::page : Break::none;
  const std::int64_t column = in.integer("column").value_or(0);
  if (in.has("column") && (column < 1 || column > 4)) {
    in.bad_value("column", fmt::format("there is no column {}", column))
        .hint("columns are 1 to 4, from the left");
  } else {
    block.column = static_cast<int>(column);
  }
  if (block.column > 0 && block.spans_page)
    in.bad_value("column", "a block across the page stands in no column")
        .hint("take \"span\" or \"column\" out");
  if (in.has("optional")) block.optional_span = in.span("optional");
  const std::int64_t optional = in.integer("optional").value_or(0);
  if (in.has("optional") && (optional < 1 || optional > 99)) {
    in.bad_value("optional", "the order in which fitting drops blocks is a number from 1 to 99")
        .hint("1 is dropped first");
  } else {
    block.optional = static_cast<int>(optional);
  }
}

std::optional<Block> read_block(const data::Node& node, const BlockTools& tools) {
  if (!node.table()) {
    tools.diagnostics
        .error(Code::wrong_type, node.span, fmt::format("a block must be a table, not {}", node.type_name()))
        .hint("write [[block]] on a line of its own, its keys below");
    return std::nullopt;
  }
  const BlockKind* kind = read_kind(node, tools.diagnostics);
  if (!kind) return std::nullopt;
  const std::string section = fmt::format("block.{}", kind->name);
  data::TableReader in(node, fmt::format("this {} block", kind->name), {"block", section}, layout_schema(),
                       tools.diagnostics);
  in.check_keys();
  BlockReader reader(in, tools);
  Block block;
  block.span = node.span;
  block.content = kind->read(reader);
  block.id = in.text("id").value_or("");
  block.spans_page = in.has("span") ? in.choice("span").value_or("column") == "page" : kind->spans_page;
  const auto* heading = std::get_if<HeadingBlock>(&block.content);
  block.style = reader.style(in, "style",
                             heading ? fmt::format("heading_{}", heading->level) : std::string(kind->style));
  read_condition(reader, block);
  read_place(in, block);
  return block;
}

// A banner reaches over the paper's upper edge, so it can only be what the sheet begins with.
void check_banners(const std::vector<Block>& blocks, Diagnostics& diagnostics) {
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (!std::holds_alternative<BannerBlock>(blocks[i].content)) continue;
    diagnostics.error(Code::bad_value, blocks[i].span, "a banner must be the first block")
        .hint("move it up, or use a heading");
  }
}

}  // namespace

std::vector<Block> read_blocks(const data::Array& blocks, const BlockTools& tools) {
  std::vector<Block> out;
  for (const data::Node& node : blocks.items) {
    if (auto block = read_block(node, tools)) out.push_back(std::move(*block));
  }
  check_banners(out, tools.diagnostics);
  return out;
}

}  // namespace factsheet::layout

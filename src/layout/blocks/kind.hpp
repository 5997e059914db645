#pragma once

#include "layout/blocks/block_reader.hpp"
#include "layout/layout.hpp"

#include <span>
#include <string_view>

namespace factsheet::layout {

/// One kind of block: what `type` calls it, its keys, and how it is read. A new kind is one of these in a
/// file of its own, and a line in kinds.cpp.
struct BlockKind {
  std::string_view name;
  std::string_view style;                 ///< the one that it has where the author names none
  bool spans_page = false;                ///< set across all columns where the author says nothing
  std::span<const data::SchemaRow> rows;  ///< of the sections "block.NAME" and of tables inside
  BlockContent (*read)(BlockReader& in) = nullptr;
};

/// All kinds, in the order of the reference.
std::span<const BlockKind* const> block_kinds();

extern const BlockKind text_kind;
extern const BlockKind heading_kind;
extern const BlockKind callout_kind;
extern const BlockKind quote_kind;
extern const BlockKind banner_kind;
extern const BlockKind cards_kind;
extern const BlockKind table_kind;
extern const BlockKind map_kind;
extern const BlockKind columns_kind;
extern const BlockKind chart_kind;
extern const BlockKind rule_kind;
extern const BlockKind image_kind;
extern const BlockKind qr_kind;
extern const BlockKind contact_kind;

}  // namespace factsheet::layout

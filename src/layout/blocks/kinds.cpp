#include "layout/blocks/kind.hpp"

namespace factsheet::layout {
namespace {

constexpr const BlockKind* kinds[] = {
    &text_kind, &heading_kind, &callout_kind, &quote_kind, &banner_kind,  &cards_kind,   &table_kind,
    &map_kind,  &chart_kind,   &image_kind,   &qr_kind,    &contact_kind, &columns_kind, &rule_kind,
};

}  // namespace

std::span<const BlockKind* const> block_kinds() {
  return kinds;
}

}  // namespace factsheet::layout

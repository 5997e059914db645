#include "typeset/table_head.hpp"

#include "typeset/blocks.hpp"

#include <algorithm>
#include <optional>

namespace factsheet::typeset {
namespace {

class HeadSetter {
 public:
  HeadSetter(const document::Table& table, const TableCells& cells)
      : table_(table), style_(*table.head_style), spanner_(*table.spanner_style), cells_(cells) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) heads_.push_back(cells.head(i));
  }

  /// Gives the height of the heads.
  Length set(Length top, std::vector<pages::Item>& items) {
    Length own = style_.leading;
    for (const CellLines& head : heads_) own = std::max(own, head.height());
    if (table_.spanners.empty()) {
      items.push_back(table_tag(pages::Role::row));
      for (std::size_t i = 0; i < heads_.size(); ++i) place_head(i, 1, top + own, items);
      items.emplace_back(pages::TagEnd{});
      return own;
    }
    return set_two_rows(top, items);
  }

 private:
  // Above, the heads over several columns and those of columns that have none over them; below, the others.
  Length set_two_rows(Length top, std::vector<pages::Item>& items) {
    std::vector<std::optional<CellLines>> above;
    Length upper;
    Length lower = style_.leading;
    Length alone;
    each([&](const document::Spanner& spanner, std::size_t first, std::size_t end) {
      above.emplace_back();
      if (!spanner.text.empty()) {
        above.back() = cells_.spanner(spanner.text, first, end);
        upper = std::max(upper, above.back()->height());
      }
      for (std::size_t i = first; i < end; ++i) {
        Length& height = spanner.text.empty() ? alone : lower;
        height = std::max(height, heads_[i].height());
      }
    });
    const Length between = spanner_.rule_below + spanner_.padding_y;
    Length height = upper + between + lower;
    if (alone > height) {
      upper += alone - height;
      height = alone;
    }
    const Length bottom = top + height;
    items.push_back(table_tag(pages::Role::row));
    auto lines = above.begin();
    each([&](const document::Spanner& spanner, std::size_t first, std::size_t end) {
      if (std::optional<CellLines>& text = *lines++) {
        items.push_back(table_tag(pages::Role::header_cell, pages::Scope::column, spanner.columns));
        const Length y = top + upper - text->height();
        place_cell(std::move(*text), y, items);
        items.emplace_back(pages::TagEnd{});
        const Rect at = cells_.area(first, end);
        // Half of the space that parts it from the heads below stands above the rule.
        draw_box(
            items,
            {{at.origin.x, top + upper + spanner_.padding_y * 0.3}, {at.size.width, spanner_.rule_below}},
            spanner_.rule_colour, pages::ArtifactKind::layout);
      } else {
        for (std::size_t i = first; i < end; ++i) place_head(i, 2, bottom, items);
      }
    });
    items.emplace_back(pages::TagEnd{});
    items.push_back(table_tag(pages::Role::row));
    each([&](const document::Spanner& spanner, std::size_t first, std::size_t end) {
      for (std::size_t i = first; i < end && !spanner.text.empty(); ++i) place_head(i, 1, bottom, items);
    });
    items.emplace_back(pages::TagEnd{});
    return height;
  }

  void place_head(std::size_t column, int rows, Length bottom, std::vector<pages::Item>& items) {
    items.push_back(table_tag(pages::Role::header_cell, pages::Scope::column, 1, rows));
    const Length y = bottom - heads_[column].height();
    place_cell(std::move(heads_[column]), y, items);
    items.emplace_back(pages::TagEnd{});
  }

  template <class See>
  void each(const See& see) const {
    std::size_t first = 0;
    for (const document::Spanner& spanner : table_.spanners) {
      const std::size_t end = first + static_cast<std::size_t>(spanner.columns);
      see(spanner, first, end);
      first = end;
    }
  }

  const document::Table& table_;
  const document::Style& style_;
  const document::Style& spanner_;
  const TableCells& cells_;
  std::vector<CellLines> heads_;
};

}  // namespace

pages::Item table_tag(pages::Role role, pages::Scope scope, int columns, int rows) {
  pages::TagBegin begin;
  begin.role = role;
  begin.scope = scope;
  begin.column_span = columns;
  begin.row_span = rows;
  return begin;
}

Slab set_table_head(const document::Table& table, const TableCells& cells, Length measure) {
  const document::Style& style = *table.head_style;
  const auto layout = pages::ArtifactKind::layout;
  Slab slab;
  std::vector<pages::Item> rows;
  const Length top = style.rule_above + style.padding_y;
  const Length bottom = top + HeadSetter(table, cells).set(top, rows) + style.padding_y;
  slab.height = bottom + style.rule_below;
  slab.items.push_back(table_tag(pages::Role::table_head));
  if (style.background)
    draw_box(slab.items, {{}, {measure, slab.height}}, *style.background, pages::ArtifactKind::background);
  if (style.rule_above > Length())
    draw_box(slab.items, {{}, {measure, style.rule_above}}, style.rule_colour, layout);
  slab.items.insert(slab.items.end(), std::make_move_iterator(rows.begin()),
                    std::make_move_iterator(rows.end()));
  if (style.rule_below > Length())
    draw_box(slab.items, {{Length(), bottom}, {measure, style.rule_below}}, style.rule_colour, layout);
  slab.items.emplace_back(pages::TagEnd{});
  return slab;
}

}  // namespace factsheet::typeset

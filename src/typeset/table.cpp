#include "typeset/blocks.hpp"
#include "typeset/table_cells.hpp"
#include "typeset/table_head.hpp"

#include <algorithm>
#include <memory>

namespace factsheet::typeset {
namespace {

// What a column's end costs, next to one inside a paragraph: between two rows, behind a lone first one, and
// before a group.
constexpr double between_rows = 3;
constexpr double behind_lone_row = 8;
constexpr double before_group = 1;

using Repeat = std::shared_ptr<const Repeated>;

// Text on a background, or beside rows that have one, stands off its edge.
bool has_background(const document::Table& table, const document::Style& style) {
  const auto tinted = [](const document::Style* look) { return look && look->background; };
  return style.background || tinted(table.head_style) || tinted(table.group_style) ||
         tinted(table.total_style) ||
         std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const document::TableRow& row) { return tinted(row.style); });
}

document::Rich joined(const document::Rich& text, const document::Rich& more) {
  document::Rich out = text;
  document::Inline blank;
  blank.text = " ";
  out.runs.push_back(std::move(blank));
  for (document::Inline run : more.runs) {
    if (run.link >= 0) run.link += static_cast<int>(text.links.size());
    out.runs.push_back(std::move(run));
  }
  out.links.insert(out.links.end(), more.links.begin(), more.links.end());
  return out;
}

class TableSetter {
 public:
  TableSetter(Context& context, const document::Table& table, const document::Style& style, Length measure,
              Span span)
      : context_(context),
        table_(table),
        style_(style),
        measure_(measure),
        errors_(context.diagnostics().errors()),
        cells_(context, table, style, measure, has_background(table, style) ? style.padding_x : Length(),
               span) {}

  std::vector<Slab> set() {
    begin_.push_back(table_tag(pages::Role::table));
    if (!table_.caption.empty()) add(set_caption(table_.caption), true);
    add(set_table_head(table_, cells_, measure_), !table_.caption.empty());
    repeat_head();
    if (!table_.rows.empty()) set_rows();
    if (!table_.total.empty()) set_total();
    slabs_.back().items.emplace_back(pages::TagEnd{});
    if (!table_.notes.empty()) set_notes();
    slabs_.front().keep_with_previous = false;
    slabs_.front().space_before =
        table_.caption.empty() ? style_.space_before : table_.caption_style->space_before;
    slabs_.back().space_after = style_.space_after;
    return std::move(slabs_);
  }

 private:
  // Tags that open a part wait for the part's first slab, since items live in slabs.
  void open_part(pages::Role role) { begin_.push_back(table_tag(role)); }
  void close_part() { slabs_.back().items.emplace_back(pages::TagEnd{}); }

  void add(Slab&& slab, bool keep_with_previous) {
    slab.items.insert(slab.items.begin(), std::make_move_iterator(begin_.begin()),
                      std::make_move_iterator(begin_.end()));
    begin_.clear();
    slab.keep_with_previous = keep_with_previous;
    slabs_.push_back(std::move(slab));
  }

  Slab set_caption(const document::Rich& text) {
    const document::Style& style = *table_.caption_style;
    Slab slab;
    slab.height = set_tagged(context_, text, style, pages::Role::caption, {}, measure_, slab.items);
    slab.space_after = style.space_after;
    return slab;
  }

  // What has a finding isn't set a second time: it would be told twice.
  bool can_be_repeated() const {
    return table_.rows.size() > 2 && context_.diagnostics().errors() == errors_;
  }

  void repeat_head() {
    if (!can_be_repeated()) return;
    auto repeated = std::make_shared<Repeated>();
    std::vector<pages::Item> items;
    if (!table_.caption.empty()) {
      Slab caption = set_caption(joined(table_.caption, table_.continued));
      items = std::move(caption.items);
      repeated->own_height = caption.height + caption.space_after;
    }
    std::vector<pages::Item> head = slabs_.back().items;
    place(std::move(head), {Length(), repeated->own_height}, items);
    repeated->own_height += slabs_.back().height;
    repeated->items = as_artifact(items);
    head_ = std::move(repeated);
  }

  void set_rows() {
    const std::size_t count = table_.rows.size();
    auto group = table_.groups.begin();
    Repeat above = head_;
    if (table_.groups.empty()) open_part(pages::Role::table_body);
    std::size_t first = 0;  // of the table or its group: kept with the head above
    for (std::size_t i = 0; i < count; ++i) {
      if (group != table_.groups.end() && group->first == i) {
        if (i > 0) end_group(*std::prev(group));
        open_part(pages::Role::table_body);
        above = set_group(group->head, i == 0);
        ++group;
        first = i;
      }
      const bool last = i + 1 == count;
      const bool ends_group = last || (group != table_.groups.end() && group->first == i + 1);
      const bool totalled = ends_group && !table_.groups.empty() && !std::prev(group)->total.empty();
      // A total's own rule parts it from the rows; two rules would stand together.
      const bool ruled = totalled ? false
                         : last   ? table_.total.empty()
                                  : table_.rules == document::TableRules::rows ||
                                      (table_.rules == document::TableRules::groups && ends_group);
      const document::TableRow& row = table_.rows[i];
      Slab slab =
          set_row(row.cells, row.style ? *row.style : style_, ruled, group_indent(table_, style_), &row);
      slab.break_cost = i == first + 1 ? behind_lone_row : between_rows;
      slab.repeat_above = above;
      add(std::move(slab), i == first || last);
    }
    table_.groups.empty() ? close_part() : end_group(table_.groups.back());
  }

  // What is summed and its sum stay together.
  void end_group(const document::TableGroup& group) {
    if (!group.total.empty()) {
      const document::Style& style = *table_.group_total_style;
      Slab slab =
          set_row(group.total, style, style.rule_below > Length(), group_indent(table_, style_), nullptr);
      slab.repeat_above = head_;
      add(std::move(slab), true);
    }
    close_part();
  }

  void set_total() {
    open_part(pages::Role::table_foot);
    const document::Style& style = *table_.total_style;
    add(set_row(table_.total, style, style.rule_below > Length(), {}, nullptr), true);
    close_part();
  }

  // A row of its own, which heads the rows below it; gives what is repeated where they are cut.
  Repeat set_group(const document::Rich& head, bool first) {
    const document::Style& style = *table_.group_style;
    Slab slab = set_group_row(head);
    slab.space_before = first ? Length() : style.space_before;
    slab.rigid_space = true;
    slab.break_cost = before_group;
    slab.repeat_above = head_;
    add(std::move(slab), first);
    if (!head_ || !can_be_repeated()) return head_;
    const Slab again = set_group_row(joined(head, table_.continued));
    auto repeated = std::make_shared<Repeated>();
    repeated->items = as_artifact(again.items);
    repeated->own_height = again.height;
    repeated->above = head_;
    return repeated;
  }

  Slab set_group_row(const document::Rich& head) {
    const document::Style& style = *table_.group_style;
    const int count = static_cast<int>(table_.columns.size());
    Slab slab;
    const Length top = style.rule_above + style.padding_y;
    CellLines lines = cells_.across(head, style);
    slab.height = top + lines.height() + style.padding_y + style.rule_below;
    draw_frame(slab.items, style, {measure_, slab.height});
    slab.items.push_back(table_tag(pages::Role::row));
    slab.items.push_back(table_tag(pages::Role::header_cell, pages::Scope::column, count));
    place_cell(std::move(lines), top, slab.items);
    slab.items.emplace_back(pages::TagEnd{});
    slab.items.emplace_back(pages::TagEnd{});
    return slab;
  }

  Slab set_row(const std::vector<document::Rich>& cells, const document::Style& style, bool ruled,
               Length indent, const document::TableRow* row) {
    Slab slab;
    const Length top = style.rule_above + style.padding_y;
    std::vector<CellLines> lines;
    Length height = style.leading;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      lines.push_back(cells_.cell(cells[i], i, style, i == 0 ? indent : Length()));
      height = std::max(height, lines.back().height());
    }
    const Length bottom = top + height + style.padding_y;
    slab.height = bottom + (ruled ? style.rule_below : Length());
    if (style.background) {
      draw_box(slab.items, {{}, {measure_, slab.height}}, *style.background, pages::ArtifactKind::background);
    }
    if (style.rule_above > Length()) {
      draw_box(slab.items, {{}, {measure_, style.rule_above}}, style.rule_colour,
               pages::ArtifactKind::layout);
    }
    slab.items.push_back(table_tag(pages::Role::row));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      slab.items.push_back(i == 0 ? table_tag(pages::Role::header_cell, pages::Scope::row)
                                  : table_tag(pages::Role::data_cell));
      place_cell(std::move(lines[i]), top, slab.items);
      if (row) cells_.draw_trend(*row, i, style, top, slab.items);
      slab.items.emplace_back(pages::TagEnd{});
    }
    slab.items.emplace_back(pages::TagEnd{});
    if (row) cells_.draw_bars(*row, style, top, slab.height, slab.items);
    if (ruled && style.rule_below > Length()) {
      draw_box(slab.items, {{Length(), bottom}, {measure_, style.rule_below}}, style.rule_colour,
               pages::ArtifactKind::layout);
    }
    return slab;
  }

  // Behind the table, each a paragraph of its own.
  void set_notes() {
    const document::Style& style = *table_.note_style;
    slabs_.back().space_after = style.space_before;
    for (const document::Rich& note : table_.notes) {
      Slab slab;
      slab.height = set_tagged(context_, note, style, pages::Role::paragraph, {}, measure_, slab.items);
      add(std::move(slab), true);
    }
  }

  Context& context_;
  const document::Table& table_;
  const document::Style& style_;
  Length measure_;
  std::size_t errors_;  // there were before the table
  TableCells cells_;
  std::vector<pages::Item> begin_;
  std::vector<Slab> slabs_;
  Repeat head_;  // caption and heads
};

}  // namespace

std::vector<Slab> set(Context& context, const document::Table& table, const document::Style& style,
                      Length measure, Span span) {
  return TableSetter(context, table, style, measure, span).set();
}

}  // namespace factsheet::typeset

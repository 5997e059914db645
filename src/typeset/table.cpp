#include "typeset/blocks.hpp"
#include "typeset/column_widths.hpp"
#include "typeset/set_lines.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

constexpr double between_rows =
    3;  // what a column's end between two rows costs, next to one inside a paragraph

class TableSetter {
 public:
  TableSetter(Context& context, const document::Table& table, const document::Style& style, Length measure,
              Span span)
      : context_(context), table_(table), style_(style), measure_(measure), span_(span) {}

  std::vector<Slab> set() {
    columns_ = place_columns(context_, table_, style_, measure_, span_);
    begin_.push_back(tag(pages::Role::table));
    if (!table_.caption.empty()) set_caption();
    open_part(pages::Role::table_head);
    std::vector<const document::Rich*> heads;
    heads.reserve(table_.columns.size());
    for (const document::Column& column : table_.columns) heads.push_back(&column.head);
    set_row(heads, *table_.head_style, true, false);
    close_part();
    if (!table_.rows.empty()) {
      open_part(pages::Role::table_body);
      for (const auto& row : table_.rows) {
        set_row(pointers_to(row), style_, false, &row == &table_.rows.back() && !table_.total.empty());
      }
      close_part();
    }
    if (!table_.total.empty()) {
      open_part(pages::Role::table_foot);
      set_row(pointers_to(table_.total), *table_.total_style, false, false);
      close_part();
    }
    slabs_.back().items.emplace_back(pages::TagEnd{});
    keep_together();
    if (!table_.notes.empty()) set_notes();
    slabs_.front().space_before =
        table_.caption.empty() ? style_.space_before : table_.caption_style->space_before;
    slabs_.back().space_after = style_.space_after;
    return std::move(slabs_);
  }

 private:
  static std::vector<const document::Rich*> pointers_to(const std::vector<document::Rich>& cells) {
    std::vector<const document::Rich*> out;
    out.reserve(cells.size());
    for (const document::Rich& cell : cells) out.push_back(&cell);
    return out;
  }

  static pages::Item tag(pages::Role role, pages::Scope scope = pages::Scope::none) {
    pages::TagBegin begin;
    begin.role = role;
    begin.scope = scope;
    return begin;
  }

  // Tags that open a part wait for the part's first row, since items live in slabs.
  void open_part(pages::Role role) { begin_.push_back(tag(role)); }
  void close_part() { slabs_.back().items.emplace_back(pages::TagEnd{}); }

  void flush_begin(Slab& slab) {
    for (pages::Item& item : begin_) slab.items.push_back(std::move(item));
    begin_.clear();
  }

  void set_caption() {
    const document::Style& style = *table_.caption_style;
    Slab slab;
    flush_begin(slab);
    slab.items.push_back(tag(pages::Role::caption));
    Length y;
    for (SetLine& line : set_lines(context_, table_.caption, style, measure_)) {
      place(std::move(line.items), {Length(), y}, slab.items);
      y += style.leading;
    }
    slab.items.emplace_back(pages::TagEnd{});
    slab.height = y;
    slab.space_after = style.space_after;
    slabs_.push_back(std::move(slab));
  }

  // Behind the table, each a paragraph of its own.
  void set_notes() {
    const document::Style& style = *table_.note_style;
    slabs_.back().space_after = style.space_before;
    for (const document::Rich& note : table_.notes) {
      Slab slab;
      slab.items.push_back(tag(pages::Role::paragraph));
      Length y;
      for (SetLine& line : set_lines(context_, note, style, measure_)) {
        place(std::move(line.items), {Length(), y}, slab.items);
        y += style.leading;
      }
      slab.items.emplace_back(pages::TagEnd{});
      slab.height = y;
      slab.keep_with_previous = true;
      slabs_.push_back(std::move(slab));
    }
  }

  void set_row(const std::vector<const document::Rich*>& cells, const document::Style& style, bool head,
               bool before_total) {
    Slab slab;
    flush_begin(slab);
    Length top = style.padding_y;
    if (style.rule_above > Length()) {
      draw_box(slab.items, {{}, {measure_, style.rule_above}}, style.rule_colour,
               pages::ArtifactKind::layout);
      top += style.rule_above;
    }
    slab.items.push_back(tag(pages::Role::row));
    Length height = style.leading;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool row_header = !head && i == 0;
      slab.items.push_back(tag(head || row_header ? pages::Role::header_cell : pages::Role::data_cell,
                               head         ? pages::Scope::column
                               : row_header ? pages::Scope::row
                                            : pages::Scope::none));
      height = std::max(height, set_cell(*cells[i], i, style, head, top, slab.items));
      slab.items.emplace_back(pages::TagEnd{});
    }
    slab.items.emplace_back(pages::TagEnd{});
    Length bottom = top + height + style.padding_y;
    // The total's own rule parts it from the rows; two rules would stand together.
    if (style.rule_below > Length() && !before_total) {
      draw_box(slab.items, {{Length(), bottom}, {measure_, style.rule_below}}, style.rule_colour,
               pages::ArtifactKind::layout);
      bottom += style.rule_below;
    }
    slab.height = bottom;
    if (style.background) {
      std::vector<pages::Item> behind;
      draw_box(behind, {{}, {measure_, bottom}}, *style.background, pages::ArtifactKind::background);
      slab.items.insert(slab.items.begin(), behind.begin(), behind.end());
    }
    slab.break_cost = between_rows;
    slabs_.push_back(std::move(slab));
  }

  // Gives the height that the cell takes.
  Length set_cell(const document::Rich& cell, std::size_t column, const document::Style& style, bool head,
                  Length top, std::vector<pages::Item>& items) {
    if (cell.empty()) return Length();
    const PlacedColumn& at = columns_[column];
    const document::ColumnAlign align = table_.columns[column].align;
    LineLooks looks;
    looks.place = "cell";
    looks.alignment = align == document::ColumnAlign::left     ? text::Alignment::left
                      : align == document::ColumnAlign::centre ? text::Alignment::centre
                                                               : text::Alignment::right;
    std::vector<SetLine> lines = set_lines(context_, cell, style, at.width, looks);
    Length shift;
    if (align == document::ColumnAlign::decimal && !head && lines.size() == 1) {
      shift = fraction_width(context_, cell, style) - at.fraction;
      const Length beyond = lines.front().width - shift - at.width;
      if (beyond > Length::points(0.05)) report_beyond(cell, beyond);
    }
    Length y = top;
    for (SetLine& line : lines) {
      place(std::move(line.items), {at.left + shift, y}, items);
      y += style.leading;
    }
    return y - top;
  }

  // Lined up at its point, the number begins left of its cell.
  void report_beyond(const document::Rich& cell, Length beyond) {
    context_.diagnostics()
        .error(
            Code::text_overflow, cell.runs.front().span,
            fmt::format(
                "\"{}\" is {:.1f} pt too wide for its cell when lined up at the decimal point (horizontal)",
                document::plain(cell), beyond.pt()))
        .hint("make the column wider, or its width \"auto\"");
  }

  // Head and caption stay with the first row, the last row with the total or with the row before it.
  void keep_together() {
    const std::size_t lead = (table_.caption.empty() ? 0u : 1u) + 1u;
    for (std::size_t i = 1; i < slabs_.size(); ++i)
      slabs_[i].keep_with_previous = i <= lead || i + 1 == slabs_.size();
    if (!table_.total.empty() && slabs_.size() > lead + 2)
      slabs_[slabs_.size() - 2].keep_with_previous = true;
  }

  Context& context_;
  const document::Table& table_;
  const document::Style& style_;
  Length measure_;
  Span span_;
  std::vector<PlacedColumn> columns_;
  std::vector<pages::Item> begin_;
  std::vector<Slab> slabs_;
};

}  // namespace

std::vector<Slab> set(Context& context, const document::Table& table, const document::Style& style,
                      Length measure, Span span) {
  return TableSetter(context, table, style, measure, span).set();
}

}  // namespace factsheet::typeset

#include "typeset/column_widths.hpp"

#include "typeset/set_lines.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

struct Wish {
  Length natural;  // on one line
  Length least;    // without cutting a word
  Length fraction;
  Length whole;  // of decimal columns: the widest part before the decimal point
};

constexpr Length bar_gap = Length::points(6);  // between a number and its bar

void widen(Context& context, const document::Rich& cell, const document::Style& style, bool decimal,
           Length indent, Wish& wish) {
  if (cell.empty()) return;
  const Length natural = text::natural_width(prepare(context, cell, style).paragraph, context.shaper());
  wish.natural = std::max(wish.natural, indent + natural);
  if (!decimal) return;
  const Length fraction = fraction_width(context, cell, style);
  wish.fraction = std::max(wish.fraction, fraction);
  wish.whole = std::max(wish.whole, natural - fraction);
  wish.natural = std::max(wish.natural, wish.whole + wish.fraction);
}

// The widest piece that no line's end may part.
Length widest_piece(Context& context, const document::Rich& text, const document::Style& style) {
  if (text.empty()) return {};
  text::LineOptions options;
  options.hyphenator = style.hyphenate ? context.hyphenator() : nullptr;
  options.protrusion = false;
  return text::widest_piece(prepare(context, text, style).paragraph, options, context.shaper());
}

// What a column's bars take, with the gap before them.
Length room_for_bar(const document::Column& column) {
  return column.bar_width > Length() ? column.bar_width + bar_gap : Length();
}

/// What the columns of one table wish for.
class Wishes {
 public:
  Wishes(Context& context, const document::Table& table, const document::Style& style)
      : context_(context), table_(table), style_(style), columns_(table.columns.size()) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      widen(context_, table_.columns[i].head, *table_.head_style, false, {}, columns_[i]);
      const Length head = columns_[i].natural;
      each_cell(i, [&](const document::Rich& cell, const document::Style& look, Length indent) {
        widen(context_, cell, look, is_decimal(i), indent, columns_[i]);
      });
      allow_for_sample(i, head);
    }
    each_spanner([&](const document::Rich& text, std::size_t first, std::size_t end) {
      const PreparedText prepared = prepare(context_, text, *table_.spanner_style);
      share_out(text::natural_width(prepared.paragraph, context_.shaper()), first, end, &Wish::natural);
    });
  }

  const Wish& operator[](std::size_t column) const { return columns_[column]; }

  /// Measures the widest pieces, which matter only where there isn't room for all.
  void measure_least() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      Wish& wish = columns_[i];
      wish.least = widest_piece(context_, table_.columns[i].head, *table_.head_style);
      each_cell(i, [&](const document::Rich& cell, const document::Style& look, Length indent) {
        wish.least = std::max(wish.least, indent + widest_piece(context_, cell, look));
      });
      if (is_decimal(i)) wish.least = std::max(wish.least, wish.whole + wish.fraction);
    }
    each_spanner([&](const document::Rich& text, std::size_t first, std::size_t end) {
      share_out(widest_piece(context_, text, *table_.spanner_style), first, end, &Wish::least);
    });
  }

 private:
  bool is_decimal(std::size_t column) const {
    return table_.columns[column].align == document::ColumnAlign::decimal;
  }

  template <class See>
  void each_cell(std::size_t column, const See& see) const {
    const Length indent = column == 0 ? group_indent(table_, style_) : Length();
    for (const document::TableRow& row : table_.rows)
      see(row.cells[column], row.style ? *row.style : style_, indent);
    for (const document::TableGroup& group : table_.groups) {
      if (!group.total.empty()) see(group.total[column], *table_.group_total_style, indent);
    }
    if (!table_.total.empty()) see(table_.total[column], *table_.total_style, Length());
  }

  template <class See>
  void each_spanner(const See& see) const {
    std::size_t first = 0;
    for (const document::Spanner& spanner : table_.spanners) {
      const std::size_t end = first + static_cast<std::size_t>(spanner.columns);
      if (!spanner.text.empty()) see(spanner.text, first, end);
      first = end;
    }
  }

  // A head over several columns that is wider than they are widens each of them by as much.
  void share_out(Length width, std::size_t first, std::size_t end, Length Wish::*of) {
    Length have = style_.padding_x * 2 * static_cast<double>(end - first - 1);
    for (std::size_t i = first; i < end; ++i) have += columns_[i].*of + room_for_bar(table_.columns[i]);
    if (width <= have) return;
    const Length more = (width - have) / static_cast<double>(end - first);
    for (std::size_t i = first; i < end; ++i) columns_[i].*of += more;
  }

  void allow_for_sample(std::size_t column, Length head) {
    const document::Column& of = table_.columns[column];
    if (of.sample.empty()) return;
    const Length content = columns_[column].natural;
    Wish sample;
    widen(context_, of.sample, style_, is_decimal(column), {}, sample);
    widen(context_, of.sample, style_, is_decimal(column), {}, columns_[column]);
    if (content <= std::max(sample.natural, head) + Length::points(0.05)) return;
    context_.diagnostics()
        .warning(Code::text_overflow, of.span,
                 fmt::format("the column's content is {:.1f} pt wider than its sample \"{}\" (horizontal)",
                             (content - sample.natural).pt(), document::plain(of.sample)))
        .hint("give it a longer sample, so that the column is as wide on each state's sheet");
  }

  Context& context_;
  const document::Table& table_;
  const document::Style& style_;
  std::vector<Wish> columns_;
};

}  // namespace

Length group_indent(const document::Table& table, const document::Style& style) {
  return table.groups.empty() ? Length() : style.size * 0.9;
}

Length fraction_width(Context& context, const document::Rich& cell, const document::Style& style) {
  // The letter of a note hangs behind the digits, as their fraction does.
  document::Rich number = cell;
  document::Rich fraction;
  if (!number.runs.empty() && number.runs.back().raised) {
    fraction.runs.push_back(number.runs.back());
    number.runs.pop_back();
  }
  const std::string words = document::plain(number);
  const std::size_t point = words.rfind(context.document().decimal_mark);
  if (point != std::string::npos) {
    fraction.runs.insert(fraction.runs.begin(), number.runs.back());
    fraction.runs.front().text = words.substr(point);
  }
  if (fraction.runs.empty()) return Length();
  return text::natural_width(prepare(context, fraction, style).paragraph, context.shaper());
}

namespace {

using Kind = document::ColumnWidth::Kind;

// What stands in all columns' way: gaps, bars and fixed columns taken off.
Length room_for_others(const document::Table& table, Length measure, Length gutter) {
  Length room = measure - gutter * static_cast<double>(table.columns.size() - 1);
  for (const document::Column& column : table.columns) {
    room -= room_for_bar(column);
    if (column.width.kind == Kind::fixed) room -= column.width.length;
  }
  return room;
}

// Whether no column has to be narrower than its content: then nothing else need be measured.
bool all_natural(const document::Table& table, const Wishes& wish, Length room) {
  double shares = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].width.kind == Kind::automatic) room -= wish[i].natural;
    if (table.columns[i].width.kind == Kind::share) shares += table.columns[i].width.share;
  }
  if (room < Length()) return false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const document::ColumnWidth& width = table.columns[i].width;
    if (width.kind == Kind::share && room * (width.share / shares) < wish[i].natural) return false;
  }
  return true;
}

// Shares by their size, but none under its widest word: the others give way.
void share_out(const document::Table& table, const Wishes& wish, Length room,
               std::vector<PlacedColumn>& out) {
  std::vector<bool> settled(out.size());
  for (bool again = true; again;) {
    again = false;
    double shares = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (table.columns[i].width.kind == Kind::share && !settled[i]) shares += table.columns[i].width.share;
    }
    for (std::size_t i = 0; i < out.size() && !again; ++i) {
      if (table.columns[i].width.kind != Kind::share || settled[i]) continue;
      out[i].width = std::max(room * (table.columns[i].width.share / shares), Length());
      if (out[i].width >= wish[i].least) continue;
      out[i].width = wish[i].least;
      room -= out[i].width;
      settled[i] = again = true;
    }
  }
}

void report_too_wide(Context& context, const document::Table& table, const std::vector<PlacedColumn>& columns,
                     Length excess, Span span) {
  const auto widest = static_cast<std::size_t>(
      std::max_element(columns.begin(), columns.end(),
                       [](const PlacedColumn& a, const PlacedColumn& b) { return a.width < b.width; }) -
      columns.begin());
  const bool fixed = table.columns[widest].width.kind == Kind::fixed;
  context.diagnostics()
      .error(Code::text_overflow, span,
             fmt::format("the table is {:.1f} pt too wide for its column (horizontal)", excess.pt()))
      .label(table.columns[widest].span,
             fmt::format("\"{}\" takes the most, {:.1f} pt{}", document::plain(table.columns[widest].head),
                         columns[widest].width.pt(), fixed ? "" : ": its widest word or number"))
      .hint("make the table's type smaller, or take a column out")
      .hint(fixed ? "or make a fixed column narrower"
                  : "or allow a break in the widest word with a soft hyphen (U+00AD)");
}

}  // namespace

std::vector<PlacedColumn> place_columns(Context& context, const document::Table& table,
                                        const document::Style& style, Length measure, Span span) {
  const std::size_t count = table.columns.size();
  const Length gutter = style.padding_x * 2;
  Wishes wish(context, table, style);
  Length left_over = room_for_others(table, measure, gutter);
  // Room for the automatic columns beside the widest words of the shared ones.
  Length natural;
  Length least;
  Length room = left_over;
  if (!all_natural(table, wish, left_over)) {
    wish.measure_least();
    for (std::size_t i = 0; i < count; ++i) {
      const document::ColumnWidth& width = table.columns[i].width;
      if (width.kind == Kind::automatic) natural += wish[i].natural;
      if (width.kind == Kind::automatic) least += wish[i].least;
      if (width.kind == Kind::share) room -= wish[i].least;
    }
    room = std::max(room, Length());
  }
  double squeeze = 1;
  if (natural > room && natural > least) squeeze = std::max(0.0, (room - least) / (natural - least));

  std::vector<PlacedColumn> out(count);
  bool has_shares = false;
  for (std::size_t i = 0; i < count; ++i) {
    const document::ColumnWidth& width = table.columns[i].width;
    has_shares = has_shares || width.kind == Kind::share;
    if (width.kind == Kind::fixed) out[i].width = width.length;
    if (width.kind == Kind::automatic) {
      // A hair more than the text takes, so that rounding never breaks a line.
      out[i].width = wish[i].least + (wish[i].natural - wish[i].least) * squeeze + Length::points(0.01);
      left_over -= out[i].width;
    }
    out[i].fraction = wish[i].fraction;
    out[i].bar_width = table.columns[i].bar_width;
  }
  share_out(table, wish, left_over, out);
  // Nothing to take up what is left: the first automatic column does, so that the last is flush right.
  const auto automatic =
      std::find_if(table.columns.begin(), table.columns.end(),
                   [](const document::Column& column) { return column.width.kind == Kind::automatic; });
  if (!has_shares && left_over > Length() && automatic != table.columns.end()) {
    out[static_cast<std::size_t>(automatic - table.columns.begin())].width += left_over;
  }
  Length x;
  for (std::size_t i = 0; i < count; ++i) {
    out[i].left = x;
    out[i].bar_left = x + out[i].width + bar_gap;
    x += out[i].width + room_for_bar(table.columns[i]) + gutter;
  }
  const Length excess = x - gutter - measure;
  // A hundredth of a point is added to each automatic column above.
  if (excess > Length::points(0.05 + 0.01 * static_cast<double>(count)))
    report_too_wide(context, table, out, excess, span);
  return out;
}

}  // namespace factsheet::typeset

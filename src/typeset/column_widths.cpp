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

void widen(Context& context, const document::Rich& cell, const document::Style& style, bool decimal,
           Wish& wish) {
  if (cell.empty()) return;
  const PreparedText text = prepare(context, cell, style);
  const Length natural = text::natural_width(text.paragraph, context.shaper());
  wish.natural = std::max(wish.natural, natural);
  text::LineOptions options;
  options.measure = natural;
  options.hyphenator = style.hyphenate ? context.hyphenator() : nullptr;
  options.protrusion = false;
  wish.least = std::max(wish.least, text::widest_piece(text.paragraph, options, context.shaper()));
  if (!decimal) return;
  const Length fraction = fraction_width(context, cell, style);
  wish.fraction = std::max(wish.fraction, fraction);
  wish.whole = std::max(wish.whole, natural - fraction);
}

std::vector<Wish> wishes(Context& context, const document::Table& table, const document::Style& style) {
  std::vector<Wish> out(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool decimal = table.columns[i].align == document::ColumnAlign::decimal;
    widen(context, table.columns[i].head, *table.head_style, false, out[i]);
    for (const auto& row : table.rows) widen(context, row[i], style, decimal, out[i]);
    if (!table.total.empty()) widen(context, table.total[i], *table.total_style, decimal, out[i]);
    out[i].natural = std::max(out[i].natural, out[i].whole + out[i].fraction);
    if (decimal) out[i].least = std::max(out[i].least, out[i].whole + out[i].fraction);
  }
  return out;
}

}  // namespace

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

std::vector<PlacedColumn> place_columns(Context& context, const document::Table& table,
                                        const document::Style& style, Length measure, Span span) {
  using Kind = document::ColumnWidth::Kind;
  const std::size_t count = table.columns.size();
  const std::vector<Wish> wish = wishes(context, table, style);
  const Length gap = style.padding_x * 2;
  Length left_over = measure - gap * static_cast<double>(count - 1);
  Length natural;
  Length least;
  double shares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const document::ColumnWidth& width = table.columns[i].width;
    if (width.kind == Kind::fixed) left_over -= width.length;
    if (width.kind == Kind::automatic) natural += wish[i].natural;
    if (width.kind == Kind::automatic) least += wish[i].least;
    if (width.kind == Kind::share) {
      shares += width.share;
      least += wish[i].least;
    }
  }
  // Room for the automatic columns beside the widest words of the shared ones.
  Length shared_least = least;
  for (std::size_t i = 0; i < count; ++i) {
    if (table.columns[i].width.kind == Kind::automatic) shared_least -= wish[i].least;
  }
  const Length room = std::max(left_over - shared_least, Length());
  const Length automatic_least = least - shared_least;
  double squeeze = 1;
  if (natural > room && natural > automatic_least)
    squeeze = std::max(0.0, (room - automatic_least) / (natural - automatic_least));

  std::vector<PlacedColumn> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    const document::ColumnWidth& width = table.columns[i].width;
    if (width.kind == Kind::fixed) out[i].width = width.length;
    if (width.kind == Kind::automatic) {
      // A hair more than the text takes, so that rounding never breaks a line.
      out[i].width = wish[i].least + (wish[i].natural - wish[i].least) * squeeze + Length::points(0.01);
      left_over -= out[i].width;
    }
    out[i].fraction = wish[i].fraction;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const document::ColumnWidth& width = table.columns[i].width;
    if (width.kind == Kind::share) out[i].width = std::max(left_over * (width.share / shares), Length());
  }
  // Nothing to take up what is left: the first automatic column does, so that the last is flush right.
  const auto automatic =
      std::find_if(table.columns.begin(), table.columns.end(),
                   [](const document::Column& column) { return column.width.kind == Kind::automatic; });
  if (shares == 0 && left_over > Length() && automatic != table.columns.end()) {
    out[static_cast<std::size_t>(automatic - table.columns.begin())].width += left_over;
  }
  Length x;
  for (PlacedColumn& column : out) {
    column.left = x;
    x += column.width + gap;
  }
  if (x - gap > measure + Length::points(0.05)) {
    context.diagnostics()
        .error(Code::text_overflow, span,
               fmt::format("the table is {:.1f} pt too wide for its column (horizontal)",
                           (x - gap - measure).pt()))
        .hint("make a fixed column narrower, or the table's type smaller");
  }
  return out;
}

}  // namespace factsheet::typeset

#pragma once

#include "document/rich.hpp"
#include "layout/map_block.hpp"
#include "layout/picture_blocks.hpp"
#include "layout/table_block.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace factsheet::document {

using layout::ColumnAlign;
using layout::ColumnWidth;
using layout::TableRules;

/// Is shown each pointer to a style that a block's parts are set in, so that fitting can put another there.
using StyleVisitor = std::function<void(const Style*&)>;

/// Is shown each text of a block in reading order, the style that it is set in, and what is drawn behind it
/// (nothing: the paper).
using TextVisitor = std::function<void(const Rich&, const Style&, const std::optional<Colour>& behind)>;

// Every kind of block shows its texts, so that what looks at all words of a sheet (contrast, other states'
// names, where values stand) knows of a new kind by itself. `own` is the block's style.

struct Heading {
  static constexpr std::string_view kind = "heading";
  int level = 1;
  Rich kicker;
  const Style* kicker_style = nullptr;
  Rich text;
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit) { visit(kicker_style); }
};

struct Text {
  static constexpr std::string_view kind = "text";
  std::vector<Body> bodies;
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor&) {}
};

struct Callout {
  static constexpr std::string_view kind = "callout";
  layout::IconName icon;
  Rich title;
  const Style* title_style = nullptr;
  std::vector<Body> bodies;
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit) { visit(title_style); }
};

struct Quote {
  static constexpr std::string_view kind = "quote";
  std::vector<Body> bodies;
  Rich by;
  const Style* by_style = nullptr;
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit) { visit(by_style); }
};

/// The field reaches to the paper's upper, left and right edge.
struct Banner {
  static constexpr std::string_view kind = "banner";
  Rich kicker;
  const Style* kicker_style = nullptr;
  Rich text;
  Rich subtitle;
  const Style* subtitle_style = nullptr;
  std::string silhouette;  ///< postal code of the state whose outline stands at the right; empty: none
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit);
};

enum class Trend { none, down, level, up };

struct Card {
  Rich value;
  Rich unit;
  Rich label;
  Trend trend = Trend::none;  ///< the arrow before `change`
  Rich change;
  Rich note;
  layout::IconName icon;
};

struct Cards {
  static constexpr std::string_view kind = "cards";
  std::vector<Card> items;
  std::size_t columns = 1;
  const Style* value_style = nullptr;
  const Style* unit_style = nullptr;
  const Style* note_style = nullptr;  ///< of changes and notes
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit);
};

/// From here on blocks stand in these columns.
struct Columns {
  static constexpr std::string_view kind = "columns";
  std::vector<double> shares;
  std::optional<Length> gutter;
  const Style* panel = nullptr;  ///< drawn behind the last column; null: nothing
  void each_text(const Style&, const TextVisitor&) const {}
  void each_style(const StyleVisitor& visit) {
    if (panel) visit(panel);
  }
};

struct Column {
  Rich head;
  ColumnWidth width;
  ColumnAlign align = ColumnAlign::left;
  Rich sample;       ///< the widest text to allow for; empty: the content's
  Length bar_width;  ///< room for bars or lines beside the numbers; 0: it has none
  Span span;         ///< where the layout describes it
};

/// A head over several columns; an empty one leaves the columns' own heads alone.
struct Spanner {
  Rich text;
  int columns = 1;
};

/// A line beside a number, through the figures that led to it.
struct TrendLine {
  std::vector<std::optional<double>> figures;  ///< nothing: a gap
  std::string alt;                             ///< the figures as printed
  Rich letters;                                ///< of the notes that say why there are gaps
};

struct TableRow {
  std::vector<Rich> cells;  ///< one a column
  const Style* style = nullptr;
  std::vector<std::optional<double>> bars;       ///< what each column's bar shows; empty: no column has bars
  std::vector<std::optional<TrendLine>> trends;  ///< each column's line; empty: no column has one
};

/// Rows that belong together, from `first` to the next group's.
struct TableGroup {
  Rich head;
  std::size_t first = 0;
  std::vector<Rich> total;  ///< a cell a column, below its rows; empty: none
};

struct Table {
  static constexpr std::string_view kind = "table";
  Rich caption;
  Rich continued;  ///< behind the caption and a group's head where they are repeated
  const Style* caption_style = nullptr;
  const Style* head_style = nullptr;
  const Style* spanner_style = nullptr;
  const Style* group_style = nullptr;
  const Style* group_total_style = nullptr;
  const Style* total_style = nullptr;
  const Style* note_style = nullptr;
  Colour bar_colour;
  TableRules rules = TableRules::rows;
  std::vector<Column> columns;
  std::vector<Spanner> spanners;  ///< empty: none; else they stand over all columns
  std::vector<TableRow> rows;
  std::vector<TableGroup> groups;  ///< empty: none; else all rows are in one
  std::vector<Rich> total;         ///< a cell a column; empty: none
  std::vector<Rich> notes;         ///< below the table, each after its letter
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit);
};

/// What a shaded map shows on every sheet alike.
struct Shades {
  struct Area {
    std::string_view code;  ///< postal code
    int shade = -1;         ///< index into `fills`; -1: it has no figure
    std::string printed;    ///< its figure; empty: none
  };
  std::vector<Area> areas;          ///< in the order of the gazetteer
  std::vector<Colour> fills;        ///< of the classes, the lowest first
  std::vector<std::string> ranges;  ///< of their figures, as the legend words it
  std::string lowest;               ///< whose figure is the least and what it is: "Ohio (0.2%)"
  std::string highest;

  const Area* find(std::string_view code) const;
};

struct Map {
  static constexpr std::string_view kind = "map";
  layout::MapKind shape{};
  std::string_view own;                  ///< postal code of the sheet's state
  std::shared_ptr<const Shades> shades;  ///< null: a silhouette
  Rich caption;
  Rich own_label;            ///< "Illinois: -2.1%"; empty: a silhouette
  std::vector<Rich> legend;  ///< an entry a class; behind them one for what has no figure, if there is such
  std::string alt;
  const Style* caption_style = nullptr;
  const Style* legend_style = nullptr;
  const Style* tile_style = nullptr;
  const layout::MapBlock* looks = nullptr;  ///< its colours and height
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit) {
    visit(caption_style);
    visit(legend_style);
    visit(tile_style);
  }
};

struct Rule {
  static constexpr std::string_view kind = "rule";
  void each_text(const Style&, const TextVisitor&) const {}
  void each_style(const StyleVisitor&) {}
};

struct Image {
  static constexpr std::string_view kind = "image";
  const layout::ImageBlock* from = nullptr;
  Rich alt;  ///< empty: decorative
  Rich caption;
  const Style* caption_style = nullptr;
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor& visit) { visit(caption_style); }
};

struct Qr {
  static constexpr std::string_view kind = "qr";
  const layout::QrBlock* from = nullptr;
  Rich text;
  Rich label;
  Rich alt;
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor&) {}
};

struct Contact {
  static constexpr std::string_view kind = "contact";
  struct Way {
    std::string_view icon;
    Rich text;  ///< all of it a link
  };
  Rich name;
  std::vector<Rich> lines;
  std::vector<Way> ways;
  void each_text(const Style& own, const TextVisitor& visit) const;
  void each_style(const StyleVisitor&) {}
};

/// Shows each paragraph of running text.
void each_text(const std::vector<Body>& bodies, const Style& style, const TextVisitor& visit);

}  // namespace factsheet::document

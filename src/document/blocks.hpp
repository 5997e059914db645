#pragma once

#include "document/rich.hpp"
#include "layout/table_block.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace factsheet::document {

using layout::ColumnAlign;
using layout::ColumnWidth;

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
};

struct Text {
  static constexpr std::string_view kind = "text";
  std::vector<Body> bodies;
  void each_text(const Style& own, const TextVisitor& visit) const;
};

struct Callout {
  static constexpr std::string_view kind = "callout";
  std::vector<Body> bodies;
  void each_text(const Style& own, const TextVisitor& visit) const;
};

struct Column {
  Rich head;
  ColumnWidth width;
  ColumnAlign align = ColumnAlign::left;
};

struct Table {
  static constexpr std::string_view kind = "table";
  Rich caption;
  const Style* caption_style = nullptr;
  const Style* head_style = nullptr;
  const Style* total_style = nullptr;
  const Style* note_style = nullptr;
  std::vector<Column> columns;
  std::vector<std::vector<Rich>> rows;  ///< a cell a column
  std::vector<Rich> total;              ///< empty: none
  std::vector<Rich> notes;              ///< below the table, each after its letter
  void each_text(const Style& own, const TextVisitor& visit) const;
};

struct Rule {
  static constexpr std::string_view kind = "rule";
  void each_text(const Style&, const TextVisitor&) const {}
};

/// Shows each paragraph of running text.
void each_text(const std::vector<Body>& bodies, const Style& style, const TextVisitor& visit);

}  // namespace factsheet::document

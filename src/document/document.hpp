#pragma once

#include "base/source.hpp"
#include "layout/layout.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace factsheet::document {

// How things look was settled by the layout; typesetting reads it from here.
using layout::Align;
using layout::Case;
using layout::ColumnAlign;
using layout::ColumnWidth;
using layout::EdgeBar;
using layout::Page;
using layout::Style;

/// Where a printed value came from.
struct Origin {
  std::string path;     ///< as the layout names it, "cybertipline.to_law_enforcement"
  std::string printed;  ///< as the sheet shows it
  Span value;           ///< in the data file
  Span placeholder;     ///< in the layout file
  std::string vintage;  ///< which issue of the figures it is of, if it says so
  int derive = -1;      ///< index into Dataset::derives; -1: it was given
  std::string at;       ///< the value's own path: "missing.rows[2].n" where `path` is a record's "n"
  std::string formats;  ///< as the layout gives them, "round:100|plain"; empty: none
};

/// What only typesetting can know.
enum class Counter { none, page, pages };

/// A stretch of text in one look. "\n" breaks the line; U+00A0 never breaks.
struct Inline {
  std::string text;
  bool bold = false;
  bool italic = false;
  int link = -1;    ///< index into Rich::links
  int origin = -1;  ///< index into Document::origins; -1 for words of the layout
  Counter counter = Counter::none;
  Span span;            ///< of the text or placeholder in its file
  bool raised = false;  ///< the letter of a note
};

/// A line or paragraph of text.
struct Rich {
  std::vector<Inline> runs;
  std::vector<std::string> links;  ///< URIs
  bool empty() const { return runs.empty(); }
};

/// The words without looks.
std::string plain(const Rich& rich);

struct Paragraph {
  Rich text;
};

struct List {
  bool ordered = false;
  int start = 1;
  std::vector<std::vector<Paragraph>> items;
};

/// What running text is made of.
using Body = std::variant<Paragraph, List>;

struct Heading {
  int level = 1;
  Rich kicker;
  const Style* kicker_style = nullptr;
  Rich text;
};

struct Text {
  std::vector<Body> bodies;
};

struct Callout {
  std::vector<Body> bodies;
};

struct Column {
  Rich head;
  ColumnWidth width;
  ColumnAlign align = ColumnAlign::left;
};

struct Table {
  Rich caption;
  const Style* caption_style = nullptr;
  const Style* head_style = nullptr;
  const Style* total_style = nullptr;
  const Style* note_style = nullptr;
  std::vector<Column> columns;
  std::vector<std::vector<Rich>> rows;  ///< a cell a column
  std::vector<Rich> total;              ///< empty: none
  std::vector<Rich> notes;              ///< below the table, each after its letter
};

struct Rule {};

struct Block {
  std::variant<Heading, Text, Callout, Table, Rule> content;
  const Style* style = nullptr;
  bool spans_page = false;
  Span span;
};

/// One line in the upper or lower margin.
struct Furniture {
  Rich left;
  Rich centre;
  Rich right;
  const Style* style = nullptr;  ///< null: there is none
  Length distance;               ///< of the baseline from the page's edge
};

/// One sheet's content, all values filled in. Points into the Layout, which must outlive it.
struct Document {
  std::string file_name;
  Span file_span;
  std::string title;
  std::string author;
  std::string subject;
  std::string language;
  std::string decimal_mark;  ///< of the language: what decimal columns line up at
  bool typographic_quotes = true;
  int max_pages = 0;
  Span pages_span;
  const Page* page = nullptr;
  const EdgeBar* edge_bar = nullptr;
  const Style* link_style = nullptr;
  Rich mark;  ///< "SAMPLE DATA" where the figures are made up; stands on every page
  const Style* mark_style = nullptr;
  Furniture header;
  Furniture footer;
  std::vector<Block> blocks;
  std::vector<Origin> origins;
};

/// A line a block with its words, looks and origins: what goldens hold.
std::string dump(const Document& document);

}  // namespace factsheet::document

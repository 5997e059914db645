#pragma once

#include "base/diagnostics.hpp"
#include "base/geometry.hpp"
#include "data/cell.hpp"
#include "data/dataset.hpp"
#include "data/expression.hpp"
#include "data/schema.hpp"
#include "layout/blocks.hpp"
#include "layout/style.hpp"
#include "layout/table_block.hpp"
#include "layout/template.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace factsheet::layout {

/// `[document]`: what the file says of itself.
struct DocumentKeys {
  Template title;
  Template file;
  std::string author;
  Template subject;
  std::string language;  ///< BCP 47
  Span language_span;
  int max_pages = 0;  ///< 0: as many as it takes
  bool typographic_quotes = true;
  std::vector<data::Node> leaves_out;  ///< paths that the sheet does not print on purpose ("a.b", "a.*")
  std::vector<std::string> digits;     ///< texts with digits that may be typed, though they aren't data
  Span span;
};

/// `[page]`. The text area lies inside the margins; header and footer lie in the margins.
struct Page {
  Size size;
  Length margin_top;
  Length margin_right;
  Length margin_bottom;
  Length margin_left;
  int columns = 1;
  Length gutter;
  Colour background;
  Span span;
};

/// A coloured bar along the page's upper edge, its left part in a second colour.
struct EdgeBar {
  Length height;  ///< 0: none
  Colour colour;
  Length accent_begin;  ///< from the page's left edge
  Length accent_width;  ///< 0: none
  Colour accent_colour;
};

/// `[header]` or `[footer]`: one line in the margin. `{page}` and `{pages}` count.
struct Furniture {
  Template left;
  Template centre;
  Template right;
  const Style* style = nullptr;
  Length distance;  ///< of its baseline from the page's edge
  bool present = false;
};

/// A font file to be used beside the built-in ones.
struct FontFile {
  std::string file;  ///< as written, relative to the layout's folder
  std::string family;
  int weight = 400;
  bool italic = false;
  Span span;
};

/// What a figure of a status is printed as.
struct StatusWords {
  std::string text;     ///< in a table, instead of the figure that isn't there
  std::string note;     ///< below the table, behind a letter; empty: none
  std::string in_text;  ///< in running text; empty: there it is an error
};

/// What a block holds, a struct a kind; see layout/blocks/ for how each is read.
using BlockContent = std::variant<HeadingBlock, TextBlock, CalloutBlock, TableBlock, RuleBlock>;

/// One `[[block]]`.
struct Block {
  BlockContent content;
  std::optional<data::Expression> when;
  std::optional<Template> otherwise;
  const Style* style = nullptr;
  std::string id;
  bool spans_page = false;  ///< set across all columns
  Span span;
};

/// A layout file, read. Styles are resolved; blocks point to them.
struct Layout {
  DocumentKeys document;
  Page page;
  EdgeBar edge_bar;
  Furniture header;
  Furniture footer;
  Styles styles;
  std::vector<FontFile> fonts;
  std::vector<std::pair<std::string, std::string>> labels;
  std::array<StatusWords, data::status_count> statuses;  ///< by data::Status
  std::vector<data::Node> plain_texts;  ///< words that are no templates, with their places: labels, statuses
  std::vector<data::GuardOff> guards_off;
  std::vector<Block> blocks;
  bool blocks_left_out = false;  ///< some couldn't be understood, so that what they lack isn't told

  Layout() = default;
  Layout(const Layout&) = delete;  // blocks point into styles
  Layout& operator=(const Layout&) = delete;
  Layout(Layout&&) = default;
  Layout& operator=(Layout&&) = default;

  const Style& style(std::string_view name) const { return styles.find(name)->second; }
};

/// Every key of a layout file, those of the blocks last.
std::span<const data::SchemaRow> layout_schema();

/// Reads a layout file's tree. Reports every mistake; the result is usable (fallbacks in place of what is
/// wrong) for further passes as long as they only look for more mistakes.
Layout read_layout(const data::Node& root, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace factsheet::layout

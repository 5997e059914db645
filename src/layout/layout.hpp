#pragma once

#include "base/diagnostics.hpp"
#include "base/geometry.hpp"
#include "data/cell.hpp"
#include "data/dataset.hpp"
#include "data/expression.hpp"
#include "data/schema.hpp"
#include "layout/blocks.hpp"
#include "layout/chart_block.hpp"
#include "layout/contact_block.hpp"
#include "layout/map_block.hpp"
#include "layout/picture_blocks.hpp"
#include "layout/style.hpp"
#include "layout/table_block.hpp"
#include "layout/template.hpp"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace factsheet::layout {

/// One thing that may be done to make a sheet fit its pages.
struct FitStep {
  enum class Kind { spacing, leading, size, drop } kind = Kind::spacing;
  double factor = 1;  ///< spacing, leading: of what the styles say
  Length size;        ///< size: of the style "body"; all others go with it
  std::string text;   ///< as written
  Span span;
};

/// How a sheet is made to fit its pages.
struct Fitting {
  int max_pages = 0;           ///< 0: as many as it takes
  std::vector<FitStep> steps;  ///< tried in this order, each on top of those before
  double spread = 1;           ///< how far spaces may grow where the last page isn't full
  std::vector<int> optional;   ///< the blocks' own numbers, ascending, each once
  bool together = false;       ///< every sheet takes the steps that any needs, so that the set looks alike
  bool faulty = false;         ///< steps are missing here, since they couldn't be read
};

/// `[document]`: what the file says of itself.
struct DocumentKeys {
  Template title;
  Template file;
  std::string author;
  Template subject;
  std::string language;  ///< BCP 47
  Span language_span;
  Fitting fitting;
  bool draft = false;                 ///< "DRAFT" on every page
  std::optional<data::Date> embargo;  ///< the day before which the sheet must not be published
  Span embargo_span;
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
  Length grid;  ///< what heights and spaces in columns are multiples of; 0: none
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

/// A picture in the header or footer: a logo. It is an artifact as its text is, and has no alternative text.
struct FurnitureImage {
  std::string file;  ///< as written, relative to the layout's folder; empty: none
  Span file_span;
  Length height;
  Span height_span;
};

/// `[header]` or `[footer]`: one line in the margin. `{page}` and `{pages}` count.
struct Furniture {
  Template left;
  Template centre;
  Template right;
  FurnitureImage left_image;    ///< before the text at the left
  FurnitureImage centre_image;  ///< before the text in the middle
  FurnitureImage right_image;   ///< behind the text at the right
  const Style* style = nullptr;
  Length distance;  ///< of its baseline from the page's edge
  bool present = false;
  bool on_first = true;
  bool on_following = true;
};

/// A font file to be used beside the built-in ones.
struct FontFile {
  std::string file;  ///< as written, relative to the layout's folder
  std::string family;
  int weight = 400;
  bool italic = false;
  Span span;
  std::string theme;  ///< the theme file that names it, relative to whose folder it is; empty: the layout
};

/// What a figure of a status is printed as.
struct StatusWords {
  std::string text;     ///< in a table, instead of the figure that isn't there
  std::string note;     ///< below the table, behind a letter; empty: none
  std::string in_text;  ///< in running text; empty: there it is an error
};

/// What a block holds, a struct a kind; see layout/blocks/ for how each is read.
using BlockContent =
    std::variant<HeadingBlock, TextBlock, CalloutBlock, QuoteBlock, BannerBlock, CardsBlock, TableBlock,
                 MapBlock, ChartBlock, ImageBlock, QrBlock, ContactBlock, ColumnsBlock, RuleBlock>;

/// Where a block wants to stand.
enum class Break { none, column, page };

/// One `[[block]]`.
struct Block {
  BlockContent content;
  std::optional<data::Expression> when;
  std::optional<Template> otherwise;
  const Style* style = nullptr;
  std::string id;
  bool spans_page = false;  ///< set across all columns
  Break before = Break::none;
  int column = 0;      ///< of the columns around it, from 1 on; 0: it flows
  int optional = 0;    ///< fitting may drop it, 1 first; 0: never
  Span optional_span;  ///< where that was asked; without a source: nowhere
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

/// The conditions of the blocks: `when`, and which records stand out.
void each_condition(const Layout& layout, const std::function<void(const data::Expression&)>& visit);

/// Every key of a layout file, those of the blocks last.
std::span<const data::SchemaRow> layout_schema();

/// Reads a layout file's tree. Reports every mistake; the result is usable (fallbacks in place of what is
/// wrong) for further passes as long as they only look for more mistakes.
/// `theme` is the tree of the theme file that the layout names; null: there is none.
Layout read_layout(const data::Node& root, const SourceMap& sources, Diagnostics& diagnostics,
                   const data::Node* theme = nullptr);

/// A file that `theme` names, relative to the layout's folder.
struct ThemeFile {
  std::string file;
  Span span;
};
std::optional<ThemeFile> named_theme(const data::Node& root);

}  // namespace factsheet::layout

#pragma once

#include "base/source.hpp"
#include "document/blocks.hpp"
#include "document/chart.hpp"
#include "layout/layout.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace factsheet::document {

// How things look was settled by the layout; typesetting reads it from here.
using layout::EdgeBar;
using layout::Page;

/// What a block holds, a struct a kind.
using BlockContent = std::variant<Heading, Text, Callout, Quote, Banner, Cards, Table, Map, Chart, Image, Qr,
                                  Contact, Columns, Rule>;

struct Block {
  BlockContent content;
  const Style* style = nullptr;
  bool spans_page = false;
  layout::Break before = layout::Break::none;
  int column = 0;    ///< of the columns around it, from 1 on; 0: it flows
  int optional = 0;  ///< fitting may drop it, 1 first; 0: never
  Span span;
};

/// One line in the upper or lower margin.
struct Furniture {
  Rich left;
  Rich centre;
  Rich right;
  const Style* style = nullptr;  ///< null: there is none
  Length distance;               ///< of the baseline from the page's edge
  bool on_first = true;
  bool on_following = true;
  const layout::Furniture* from = nullptr;  ///< for its pictures; null where there is no style
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
  const layout::Fitting* fitting = nullptr;
  const Style* body_style = nullptr;
  Span pages_span;
  const Page* page = nullptr;
  const EdgeBar* edge_bar = nullptr;
  const Style* link_style = nullptr;
  Rich mark;  ///< "SAMPLE DATA", "DRAFT", "EMBARGOED UNTIL …": stands on every page
  const Style* mark_style = nullptr;
  Furniture header;
  Furniture footer;
  std::vector<Block> blocks;
  std::vector<Origin> origins;
};

/// A line a block with its words, looks and origins: what goldens hold.
std::string dump(const Document& document);

}  // namespace factsheet::document

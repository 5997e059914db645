#pragma once

#include "base/source.hpp"
#include "layout/style.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace factsheet::document {

using layout::Align;
using layout::Case;
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
  Span span;                 ///< of the text or placeholder in its file
  bool raised = false;       ///< the letter of a note
  bool names_other = false;  ///< names another state on purpose, as a chart of all states does
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

}  // namespace factsheet::document

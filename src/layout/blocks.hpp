#pragma once

#include "base/geometry.hpp"
#include "layout/template.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace factsheet::layout {

/// Is shown each template of a block, with the path of the list whose records' names come first in it (empty:
/// none).
using TemplateVisitor = std::function<void(const Template&, const std::string& rows)>;
/// Is shown each path that a block names outside its templates.
using PathVisitor = std::function<void(const std::string& path)>;

// Every kind of block shows its templates and paths, so that what looks at all words of a layout (typed
// digits, unused values) knows of a new kind by itself.

struct HeadingBlock {
  int level = 2;
  Template kicker;  ///< a line above, in the style "kicker"; part of the heading
  Template text;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

struct TextBlock {
  Template text;
  void each_template(const TemplateVisitor& visit) const { visit(text, {}); }
  void each_path(const PathVisitor&) const {}
};

/// One of the built-in icons, by name; the typesetter knows them.
struct IconName {
  std::string name;  ///< empty: none
  Span span;
};

struct CalloutBlock {
  IconName icon;
  Template title;  ///< a line above in the style "callout_title"
  Template text;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

/// A sentence lifted out of the text, with who said it.
struct QuoteBlock {
  Template text;
  Template by;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

/// The sheet's head: a coloured field to three edges of the paper, with the title.
struct BannerBlock {
  Template kicker;
  Template text;
  Template subtitle;
  bool silhouette = false;  ///< the state's outline at the right
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

/// A big number with its words.
struct Card {
  Template value;
  Template unit;  ///< behind the number, smaller
  Template label;
  Template change;  ///< one placeholder; its sign decides between up, down and unchanged
  Template since;   ///< behind the change: "since 2020"
  Template note;    ///< a last line: a rank, a comparison
  IconName icon;
};

struct CardsBlock {
  std::vector<Card> items;
  int columns = 0;  ///< 0: as many as there are cards
  Span span;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

/// How the columns are that the blocks from here on stand in.
struct ColumnsBlock {
  std::vector<double> shares;    ///< of the width, a number a column
  std::optional<Length> gutter;  ///< nothing: the page's
  std::string panel;             ///< style drawn behind the last column; empty: none
  void each_template(const TemplateVisitor&) const {}
  void each_path(const PathVisitor&) const {}
};

struct RuleBlock {
  void each_template(const TemplateVisitor&) const {}
  void each_path(const PathVisitor&) const {}
};

}  // namespace factsheet::layout

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

struct CalloutBlock {
  Template text;
  void each_template(const TemplateVisitor& visit) const { visit(text, {}); }
  void each_path(const PathVisitor&) const {}
};

struct RuleBlock {
  void each_template(const TemplateVisitor&) const {}
  void each_path(const PathVisitor&) const {}
};

}  // namespace factsheet::layout

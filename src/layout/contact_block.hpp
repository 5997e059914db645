#pragma once

#include "layout/blocks.hpp"

#include <vector>

namespace factsheet::layout {

/// Whom to turn to, with live ways to do so.
struct ContactBlock {
  Template name;
  std::vector<Template> lines;
  Template phone;
  Template email;
  Template url;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

}  // namespace factsheet::layout

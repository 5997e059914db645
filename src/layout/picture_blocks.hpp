#pragma once

#include "base/length.hpp"
#include "layout/blocks.hpp"
#include "layout/style.hpp"

#include <optional>
#include <string>

namespace factsheet::layout {

/// A picture from a file.
struct ImageBlock {
  std::string file;  ///< as written, relative to the layout's folder
  Span file_span;
  Template alt;      ///< what it shows, for those who don't see it; empty: it is decorative
  Template caption;  ///< below; empty: none
  std::optional<Length> width;
  double share = 0;  ///< of the column's measure, where `width` isn't given; 0: by the picture
  Span width_span;
  Align align = Align::left;
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

/// A QR code, and words that say what it is for.
struct QrBlock {
  Template text;  ///< what is read from it, an address mostly
  Template label;
  Template alt;  ///< empty: "QR code: " and the text
  Length size;   ///< of the code without its white rim
  Span size_span;
  bool label_below = false;
  bool live = true;  ///< the code is a link, if its text is an address
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

}  // namespace factsheet::layout

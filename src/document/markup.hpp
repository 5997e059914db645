#pragma once

#include "base/diagnostics.hpp"
#include "document/document.hpp"
#include "layout/template.hpp"

#include <functional>
#include <vector>

namespace factsheet::document {

/// A placeholder's value as text to be printed.
struct Filled {
  std::string text;
  int origin = -1;
  Counter counter = Counter::none;
};

/// Gives a placeholder's text, or nothing after reporting why there is none.
using Fill = std::function<std::optional<Filled>(const layout::Placeholder&)>;

/// A text template as paragraphs and lists. CommonMark is read before any value is filled in, so that nothing
/// in the data can be taken for markup. Reports markup that a sheet can't print (headings, images, code,
/// HTML, quotes).
std::vector<Body> read_markup(const layout::Template& text, const Fill& fill, Diagnostics& diagnostics);

/// A template that makes one line or paragraph: a heading, a cell, a caption.
Rich read_line(const layout::Template& text, const Fill& fill, Diagnostics& diagnostics);

/// A template without markup: a title, a file name.
std::string read_plain(const layout::Template& text, const Fill& fill);

}  // namespace factsheet::document

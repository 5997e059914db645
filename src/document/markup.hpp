#pragma once

#include "base/diagnostics.hpp"
#include "document/document.hpp"
#include "layout/template.hpp"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace factsheet::document {

/// A placeholder's value as text to be printed.
struct Filled {
  std::string text;
  int origin = -1;
  Counter counter = Counter::none;
  std::string note_letter = {};  ///< "a", raised behind the text; empty: there is no note
};

/// Gives a placeholder's text, or nothing after reporting why there is none.
using Fill = std::function<std::optional<Filled>(const layout::Placeholder&)>;

/// A template's paragraphs and lists with the placeholders still open: the same for all states. An Inline's
/// `origin` is an index into `placeholders` and its text empty, or -1 for words of the layout. Points into
/// the template.
struct Markup {
  std::vector<Body> bodies;
  std::vector<const layout::Placeholder*> placeholders;
  Span span;             ///< the template's
  Diagnostics findings;  ///< markup that a sheet can't print: headings, images, code, HTML, quotes
};

/// Reads CommonMark before any value is filled in, so that nothing in the data can be taken for markup.
Markup read_markup(const layout::Template& text);

/// Puts one state's values in; reports the markup's findings, and links that lead nowhere.
std::vector<Body> fill_markup(const Markup& markup, const Fill& fill, Diagnostics& diagnostics);
/// The same for what makes one line or paragraph: a heading, a cell, a caption.
Rich fill_line(const Markup& markup, const Fill& fill, Diagnostics& diagnostics);
/// A template without markup: a title, a file name.
std::string fill_plain(const layout::Template& text, const Fill& fill);

/// The templates of one layout, each read once. The layout must outlive it. One a thread.
class MarkupBook {
 public:
  const Markup& of(const layout::Template& text);

 private:
  std::unordered_map<const layout::Template*, Markup> known_;
};

}  // namespace factsheet::document

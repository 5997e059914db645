#pragma once

#include "document/language_words.hpp"
#include "document/values.hpp"

namespace factsheet::document {

/// What filling a block needs: the values of one sheet, the layout's looks, and the sink.
class Composing {
 public:
  Composing(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools, UsedPaths& used,
            Diagnostics& diagnostics)
      : layout_(layout),
        tools_(tools),
        diagnostics_(diagnostics),
        values_(layout, lookup, tools, used, diagnostics) {}

  Values& values() { return values_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  /// What is kept from sheet to sheet.
  Tools& tools() { return tools_; }
  const layout::Layout& layout() const { return layout_; }
  const Style& style(std::string_view name) const { return layout_.style(name); }

  /// The style of a part of a block: "callout_key_title" where the block's own style is "callout_key" and
  /// there is such a one, else `otherwise`.
  const Style& part_style(const Style& own, std::string_view part, std::string_view otherwise) const;

  /// A line of text, blanks and letter case settled for its style.
  Rich line(const layout::Template& text, const Fill& fill, const Style& style);
  Rich line(const layout::Template& text, const Style& style) { return line(text, values_.filler(), style); }
  /// The layout's own text under `key`, or where it gives none its language's words. Reports a language that
  /// has none: there the key must be given.
  Rich line_or(const layout::Template& text, std::string_view LanguageWords::*words, std::string_view key,
               Span block, const Style& style);
  /// Words that aren't the layout's, as those of the language; `from` is the block that needs them.
  Rich line(std::string_view words, Span from, const Style& style) const;
  /// The words of the document's language; null if it has none.
  const LanguageWords* language_words() const { return words_of(layout_.document.language); }
  /// Paragraphs and lists, likewise.
  std::vector<Body> bodies(const layout::Template& text, const Style& style);
  /// Words that are read and not seen, or an address: every character stands for itself, and none is settled.
  Rich words(const layout::Template& text);
  /// For text that was filled elsewhere.
  void settle(Rich& text, const Style& style) const;

 private:
  const layout::Layout& layout_;
  Tools& tools_;
  Diagnostics& diagnostics_;
  Values values_;
};

}  // namespace factsheet::document

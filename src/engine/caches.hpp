#pragma once

#include "document/compose.hpp"
#include "engine/project.hpp"
#include "pdf/write_pdf.hpp"
#include "text/hyphenator.hpp"
#include "text/shape.hpp"
#include "typeset/line_memory.hpp"
#include "typeset/map_memory.hpp"
#include "typeset/style_book.hpp"

namespace factsheet::engine {

/// Shaped words, parted words, broken lines, scaled styles, maps, read markup, number formats and cut fonts.
struct Caches::Impl {
  text::Shaper shaper;
  std::unique_ptr<text::Hyphenator> hyphenator;
  typeset::LineMemory lines;
  typeset::StyleBook styles;
  typeset::MapMemory maps;
  document::Tools document;
  pdf::ResourceCache resources;
  std::optional<int> common_fit;  ///< the steps that all sheets take together, once they are known
  const Project::Impl* project;   ///< whose styles and templates what is kept here points to

  explicit Impl(const Project::Impl& of) : Impl(of, language(of)) {}

  static std::string language(const Project::Impl& of) {
    return of.layout ? of.layout->document.language : "en-US";
  }

 private:
  Impl(const Project::Impl& of, const std::string& tag)
      : shaper(of.fonts), hyphenator(text::Hyphenator::create(tag)), document(tag), project(&of) {}
};

}  // namespace factsheet::engine

#pragma once

#include "document/compose.hpp"
#include "engine/project.hpp"
#include "pdf/write_pdf.hpp"
#include "text/hyphenator.hpp"
#include "text/shape.hpp"
#include "typeset/line_memory.hpp"

namespace factsheet::engine {

/// Shaped words, parted words, broken lines, read markup, number formats and cut fonts.
struct Caches::Impl {
  text::Shaper shaper;
  std::unique_ptr<text::Hyphenator> hyphenator;
  typeset::LineMemory lines;
  document::Tools document;
  pdf::FontCache fonts;

  explicit Impl(const Project::Impl& project)
      : shaper(project.fonts),
        hyphenator(text::Hyphenator::create(language(project))),
        document(language(project)) {}

  static std::string language(const Project::Impl& project) {
    return project.layout ? project.layout->document.language : "en-US";
  }
};

}  // namespace factsheet::engine

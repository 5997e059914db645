#pragma once

#include "document/formats.hpp"
#include "engine/project.hpp"
#include "pdf/write_pdf.hpp"
#include "text/hyphenator.hpp"
#include "text/shape.hpp"

namespace factsheet::engine {

/// Shaped words, parted words, number formats and cut fonts.
struct Caches::Impl {
  text::Shaper shaper;
  std::unique_ptr<text::Hyphenator> hyphenator;
  document::Formats formats;
  pdf::FontCache fonts;

  explicit Impl(const Project::Impl& project)
      : shaper(project.fonts),
        hyphenator(text::Hyphenator::create(language(project))),
        formats(language(project)) {}

  static std::string language(const Project::Impl& project) {
    return project.layout ? project.layout->document.language : "en-US";
  }
};

}  // namespace factsheet::engine

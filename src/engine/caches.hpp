#pragma once

#include "document/compose.hpp"
#include "engine/project.hpp"
#include "pdf/write_pdf.hpp"
#include "text/hyphenator.hpp"
#include "text/shape.hpp"
#include "typeset/line_memory.hpp"
#include "typeset/map_memory.hpp"
#include "typeset/style_book.hpp"

#include <memory>
#include <mutex>

namespace factsheet::engine {

/// What the threads of one batch share.
struct SharedCaches {
  pdf::ResourceCache resources;   ///< locks by itself
  std::mutex common_fit_mutex;    ///< held while the steps are found out, so that one thread does it for all
  std::optional<int> common_fit;  ///< the steps that all sheets take together, once they are known
};

/// Shaped words, parted words, broken lines, scaled styles, maps, read markup, number formats and cut fonts.
struct Caches::Impl {
  text::Shaper shaper;
  std::unique_ptr<text::Hyphenator> hyphenator;
  typeset::LineMemory lines;
  typeset::StyleBook styles;
  typeset::MapMemory maps;
  document::Tools document;
  std::shared_ptr<SharedCaches> shared;
  const Project::Impl* project;  ///< whose styles and templates what is kept here points to

  Impl(const Project::Impl& of, std::shared_ptr<SharedCaches> with)
      : Impl(of, language(of), std::move(with)) {}

  static std::string language(const Project::Impl& of) {
    return of.layout ? of.layout->document.language : "en-US";
  }

 private:
  Impl(const Project::Impl& of, const std::string& tag, std::shared_ptr<SharedCaches> with)
      : shaper(of.fonts),
        hyphenator(text::Hyphenator::create(tag)),
        document(tag),
        shared(std::move(with)),
        project(&of) {}
};

}  // namespace factsheet::engine

#pragma once

#include "engine/project.hpp"
#include "pdf/write_pdf.hpp"
#include "text/shape.hpp"

namespace factsheet::engine {

/// Shaped words and cut fonts.
struct Caches::Impl {
  text::Shaper shaper;
  pdf::FontCache fonts;

  explicit Impl(const Project::Impl& project) : shaper(project.fonts) {}
};

}  // namespace factsheet::engine

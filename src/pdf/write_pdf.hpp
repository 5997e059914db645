#pragma once

#include "pages/display_list.hpp"
#include "text/font_book.hpp"

#include <memory>
#include <string>

namespace factsheet::pdf {

/// Subset, deflated font programs, remembered by face and set of glyphs, so that a batch makes each once.
/// Thread-safe. Which sheets went before never changes a sheet's bytes.
class FontCache {
 public:
  FontCache();
  ~FontCache();
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// The bytes of a PDF 1.7 file that meets PDF/UA-1 and PDF/A-2a. The same input gives the same bytes.
/// Throws std::runtime_error if libharu or the font library fails.
std::string write_pdf(const pages::Pages& pages, const text::FontBook& fonts, FontCache& cache);

}  // namespace factsheet::pdf

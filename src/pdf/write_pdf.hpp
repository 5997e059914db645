#pragma once

#include "pages/display_list.hpp"
#include "text/font_book.hpp"

#include <memory>
#include <string>

namespace factsheet::pdf {

/// What many sheets hold alike, packed once a batch: font programs by face and set of glyphs, pictures.
/// Thread- safe. Which sheets went before never changes a sheet's bytes.
class ResourceCache {
 public:
  ResourceCache();
  ~ResourceCache();
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// The bytes of a PDF 1.7 file that meets PDF/UA-1 and PDF/A-2a. The same input gives the same bytes.
/// Throws std::runtime_error if libharu or the font library fails.
std::string write_pdf(const pages::Pages& pages, const text::FontBook& fonts, ResourceCache& cache);

}  // namespace factsheet::pdf

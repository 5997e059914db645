#pragma once

#include "base/diagnostics.hpp"
#include "document/document.hpp"
#include "graphics/picture_book.hpp"
#include "pages/display_list.hpp"
#include "text/hyphenator.hpp"
#include "text/shape.hpp"
#include "typeset/line_memory.hpp"
#include "typeset/map_memory.hpp"
#include "typeset/style_book.hpp"

namespace factsheet::typeset {

/// What typesetting needs from outside, all of it kept by the caller from sheet to sheet.
struct Tools {
  text::Shaper& shaper;
  const text::Hyphenator* hyphenator = nullptr;  ///< for the document's language; null: words are not parted
  LineMemory* memory = nullptr;                  ///< of the document's layout; null: all lines are set anew
  StyleBook* styles = nullptr;                   ///< likewise; needed where there is a memory
  int least_fit = 0;  ///< how many steps of fitting are taken in any case: see Pages::fit_steps
  const graphics::PictureBook* pictures = nullptr;  ///< that the layout names; null: none
  MapMemory* maps = nullptr;                        ///< null: outlines are decoded anew
};

/// Sets a document on pages. Reports fonts that aren't there, characters that they lack, text that doesn't
/// fit its cell, column or page (by how many points, on which axis), and more pages than allowed after all
/// steps of the layout's fitting have been taken.
pages::Pages typeset(const document::Document& document, const Tools& tools, Diagnostics& diagnostics);

}  // namespace factsheet::typeset

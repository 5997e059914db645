#pragma once

#include "base/diagnostics.hpp"
#include "data/dataset.hpp"
#include "document/across_states.hpp"
#include "document/document.hpp"
#include "document/formats.hpp"
#include "document/map_shades.hpp"
#include "document/markup.hpp"
#include "layout/layout.hpp"

#include <set>
#include <string>

namespace factsheet::document {

/// Paths of the data that a sheet prints or asks for.
using UsedPaths = std::set<std::string, std::less<>>;

/// What is kept from sheet to sheet. One a thread and a layout, which must outlive it.
struct Tools {
  explicit Tools(const std::string& language) : formats(language) {}
  Formats formats;
  MarkupBook markup;
  MapBook maps;
  AcrossStates across;
};

/// Fills a layout with one state's data. Reports unknown paths and formats, missing values, totals that don't
/// add up, headings out of order and text too faint on its background; what can't be filled is left out of
/// the result.
Document compose(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools, UsedPaths& used,
                 Diagnostics& diagnostics);

/// What a state's sheet will be called, by the layout's `file`; empty if that can't be told. Reports nothing:
/// `compose` does.
std::string file_name_of(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools);

/// Reports every value of the state and the nation that the sheet doesn't print, but for those that the
/// layout's `leaves_out` names; and names there that no value has.
void check_all_used(const layout::Layout& layout, const data::Lookup& lookup, const UsedPaths& used,
                    Diagnostics& diagnostics);

/// Reports headings that don't begin at 1, repeat it, or skip a level (PDF/UA-1, 7.4.2), and text whose
/// contrast with its background is under 4.5:1 (WCAG 2.1, 1.4.3).
void check_accessible(const Document& document, const layout::Layout& layout, Diagnostics& diagnostics);

}  // namespace factsheet::document

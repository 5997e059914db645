#pragma once

#include "pages/display_list.hpp"
#include "pdf/objects.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace factsheet::pdf {

/// A URI as PDF takes it: ASCII, everything else percent-encoded as UTF-8 (RFC 3986).
std::string ascii_uri(std::string_view uri);

/// A link annotation without a border (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18). Throws std::logic_error if
/// it says nothing of where it leads.
Dict write_link(Document& document, const pages::Link& link, Length page_height);

/// A heading as the bookmarks show it.
struct Bookmark {
  int level = 1;  ///< 1 to 6
  std::string title;
  std::size_t page = 0;
  Length top;  ///< of the heading, from the page's top
};

/// Writes the outline (ISO 32000-1, 12.3.3) into the catalog; a heading stands below the last one of a higher
/// level.
void write_outline(Document& document, Dict catalog, const std::vector<Bookmark>& bookmarks,
                   const std::vector<Dict>& page_objects, const std::vector<pages::Page>& pages);

}  // namespace factsheet::pdf

#pragma once

#include <string>
#include <string_view>

namespace factsheet::engine {

/// The report's page up to the body's beginning, with its style, and from its script to its end. The page's
/// Content-Security-Policy lets it run and load nothing but these.
std::string page_head(std::string_view title);
std::string page_end();

/// The address of a file as seen from the page at `from`, escaped for an attribute; empty if nobody can tell,
/// as with a path from the root and one that isn't.
std::string link_to(std::string_view file, std::string_view from);

}  // namespace factsheet::engine

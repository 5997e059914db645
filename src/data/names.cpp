#include "data/names.hpp"

#include "data/syntax_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

constexpr auto reserved =
    std::to_array<std::string_view>({"national", "state", "edition", "as_of", "source", "previous"});

}  // namespace

bool is_reserved(std::string_view name) {
  return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

void report_reserved(std::string_view name, Span span, Diagnostics& diagnostics) {
  diagnostics.error(Code::bad_value, span, fmt::format("\"{}\" can't be the name of a state's figure", name))
      .hint(fmt::format("{{{}}} means something else in a layout: give it another name", name));
}

bool is_name(std::string_view name) {
  if (name.empty() || name.front() == '-' || name.back() == '-') return false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t bytes = key_character_at(name, at);
    if (bytes == 0 || name[at] == '+') return false;
    at += bytes;
  }
  return true;
}

bool check_path(std::string_view path, Span span, Diagnostics& diagnostics) {
  if (is_reserved(path.substr(0, path.find('.')))) {
    report_reserved(path.substr(0, path.find('.')), span, diagnostics);
    return false;
  }
  for (std::string_view rest = path;;) {
    const std::size_t dot = rest.find('.');
    if (!is_name(rest.substr(0, dot))) {
      diagnostics.error(Code::bad_value, span, fmt::format("\"{}\" can't be the name of a figure", path))
          .hint("write letters, digits and _ in a name; a point parts a group from its figures");
      return false;
    }
    if (dot == std::string_view::npos) return true;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace factsheet::data

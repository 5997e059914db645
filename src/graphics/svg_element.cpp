#include "graphics/svg_element.hpp"

#include <algorithm>

namespace factsheet::graphics {
namespace {

std::size_t offset_of(pugi::xml_node element) {
  const auto offset = element.offset_debug();
  return offset < 0 ? 0 : static_cast<std::size_t>(offset);
}

}  // namespace

void SvgFindings::error(Code code, std::size_t begin, std::size_t end, const std::string& message,
                        const std::string& hint) {
  if (!said_.insert(message).second) return;
  diagnostics_.error(code, sources_.span(source_, begin, std::max(end, begin + 1)), message).hint(hint);
}

void SvgFindings::at_element(pugi::xml_node element, Code code, const std::string& message,
                             const std::string& hint) {
  const std::size_t begin = offset_of(element);
  error(code, begin, begin + std::string_view(element.name()).size(), message, hint);
}

void SvgFindings::at_value(pugi::xml_node element, std::string_view attribute, std::size_t offset, Code code,
                           const std::string& message, const std::string& hint) {
  const Extent value = value_of(element, attribute);
  // Entities and line ends may have made the value shorter than it stands in the file.
  const std::size_t begin = std::min(value.begin + offset, value.end);
  error(code, begin, offset == 0 ? value.end : begin + 1, message, hint);
}

SvgFindings::Extent SvgFindings::value_of(pugi::xml_node element, std::string_view attribute) const {
  const std::string_view text = sources_.text(source_);
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t name = offset_of(element);
  std::size_t at = name + std::string_view(element.name()).size();
  while (at < text.size() && text[at] != '>') {
    at = text.find_first_not_of(blanks, at);
    if (at == std::string_view::npos) break;
    const std::size_t end = text.find_first_of(" \t\r\n=", at);
    const std::size_t quote = text.find_first_of("\"'", at);
    if (end == std::string_view::npos || quote == std::string_view::npos) break;
    const std::size_t closing = text.find(text[quote], quote + 1);
    if (closing == std::string_view::npos) break;
    if (text.substr(at, end - at) == attribute) return {quote + 1, closing};
    at = closing + 1;
  }
  return {name, name + std::string_view(element.name()).size()};
}

}  // namespace factsheet::graphics

#pragma once

#include "base/diagnostics.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace factsheet::graphics {

/// An SVG file's text and what is found in it. Findings that say the same are reported once, at the first
/// place: a drawing with letters has hundreds of them.
class SvgFindings {
 public:
  SvgFindings(SourceId source, const SourceMap& sources, Diagnostics& diagnostics)
      : source_(source), sources_(sources), diagnostics_(diagnostics) {}

  /// At bytes [begin, end) of the file.
  void error(Code code, std::size_t begin, std::size_t end, const std::string& message,
             const std::string& hint);
  /// At an element's name.
  void at_element(pugi::xml_node element, Code code, const std::string& message, const std::string& hint);
  /// At an attribute's value, `offset` bytes into it.
  void at_value(pugi::xml_node element, std::string_view attribute, std::size_t offset, Code code,
                const std::string& message, const std::string& hint);
  bool any() const { return !said_.empty(); }

 private:
  struct Extent {
    std::size_t begin;
    std::size_t end;
  };
  /// Where an attribute's value stands between its quotes; the parser tells places of elements only.
  Extent value_of(pugi::xml_node element, std::string_view attribute) const;

  SourceId source_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  std::set<std::string> said_;
};

}  // namespace factsheet::graphics

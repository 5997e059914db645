#pragma once

#include "graphics/picture.hpp"
#include "pages/display_list.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace factsheet::test {

/// A picture file read, and what was found in it.
struct ReadPicture {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<graphics::Picture> picture;

  explicit ReadPicture(std::string bytes) {
    const SourceId layout = sources.add("layout.toml", "file = \"picture\"\n");
    picture = graphics::read_picture(std::move(bytes), "picture", sources.span(layout, 7, 16), sources,
                                     diagnostics);
  }

  const graphics::Drawing* drawing() const {
    return picture ? std::get_if<graphics::Drawing>(&*picture) : nullptr;
  }
  const graphics::Raster* raster() const {
    const auto* shared = picture ? std::get_if<std::shared_ptr<const graphics::Raster>>(&*picture) : nullptr;
    return shared ? shared->get() : nullptr;
  }
  /// Each finding as "file:line:column code message".
  std::vector<std::string> findings() const {
    std::vector<std::string> out;
    for (const Diagnostic& finding : diagnostics.all()) {
      out.push_back(fmt::format("{}:{}:{} {} {}", sources.name(finding.span.source), finding.span.line,
                                finding.span.column, name_of(finding.code), finding.message));
    }
    return out;
  }
  bool all_have_hints() const {
    for (const Diagnostic& finding : diagnostics.all()) {
      if (finding.hints.empty()) return false;
    }
    return true;
  }
};

/// A path as "M1,2 L3,4 C… Z", to a hundredth.
inline std::string shown(const std::vector<pages::Segment>& path) {
  const auto point = [](Point p) {
    const auto number = [](Length length) {
      std::string text = fmt::format("{:.2f}", length.pt() + 0.0);
      while (text.back() == '0') text.pop_back();
      if (text.back() == '.') text.pop_back();
      return text == "-0" ? std::string("0") : text;
    };
    return number(p.x) + "," + number(p.y);
  };
  std::string out;
  for (const pages::Segment& piece : path) {
    if (!out.empty()) out += ' ';
    switch (piece.kind) {
      case pages::Segment::Kind::move:
        out += "M" + point(piece.to);
        break;
      case pages::Segment::Kind::line:
        out += "L" + point(piece.to);
        break;
      case pages::Segment::Kind::curve:
        out += "C" + point(piece.c1) + " " + point(piece.c2) + " " + point(piece.to);
        break;
      case pages::Segment::Kind::close:
        out += "Z";
        break;
    }
  }
  return out;
}

/// An SVG file of 100 by 100 units, a unit being a point.
inline std::string svg(const std::string& content) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100pt\" height=\"100pt\" viewBox=\"0 0 100 "
         "100\">\n" +
         content + "\n</svg>\n";
}

}  // namespace factsheet::test

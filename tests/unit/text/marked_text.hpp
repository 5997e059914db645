#pragma once

#include "text/paragraph.hpp"

#include <string>
#include <string_view>

/// A paragraph from text with **bold** stretches, in two faces of one size.
inline factsheet::text::ParagraphText marked_text(std::string_view marked, factsheet::text::FaceId regular,
                                                  factsheet::text::FaceId bold, factsheet::Length size) {
  factsheet::text::ParagraphText paragraph;
  bool is_bold = false;
  std::uint32_t begin = 0;
  const auto close = [&] {
    const auto end = static_cast<std::uint32_t>(paragraph.text.size());
    if (end > begin) paragraph.ranges.push_back({begin, end, {is_bold ? bold : regular, size, {}, {}}, true});
    begin = end;
  };
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked.substr(i, 2) == "**") {
      close();
      is_bold = !is_bold;
      ++i;
    } else {
      paragraph.text += marked[i];
    }
  }
  close();
  return paragraph;
}

#pragma once

#include "text/paragraph.hpp"

#include <memory>
#include <string>

#include "unit/text/marked_text.hpp"

/// What the tests of line breaking set text with.
struct Sheet {
  factsheet::text::FontBook fonts;
  factsheet::text::Shaper shaper{fonts};
  std::unique_ptr<factsheet::text::Hyphenator> hyphenator = factsheet::text::Hyphenator::create("en-US");
  factsheet::text::FaceId regular = *fonts.find({"Public Sans", 400, false});
  factsheet::text::FaceId bold = *fonts.find({"Public Sans", 700, false});

  factsheet::text::ParagraphText paragraph(std::string_view marked, double size = 10) const {
    return marked_text(marked, regular, bold, factsheet::Length::points(size));
  }

  factsheet::text::LineOptions options(double measure, factsheet::text::Alignment alignment) const {
    factsheet::text::LineOptions o;
    o.measure = factsheet::Length::points(measure);
    o.alignment = alignment;
    o.hyphenator = hyphenator.get();
    if (alignment == factsheet::text::Alignment::justify) o.expansion = 0.02;
    return o;
  }

  std::vector<factsheet::text::Line> set(const factsheet::text::ParagraphText& p,
                                         const factsheet::text::LineOptions& o) {
    return factsheet::text::break_lines(p, o, shaper);
  }

  /// The lines' texts; an inserted hyphen shows as "~".
  static std::vector<std::string> words(const factsheet::text::ParagraphText& p,
                                        const std::vector<factsheet::text::Line>& lines) {
    std::vector<std::string> out;
    for (const auto& line : lines) {
      std::string& text = out.emplace_back();
      for (const auto& run : line.runs) {
        for (const auto& g : run.glyphs) text.append(p.text, g.text_begin, g.text_end - g.text_begin);
      }
      if (line.end == factsheet::text::LineEnd::inserted_hyphen) text += '~';
    }
    return out;
  }
};

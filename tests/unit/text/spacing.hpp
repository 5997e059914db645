#pragma once

#include "text/paragraph.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

/// How evenly lines are set: what ../shared tools measure on a PDF, measured on lines.
struct Spacing {
  int lines = 0;
  int hyphens = 0;           ///< lines that end in a hyphen, their own or an inserted one
  int longest_run = 0;       ///< of such lines one after the other
  std::vector<double> gaps;  ///< mean gap of each full line, in points

  void add(const factsheet::text::ParagraphText& paragraph, const std::vector<factsheet::text::Line>& set) {
    using factsheet::text::LineEnd;
    int run = 0;
    for (const auto& line : set) {
      ++lines;
      double total = 0;
      int count = 0;
      bool hyphen = line.end == LineEnd::inserted_hyphen;
      for (const auto& r : line.runs) {
        for (const auto& glyph : r.glyphs) {
          const bool last = &r == &line.runs.back() && &glyph == &r.glyphs.back();
          const char c = glyph.text_end > glyph.text_begin ? paragraph.text[glyph.text_begin] : '\0';
          const bool nbsp = c == '\xC2' && paragraph.text[glyph.text_begin + 1] == '\xA0';
          if ((c == ' ' || nbsp) && !last) {
            total += glyph.advance.pt();
            ++count;
          }
          if (last && line.end == LineEnd::own_hyphen && c == '-') hyphen = true;
        }
      }
      hyphens += hyphen ? 1 : 0;
      run = hyphen ? run + 1 : 0;
      longest_run = std::max(longest_run, run);
      const bool full = line.end != LineEnd::last && line.end != LineEnd::forced;
      if (full && count > 0) gaps.push_back(total / count);
    }
  }

  double median() const {
    std::vector<double> sorted = gaps;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t n = sorted.size();
    return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
  double spread() const {
    double mean = 0, squares = 0;
    for (const double g : gaps) mean += g / static_cast<double>(gaps.size());
    for (const double g : gaps) squares += (g - mean) * (g - mean) / static_cast<double>(gaps.size());
    return std::sqrt(squares);
  }
};

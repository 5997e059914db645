// bench_spacing [--time] [--show]: sets the running text of a state sheet justified, 9.1 pt on 504 pt, and
// prints how evenly. To compare: LuaLaTeX with microtype sets 37 lines, 2 hyphens, never two in a row, gaps
// of 2.16 pt in the median with a spread of 0.26 pt over the lines; Typst 38 lines, 3 hyphens, spread 0.71
// pt.
#include "unit/text/spacing.hpp"

#include "text/paragraph.hpp"

#include <chrono>
#include <cstring>
#include <string>

#include "unit/text/marked_text.hpp"
#include "unit/text/sheet_text.hpp"
#include <fmt/format.h>

using namespace factsheet;
using namespace factsheet::text;

namespace {

void show(const ParagraphText& paragraph, const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    std::string words;
    double gap = 0;
    for (const LineRun& run : line.runs) {
      for (const PlacedGlyph& g : run.glyphs) {
        words +=
            g.text_end > g.text_begin ? paragraph.text.substr(g.text_begin, g.text_end - g.text_begin) : "~";
        if (words.back() == ' ' && gap == 0) gap = g.advance.pt();
      }
    }
    fmt::print("{:6.2f} {:5.3f} {:5.2f} {}\n", line.width.pt(), line.runs.front().stretch, gap, words);
  }
}

}  // namespace

int main(int argc, char** argv) {
  bool with_time = false, with_text = false;
  for (int i = 1; i < argc; ++i) {
    with_time |= std::strcmp(argv[i], "--time") == 0;
    with_text |= std::strcmp(argv[i], "--show") == 0;
  }
  const FontBook fonts;
  Shaper shaper(fonts);
  const auto hyphenator = Hyphenator::create("en-US");
  const FaceId regular = *fonts.find({"Public Sans", 400, false});
  const FaceId bold = *fonts.find({"Public Sans", 700, false});
  std::vector<ParagraphText> paragraphs;
  std::size_t words = 0;
  for (const char* marked : sheet_paragraphs) {
    paragraphs.push_back(marked_text(marked, regular, bold, Length::points(9.1)));
    for (const char c : paragraphs.back().text) words += c == ' ' ? 1 : 0;
    ++words;
  }

  LineOptions options;
  options.measure = Length::points(504);
  options.alignment = Alignment::justify;
  options.hyphenator = hyphenator.get();
  for (const double expansion : {0.02, 0.0}) {
    options.expansion = expansion;
    Spacing spacing;
    for (const ParagraphText& paragraph : paragraphs) {
      const auto lines = break_lines(paragraph, options, shaper);
      spacing.add(paragraph, lines);
      if (with_text) show(paragraph, lines);
    }
    fmt::print(
        "expansion {:.0f} %: lines {}, hyphen ends {} (most in a row {}), word gap median {:.2f} pt, widest "
        "line {:.2f}, "
        "narrowest {:.2f}, spread {:.3f}\n",
        expansion * 100, spacing.lines, spacing.hyphens, spacing.longest_run, spacing.median(),
        *std::max_element(spacing.gaps.begin(), spacing.gaps.end()),
        *std::min_element(spacing.gaps.begin(), spacing.gaps.end()), spacing.spread());
  }

  if (!with_time) return 0;
  options.expansion = 0.02;
  using Clock = std::chrono::steady_clock;
  const auto microseconds = [](Clock::duration d) {
    return std::chrono::duration<double, std::micro>(d).count();
  };
  const auto set_all = [&](const LineOptions& how, Shaper& with) {
    std::size_t lines = 0;
    for (const ParagraphText& paragraph : paragraphs) lines += break_lines(paragraph, how, with).size();
    return lines;
  };
  const auto warm = [&](const char* name, const LineOptions& how) {
    constexpr int rounds = 200;
    set_all(how, shaper);
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
      const auto start = Clock::now();
      set_all(how, shaper);
      best = std::min(best, microseconds(Clock::now() - start));
    }
    fmt::print("{}: {:.1f} us for {} words in {} paragraphs, {:.1f} us a paragraph (best of {}, warm)\n",
               name, best, words, paragraphs.size(), best / static_cast<double>(paragraphs.size()), rounds);
  };
  warm("justified", options);
  LineOptions ragged = options;
  ragged.alignment = Alignment::left;
  warm("ragged", ragged);
  ragged.measure = Length::points(160);
  warm("ragged, 160 pt", ragged);
  LineOptions narrow = options;
  narrow.measure = Length::points(160);
  warm("justified, 160 pt", narrow);

  const auto fresh_hyphenator = Hyphenator::create("en-US");
  options.hyphenator = fresh_hyphenator.get();
  const FontBook fresh_fonts;
  Shaper fresh(fresh_fonts);
  const auto start = Clock::now();
  set_all(options, fresh);
  fmt::print("fresh shaper, faces and hyphenator: {:.0f} us\n", microseconds(Clock::now() - start));
  return 0;
}

#include "base/utf8.hpp"

#include <random>
#include <string>
#include <vector>

#include "unit/text/sheet.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::text;

namespace {

/// Paragraphs of words, oddities and styles put together at random, always the same for a seed.
class Author {
 public:
  Author(unsigned seed, const Sheet& sheet) : random_(seed), sheet_(sheet) {}

  ParagraphText write() {
    static const char* const pieces[] = {"exploitation",
                                         "children",
                                         "a",
                                         "NCMEC's",
                                         "survivors/families",
                                         "trauma-informed",
                                         "36.2",
                                         "(1)\u00A0one",
                                         "\u201Cquoted,\u201D",
                                         "office",
                                         "exam\u00ADple",
                                         "missingkids.org/ourwork",
                                         "\u00C5ngstr\u00F6m",
                                         "\u2014",
                                         "e\u0301",
                                         "\u4F60\u597D\u4E16\u754C",
                                         "\u05E9\u05DC\u05D5\u05DD",
                                         "\u0645\u0631\u062D\u0628\u0627",
                                         "\U0001F468\u200D\U0001F469",
                                         "x\u200By",
                                         "\u00AD",
                                         "\u00AD\u00AD",
                                         "-",
                                         "/",
                                         "fi\u00ADfi",
                                         "A\u0300\u0301V",
                                         "\xFF\xC3",
                                         "\u2060",
                                         "multidisciplinary",
                                         "ffi-ffl",
                                         "\u00A0",
                                         "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35",
                                         "..."};
    static const char* const gaps[] = {" ", " ",  " ",  " ",    " ",      "  ",
                                       "",  "\n", "\t", "\r\n", "\u00A0", " \u00A0 "};
    ParagraphText p;
    const std::size_t count = pick(40);
    for (std::size_t i = 0; i < count; ++i) {
      p.text += pieces[pick(std::size(pieces))];
      if (pick(10) > 0) p.text += gaps[pick(std::size(gaps))];
    }
    std::uint32_t begin = 0;
    while (begin < p.text.size()) {
      auto end = static_cast<std::uint32_t>(begin + pick(60));
      end = std::min(end, static_cast<std::uint32_t>(p.text.size()));
      while (end < p.text.size() && (static_cast<unsigned char>(p.text[end]) & 0xC0u) == 0x80u) ++end;
      TextStyle style{pick(2) == 0 ? sheet_.regular : sheet_.bold,
                      Length::points(static_cast<double>(pick(3)) * 4 + 4),
                      Length::points(pick(5) == 0 ? 0.5 : 0),
                      {}};
      p.ranges.push_back({begin, end, style, pick(4) != 0});
      begin = end;
    }
    return p;
  }

  LineOptions options() {
    static const double measures[] = {-3, 0, 1, 20, 60, 150, 400, 5000};
    LineOptions o = sheet_.options(measures[pick(8)], static_cast<Alignment>(pick(4)));
    o.balance = pick(4) == 0;
    o.protrusion = pick(3) != 0;
    if (pick(3) == 0) o.hyphenator = nullptr;
    o.first_indent = Length::points(static_cast<double>(pick(3)) * 10 - 10);
    return o;
  }

  std::size_t pick(std::size_t n) { return random_() % n; }

 private:
  std::mt19937 random_;
  const Sheet& sheet_;
};

/// Bytes of the text in the order of the glyphs; what is left out must be soft hyphens.
void check_cover(const ParagraphText& p, const std::vector<Line>& lines) {
  std::uint32_t at = 0;
  const auto skip_soft_hyphens = [&] {
    while (std::string_view(p.text).substr(at, 2) == "\u00AD") at += 2;
  };
  for (const Line& line : lines) {
    for (const LineRun& run : line.runs) {
      REQUIRE(run.range < p.ranges.size());
      for (const PlacedGlyph& g : run.glyphs) {
        if (g.text_begin == g.text_end) continue;
        if (g.text_begin != at) skip_soft_hyphens();
        REQUIRE(g.text_begin == at);
        REQUIRE(g.text_end > g.text_begin);
        REQUIRE(g.text_begin >= p.ranges[run.range].begin);
        REQUIRE(g.text_end <= p.ranges[run.range].end);
        at = g.text_end;
      }
    }
  }
  skip_soft_hyphens();
  REQUIRE(at == p.text.size());
}

}  // namespace

TEST_CASE("whatever the text, its lines cover it once, in order, and measure what they draw") {
  Sheet sheet;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Author author(seed, sheet);
    const ParagraphText p = author.write();
    const LineOptions options = author.options();
    INFO("seed " << seed << " measure " << options.measure.pt() << " text " << p.text);
    const auto lines = sheet.set(p, options);
    check_cover(p, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      REQUIRE((lines[i].end == LineEnd::last) == (i + 1 == lines.size()));
      REQUIRE(lines[i].overflow.pt() >= 0);
      REQUIRE(!lines[i].runs.empty());
      const double indent = i == 0 ? options.first_indent.pt() : 0;
      if (lines[i].overflow.pt() == 0) REQUIRE(lines[i].width.pt() < options.measure.pt() - indent + 16);
      for (const LineRun& run : lines[i].runs) REQUIRE(std::abs(run.stretch - 1) <= 0.0200001);
    }
  }
}

TEST_CASE("the widest piece is the least measure without overflow") {
  Sheet sheet;
  for (unsigned seed = 5000; seed < 5300; ++seed) {
    Author author(seed, sheet);
    const ParagraphText p = author.write();
    LineOptions options = author.options();
    options.measure = widest_piece(p, options, sheet.shaper);
    INFO("seed " << seed << " measure " << options.measure.pt() << " text " << p.text);
    for (const Line& line : sheet.set(p, options)) REQUIRE(line.overflow.pt() < 0.1);
  }
}

TEST_CASE("text set in its natural width takes one line for each forced break") {
  Sheet sheet;
  for (unsigned seed = 9000; seed < 9200; ++seed) {
    Author author(seed, sheet);
    const ParagraphText p = author.write();
    LineOptions options = sheet.options(natural_width(p, sheet.shaper).pt(), Alignment::left);
    INFO("seed " << seed << " text " << p.text);
    for (const Line& line : sheet.set(p, options)) {
      REQUIRE((line.end == LineEnd::forced || line.end == LineEnd::last));
      REQUIRE(line.width.pt() <= options.measure.pt() + 0.001);
    }
  }
}

TEST_CASE("the same text is set the same way whatever was set before") {
  Sheet busy;
  for (unsigned seed = 0; seed < 50; ++seed) {
    Author author(seed, busy);
    const ParagraphText p = author.write();
    const LineOptions options = author.options();
    const auto late = busy.set(p, options);
    Sheet fresh;
    LineOptions same = options;
    if (same.hyphenator != nullptr) same.hyphenator = fresh.hyphenator.get();
    const auto early = fresh.set(p, same);
    REQUIRE(Sheet::words(p, late) == Sheet::words(p, early));
    for (std::size_t i = 0; i < late.size(); ++i) REQUIRE(late[i].width == early[i].width);
  }
}

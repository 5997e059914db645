#include "text/paragraph.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "unit/text/sheet.hpp"
#include "unit/text/sheet_text.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::text;

namespace {

double width_of(const LineRun& run) {
  double width = 0;
  for (const PlacedGlyph& g : run.glyphs) width += g.advance.pt();
  return width;
}

}  // namespace

TEST_CASE("justified lines are as wide as the measure, all but the last") {
  Sheet sheet;
  LineOptions options = sheet.options(200, Alignment::justify);
  options.protrusion = false;
  const auto p = sheet.paragraph(sheet_paragraphs[0]);
  const auto lines = sheet.set(p, options);
  REQUIRE(lines.size() > 5);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    CHECK(lines[i].width.pt() == Approx(200).margin(0.01));
    CHECK(lines[i].runs.front().x.pt() == 0);
    for (const LineRun& run : lines[i].runs) CHECK(std::abs(run.stretch - 1) <= 0.02 + 1e-9);
  }
  CHECK(lines.back().end == LineEnd::last);
  CHECK(lines.back().width.pt() < 200);
}

TEST_CASE("punctuation hangs at both ends, and counts as width") {
  Sheet sheet;
  const auto p = sheet.paragraph("\u201CWe care,\u201D they said again, and again, and again, and again.");
  for (const Line& line : sheet.set(p, sheet.options(90, Alignment::justify))) {
    CHECK(line.overflow.pt() == 0);
    if (line.end == LineEnd::last) continue;
    CHECK(line.width.pt() >= 90);
  }
  const auto hung = sheet.set(p, sheet.options(90, Alignment::left));
  CHECK(hung.front().runs.front().x.pt() < -1);
}

TEST_CASE("the blank at a line's end is kept, outside the measure") {
  Sheet sheet;
  const auto p = sheet.paragraph("alpha beta");
  const auto lines = sheet.set(p, sheet.options(30, Alignment::left));
  CHECK(Sheet::words(p, lines) == std::vector<std::string>{"alpha ", "beta"});
  CHECK(lines[0].end == LineEnd::space);
  CHECK(lines[0].width.pt() < width_of(lines[0].runs[0]));
  CHECK(lines[0].runs[0].glyphs.back().advance.pt() > 2);
}

TEST_CASE("bold and regular gaps take the same stretch") {
  Sheet sheet;
  const auto p = sheet.paragraph("one two **three four five** six seven eight nine ten eleven twelve");
  LineOptions options = sheet.options(118, Alignment::justify);
  options.expansion = 0;
  options.hyphenator = nullptr;
  const auto lines = sheet.set(p, options);
  REQUIRE(lines.size() > 1);
  double regular_extra = -1, bold_extra = -1;
  for (const LineRun& run : lines[0].runs) {
    const TextStyle& style = p.ranges[run.range].style;
    const GlyphRun& space = sheet.shaper.shape(style.face, " ", {});
    for (const PlacedGlyph& g : run.glyphs) {
      if (p.text[g.text_begin] != ' ' || &g == &lines[0].runs.back().glyphs.back()) continue;
      (style.face == sheet.bold ? bold_extra : regular_extra) =
          g.advance.pt() - static_cast<double>(space.advance) * 10 / 2000;
    }
  }
  REQUIRE(regular_extra > 0);
  CHECK(bold_extra == Approx(regular_extra));
}

TEST_CASE("words are hyphenated at narrow measures, with a glyph that stands for no text") {
  Sheet sheet;
  const auto p = sheet.paragraph("multidisciplinary collaboration");
  const auto lines = sheet.set(p, sheet.options(50, Alignment::justify));
  CHECK(Sheet::words(p, lines) == std::vector<std::string>{"multidisci~", "plinary col~", "laboration"});
  const PlacedGlyph& hyphen = lines[0].runs.back().glyphs.back();
  CHECK(hyphen.text_begin == hyphen.text_end);
  CHECK(hyphen.text_begin == 10);
  CHECK(hyphen.id == sheet.shaper.shape(sheet.regular, "-", {}).glyphs[0].id);
}

TEST_CASE("a cut word's parts are shaped anew: letters that kerned across the cut don't") {
  Sheet sheet;
  const auto p = sheet.paragraph("sixty-Yvonne");  // y and - are kerned, - and Y are
  const auto lines = sheet.set(p, sheet.options(40, Alignment::left));
  REQUIRE(Sheet::words(p, lines) == std::vector<std::string>{"sixty-", "Yvonne"});
  CHECK(lines[0].end == LineEnd::own_hyphen);
  double alone = 0;
  for (const Glyph& g : sheet.shaper.shape(sheet.regular, "sixty-", {}).glyphs)
    alone += g.advance * 10.0 / 2000;
  CHECK(lines[0].width.pt() == Approx(alone));
}

TEST_CASE("the widths that breaks are weighed by are those that lines are drawn with") {
  Sheet sheet;
  LineOptions options = sheet.options(0, Alignment::left);
  options.protrusion = false;
  for (const char* word :
       {"multidisciplinary", "Exploitation", "affiliation", "Tyvek-covering", "victimization,"}) {
    const auto p = sheet.paragraph(word);
    const double widest = widest_piece(p, options, sheet.shaper).pt();
    options.measure = Length::points(1);
    double drawn = 0;
    for (const Line& line : sheet.set(p, options)) drawn = std::max(drawn, line.width.pt());
    CHECK(drawn == Approx(widest).margin(1e-6));
  }
}

TEST_CASE("soft hyphens are places to part, and not drawn") {
  Sheet sheet;
  const auto p = sheet.paragraph("CyberTip\u00ADline");
  const auto whole = sheet.set(p, sheet.options(200, Alignment::left));
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].width.pt() ==
        Approx(natural_width(sheet.paragraph("CyberTipline"), sheet.shaper).pt()).margin(0.2));
  CHECK(whole[0].runs[0].glyphs.size() == 12);
  const auto parted = sheet.set(p, sheet.options(48, Alignment::left));
  CHECK(Sheet::words(p, parted) == std::vector<std::string>{"CyberTip~", "line"});
}

TEST_CASE("breaks are forced at newlines, which open no line at the end") {
  Sheet sheet;
  const auto p = sheet.paragraph("one\ntwo three\n\nfour\n");
  const auto lines = sheet.set(p, sheet.options(200, Alignment::justify));
  CHECK(Sheet::words(p, lines) == std::vector<std::string>{"one\n", "two three\n", "\n", "four\n"});
  CHECK(lines[0].end == LineEnd::forced);
  CHECK(lines[3].end == LineEnd::last);
  CHECK(lines[1].width.pt() < 60);
  CHECK(lines[2].width.pt() == 0);
}

TEST_CASE("text with nothing to see sets no line or an empty one") {
  Sheet sheet;
  CHECK(sheet.set(sheet.paragraph(""), sheet.options(100, Alignment::justify)).empty());
  const auto blank = sheet.set(sheet.paragraph("   "), sheet.options(100, Alignment::justify));
  REQUIRE(blank.size() == 1);
  CHECK(blank[0].width.pt() == 0);
  CHECK(natural_width(sheet.paragraph(""), sheet.shaper).pt() == 0);
  CHECK(widest_piece(sheet.paragraph(" "), sheet.options(0, Alignment::left), sheet.shaper).pt() == 0);
}

TEST_CASE("U+00A0 keeps words together, and stretches") {
  Sheet sheet;
  const auto p = sheet.paragraph("see (1)\u00A0case and (2)\u00A0plan now");
  for (double measure = 10; measure < 120; measure += 3) {
    for (const std::string& line :
         Sheet::words(p, sheet.set(p, sheet.options(measure, Alignment::justify)))) {
      CHECK(line.rfind("case", 0) == std::string::npos);
      CHECK(line.rfind("plan", 0) == std::string::npos);
    }
  }
}

TEST_CASE("no break inside links but at their blanks") {
  Sheet sheet;
  ParagraphText p = sheet.paragraph("visit survivors/families hyphenation");
  p.ranges[0].hyphenate = false;
  for (double measure = 5; measure < 150; measure += 7) {
    const auto lines = sheet.set(p, sheet.options(measure, Alignment::left));
    for (const Line& line : lines) CHECK((line.end == LineEnd::space || line.end == LineEnd::last));
  }
}

TEST_CASE("a word wider than the measure overflows by what it lacks") {
  Sheet sheet;
  LineOptions options = sheet.options(20, Alignment::left);
  options.hyphenator = nullptr;
  options.protrusion = false;
  const auto p = sheet.paragraph("a considerable b");
  const auto lines = sheet.set(p, options);
  CHECK(Sheet::words(p, lines) == std::vector<std::string>{"a ", "considerable ", "b"});
  const double word = natural_width(sheet.paragraph("considerable"), sheet.shaper).pt();
  CHECK(lines[1].overflow.pt() == Approx(word - 20));
  CHECK(lines[0].overflow.pt() == 0);
  options.measure = Length::points(0);
  CHECK(sheet.set(p, options).size() == 3);
  options.measure = Length::points(-5);
  CHECK(sheet.set(p, options).size() == 3);
}

TEST_CASE("balanced lines are even, and no more than need be") {
  Sheet sheet;
  LineOptions options = sheet.options(260, Alignment::left);
  options.balance = true;
  const auto p = sheet.paragraph(
      "NCMEC's Work to Support Survivors/Families Impacted by a Missing or Exploited Child", 12);
  const auto lines = sheet.set(p, options);
  CHECK(Sheet::words(p, lines) == std::vector<std::string>{"NCMEC's Work to Support Survivors/Families ",
                                                           "Impacted by a Missing or Exploited Child"});
  options.balance = false;
  CHECK(sheet.set(p, options).size() == 2);
  options.balance = true;
  options.measure = Length::points(70);
  for (const Line& line : sheet.set(p, options)) CHECK(line.end != LineEnd::inserted_hyphen);
}

TEST_CASE("a single short word doesn't end a paragraph if it can be had") {
  Sheet sheet;
  const auto p = sheet.paragraph(sheet_paragraphs[0]);
  for (double measure = 150; measure < 500; measure += 10) {
    for (const Alignment alignment : {Alignment::left, Alignment::justify}) {
      const auto lines = sheet.set(p, sheet.options(measure, alignment));
      INFO(measure);
      if (alignment == Alignment::justify && measure < 220)
        continue;  // there it can cost a line full of holes
      const bool alone = Sheet::words(p, lines).back().find(' ') == std::string::npos;
      if (alone) CHECK(lines.back().width.pt() > 0.3 * measure);
      if (alone) CHECK(lines[lines.size() - 2].end != LineEnd::inserted_hyphen);
    }
  }
}

TEST_CASE("ragged text is seldom hyphenated and lines are near each other in length") {
  Sheet sheet;
  int hyphens = 0, lines_set = 0;
  for (const char* marked : sheet_paragraphs) {
    const auto p = sheet.paragraph(marked);
    for (const Line& line : sheet.set(p, sheet.options(240, Alignment::left))) {
      hyphens += line.end == LineEnd::inserted_hyphen ? 1 : 0;
      ++lines_set;
      CHECK(line.overflow.pt() == 0);
      if (line.end == LineEnd::space) CHECK(line.width.pt() > 240 * 0.7);
    }
  }
  CHECK(hyphens == 0);
  CHECK(lines_set < 95);
}

TEST_CASE("lines stand where their alignment says") {
  Sheet sheet;
  const auto p = sheet.paragraph("alpha beta gamma delta");
  LineOptions options = sheet.options(60, Alignment::right);
  options.protrusion = false;
  for (const Line& line : sheet.set(p, options)) {
    CHECK(line.runs.front().x.pt() + line.width.pt() == Approx(60));
  }
  options.alignment = Alignment::centre;
  for (const Line& line : sheet.set(p, options)) {
    CHECK(line.runs.front().x.pt() * 2 + line.width.pt() == Approx(60));
  }
  options.alignment = Alignment::left;
  options.first_indent = Length::points(-6);
  const auto hanging = sheet.set(p, options);
  CHECK(hanging[0].runs[0].x.pt() == -6);
  CHECK(hanging[1].runs[0].x.pt() == 0);
}

TEST_CASE("runs follow each other, one a range") {
  Sheet sheet;
  const auto p = sheet.paragraph("so **bold**, then more **bold**.");
  const auto lines = sheet.set(p, sheet.options(300, Alignment::left));
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].runs.size() == 5);
  for (std::size_t i = 0; i + 1 < 5; ++i) {
    CHECK(lines[0].runs[i].range == i);
    CHECK(lines[0].runs[i + 1].x.pt() == Approx(lines[0].runs[i].x.pt() + width_of(lines[0].runs[i])));
  }
}

TEST_CASE("tracking is added after each glyph, but not at a line's end, and unties ligatures") {
  Sheet sheet;
  ParagraphText p = sheet.paragraph("office");
  const double plain = natural_width(p, sheet.shaper).pt();
  p.ranges[0].style.tracking = Length::points(2);
  CHECK(natural_width(p, sheet.shaper).pt() == Approx(plain + 10).margin(1));
  const auto lines = sheet.set(p, sheet.options(200, Alignment::left));
  CHECK(lines[0].runs[0].glyphs.size() == 6);
  CHECK(lines[0].width.pt() == Approx(natural_width(p, sheet.shaper).pt()));
}

TEST_CASE("ranges that leave text out are refused") {
  Sheet sheet;
  ParagraphText p = sheet.paragraph("some text");
  p.ranges[0].end = 4;
  CHECK_THROWS_AS(sheet.set(p, sheet.options(100, Alignment::left)), std::invalid_argument);
  p.ranges.clear();
  CHECK_THROWS_AS(sheet.set(p, sheet.options(100, Alignment::left)), std::invalid_argument);
}

TEST_CASE("other scripts are broken as UAX 14 says") {
  Sheet sheet;
  const auto p = sheet.paragraph("\u4F60\u597D\u4E16\u754C\u4F60\u597D\u3002");
  const auto lines = sheet.set(p, sheet.options(25, Alignment::left));
  CHECK(lines.size() > 2);
  for (const std::string& line : Sheet::words(p, lines)) CHECK(line.rfind("\u3002", 0) == std::string::npos);
  const auto zero = sheet.paragraph("long\u200Bword");
  CHECK(sheet.set(zero, sheet.options(25, Alignment::left)).size() == 2);
  const auto joined = sheet.paragraph("long \u2060word");
  CHECK(sheet.set(joined, sheet.options(25, Alignment::left)).size() >= 1);
}

#include "unit/text/sheet.hpp"
#include "unit/text/sheet_text.hpp"
#include "unit/text/spacing.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::text;

namespace {

Spacing spacing_of_sheet(double expansion) {
  Sheet sheet;
  LineOptions options = sheet.options(504, Alignment::justify);
  options.expansion = expansion;
  Spacing spacing;
  for (const char* marked : sheet_paragraphs) {
    const ParagraphText paragraph = sheet.paragraph(marked, 9.1);
    spacing.add(paragraph, sheet.set(paragraph, options));
  }
  return spacing;
}

}  // namespace

// LuaLaTeX with microtype: 37 lines, 2 hyphens, spread 0.26 pt; Typst: 38, 3, 0.71. See bench/spacing.cpp.
TEST_CASE("the sheet's text is set as evenly as the best setters do") {
  const Spacing spacing = spacing_of_sheet(0.02);
  CHECK(spacing.lines <= 36);
  CHECK(spacing.hyphens <= 3);
  CHECK(spacing.longest_run <= 1);
  CHECK(spacing.median() == Approx(2.2).margin(0.05));
  CHECK(spacing.spread() <= 0.25);
}

TEST_CASE("without expansion the sheet's text is still evener than greedy setters have it") {
  const Spacing spacing = spacing_of_sheet(0);
  CHECK(spacing.lines <= 36);
  CHECK(spacing.hyphens <= 6);
  CHECK(spacing.longest_run <= 1);
  CHECK(spacing.spread() <= 0.65);
}

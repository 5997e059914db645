#include "pages/display_list.hpp"
#include "pdf/write_pdf.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "conformance/sheet_builder.hpp"
#include "conformance/temporary_file.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::tests;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return list;
}

std::string write(const SheetBuilder& sheet) {
  pdf::ResourceCache cache;
  return pdf::write_pdf(sheet.pages, sheet.fonts, cache);
}

}  // namespace

TEST_CASE("qpdf finds nothing amiss") {
  const TemporaryFile file(write(sample_sheet()));
  const CommandResult result = run("qpdf --check " + file.path());
  CAPTURE(result.output);
  CHECK(result.status == 0);
  CHECK(result.output.find("WARNING") == std::string::npos);
}

TEST_CASE("pdftotext gives the sheet's words whole") {
  const SheetBuilder sheet = sample_sheet();
  const TemporaryFile file(write(sheet));
  const CommandResult result = run("pdftotext " + file.path() + " -");
  REQUIRE(result.status == 0);
  CAPTURE(result.output);
  // Artifacts are read too, alternate text isn't.
  std::string expected = pages::plain_text(sheet.pages) + " Sample sheet 1 of 2 Sample sheet 2 of 2";
  const std::string alternate = "[A triangle and a disc]";
  expected.erase(expected.find(alternate), alternate.size());
  CHECK(sorted(words(result.output)) == sorted(words(expected)));
}

TEST_CASE("small capitals are read as the letters that were typed") {
  SheetBuilder sheet;
  std::ifstream in(std::string(FACTSHEET_ROOT) + "/fonts/source-serif-4/SourceSerif4-Regular.ttf",
                   std::ios::binary);
  std::string why;
  const auto serif =
      sheet.fonts.add({std::istreambuf_iterator<char>(in), {}}, {"Source Serif 4", 400, false}, why);
  REQUIRE(serif);
  LineStyle small{*serif};
  small.features.small_caps = true;
  LineStyle all = small;
  all.features.all_small_caps = true;
  sheet.page();
  sheet.begin(pages::Role::document);
  sheet.block(pages::Role::paragraph, 54, 72, "The Office finds difficult Names: José, Łukasz", small);
  // Here one glyph stands for "O" and for "o".
  sheet.block(pages::Role::paragraph, 54, 92, "The OFFICE finds difficult Names: José, Łukasz", all);
  sheet.end();
  const TemporaryFile file(write(sheet));
  const CommandResult result = run("pdftotext " + file.path() + " -");
  REQUIRE(result.status == 0);
  CHECK(words(result.output) == words("The Office finds difficult Names: José, Łukasz "
                                      "The OFFICE finds difficult Names: José, Łukasz"));
}

TEST_CASE("the structure gives the sheet's words whole, in order") {
  const SheetBuilder sheet = sample_sheet();
  const TemporaryFile file(write(sheet));
  const CommandResult result = run("pdfinfo -struct-text " + file.path());
  REQUIRE(result.status == 0);
  CAPTURE(result.output);
  // pdfinfo prints each marked-content sequence in quotes on a line of its own.
  std::string text;
  std::istringstream lines(result.output);
  bool again = false;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find('"');
    const std::size_t end = line.rfind('"');
    const bool content = begin != std::string::npos && end > begin && line.find('/') > begin;
    if (!content) {
      again = false;
      continue;
    }
    if (!again) text += "\n";
    text += line.substr(begin + 1, end - begin - 1);
    again = true;
  }
  CHECK(text.find("exploitation, and one more") != std::string::npos);
  CHECK(text.find("ends in trauma-informed care") != std::string::npos);
  CHECK(
      text.find(
          "the survivors/families themselves. This is bold and ends the page, but the paragraph goes on.") !=
      std::string::npos);
  CHECK(text.find("efficient affix") != std::string::npos);
  CHECK(text.find("\u00AD") == std::string::npos);
  CHECK(text.find("Sample sheet") == std::string::npos);
}

TEST_CASE("the page is drawn: ink where text, boxes and shapes stand, none elsewhere") {
  const TemporaryFile file(write(sample_sheet()));
  // A PPM of page 2 at one pixel a point.
  const CommandResult result = run("pdftoppm -r 72 -f 2 -l 2 " + file.path());
  REQUIRE(result.status == 0);
  std::istringstream head(result.output);
  std::string magic;
  std::size_t width = 0, height = 0, depth = 0;
  head >> magic >> width >> height >> depth;
  REQUIRE(magic == "P6");
  REQUIRE(width == 612);
  REQUIRE(height == 792);
  const std::size_t start = static_cast<std::size_t>(head.tellg()) + 1;
  const auto pixel = [&](std::size_t x, std::size_t y) {
    const std::size_t at = start + 3 * (y * width + x);
    const auto channel = [&](std::size_t i) { return static_cast<std::uint8_t>(result.output.at(at + i)); };
    return Colour{channel(0), channel(1), channel(2)};
  };
  CHECK(pixel(300, 20) == Colour{230, 236, 245});  // the background box
  CHECK(pixel(92, 370) == Colour{200, 80, 40});    // the triangle
  CHECK(pixel(500, 600) == white);
  const auto inked = [&](std::size_t left, std::size_t top, std::size_t right, std::size_t bottom) {
    for (std::size_t y = top; y < bottom; ++y) {
      for (std::size_t x = left; x < right; ++x) {
        if (pixel(x, y) != white) return true;
      }
    }
    return false;
  };
  CHECK(inked(72, 70, 196, 83));         // "but the paragraph goes on."
  CHECK_FALSE(inked(197, 70, 540, 83));  // nothing behind it
}

#include "typeset/typeset.hpp"

#include "support/sheet_fixture.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using test::SheetFixture;

namespace {

struct Sheet : SheetFixture {
  text::FontBook fonts;
  text::Shaper shaper{fonts};
  std::unique_ptr<text::Hyphenator> hyphenator = text::Hyphenator::create("en-US");
  document::Document document;
  pages::Pages pages;

  Sheet(const std::string& data_text, const std::string& layout_text)
      : SheetFixture(data_text, layout_text), document(compose()) {
    pages = typeset::typeset(document, {shaper, hyphenator.get()}, diagnostics);
  }

  // Every Text item of a page, with where it stands.
  std::vector<const pages::Text*> texts(std::size_t page) const {
    std::vector<const pages::Text*> out;
    for (const pages::Item& item : pages.pages.at(page).items) {
      if (const auto* text = std::get_if<pages::Text>(&item)) out.push_back(text);
    }
    return out;
  }
};

Sheet set(const std::string& more, const std::string& data = "") {
  return Sheet(test::small_data + data, test::small_layout + more);
}

std::string message(const Sheet& sheet, Code code) {
  for (const Diagnostic& finding : sheet.diagnostics.all()) {
    if (finding.code == code) return finding.message;
  }
  return "";
}

std::string paragraph(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) text += "A sentence of some length stands here to fill the column. ";
  return text;
}

const std::string table =
    "[[block]]\ntype = \"table\"\ncaption = \"C\"\nrows = \"r\"\ncolumns = [{ head = \"K\", text = \"{k}\", "
    "width = \"1fr\" }, { head = "
    "\"Number\", text = \"{v}\", align = \"decimal\" }]\n";

}  // namespace

TEST_CASE("no text leaves the margins, on any page, in any column") {
  std::string blocks = "[page]\ncolumns = 3\n";
  for (int i = 0; i < 30; ++i) blocks += "[[block]]\ntext = \"" + paragraph(3 + i % 7) + "\"\n";
  const Sheet sheet = set(blocks);
  REQUIRE(sheet.pages.pages.size() > 1);
  for (std::size_t page = 0; page < sheet.pages.pages.size(); ++page) {
    for (const pages::Text* text : sheet.texts(page)) {
      CHECK(text->origin.x.pt() >= 54 - 3);
      CHECK(text->origin.y.pt() >= 54);
      CHECK(text->origin.y.pt() <= 792 - 54);
    }
  }
}

TEST_CASE("the last page's columns end level") {
  std::string blocks = "[page]\ncolumns = 2\n";
  for (int i = 0; i < 6; ++i) blocks += "[[block]]\ntext = \"" + paragraph(4 + i) + "\"\n";
  const Sheet sheet = set(blocks);
  double left = 0;
  double right = 0;
  for (const pages::Text* text : sheet.texts(0)) {
    double& foot = text->origin.x.pt() < 300 ? left : right;
    foot = std::max(foot, text->origin.y.pt());
  }
  CHECK(left == Approx(right).margin(0.1));
}

TEST_CASE("more pages than allowed are an error that says by how many points") {
  std::string blocks;
  for (int i = 0; i < 40; ++i) blocks += "[[block]]\ntext = \"" + paragraph(5) + "\"\n";
  const std::string layout =
      "[document]\ntitle = \"T\"\npages = { max = 1 }\n[[block]]\ntype = \"heading\"\nlevel = 1\ntext = "
      "\"T\"\n";
  const Sheet sheet(test::small_data, layout + blocks);
  CHECK(message(sheet, Code::page_overflow).find("pt too tall (vertical)") != std::string::npos);
}

TEST_CASE("decimal points of a column stand below each other") {
  const Sheet sheet =
      set(table, "r = [ { k = \"a\", v = 1.5 }, { k = \"b\", v = 1234.25 }, { k = \"c\", v = 7 } ]\n");
  INFO(sheet.report());
  std::vector<double> points;
  for (const pages::Text* text : sheet.texts(0)) {
    Length x = text->origin.x;
    const bool number =
        text->text.find_first_not_of("0123456789.,") == std::string::npos && !text->text.empty();
    for (const pages::Glyph& glyph : text->glyphs) {
      if (number && text->text[glyph.text_begin] == '.') points.push_back(x.pt());
      x += glyph.advance;
    }
    if (number && text->text == "7") points.push_back(x.pt());  // its point would stand at its end
  }
  REQUIRE(points.size() == 3);
  CHECK(points[0] == Approx(points[1]).margin(0.02));
  CHECK(points[0] == Approx(points[2]).margin(0.5));  // kerning before the point
}

TEST_CASE("a fixed table wider than its column says by how much") {
  const Sheet sheet =
      set("[[block]]\ntype = \"table\"\ncaption = \"C\"\nrows = \"r\"\ncolumns = [{ head = \"K\", text = "
          "\"{k}\", width = \"600pt\" }]\n",
          "r = [ { k = \"a\" } ]\n");
  CHECK(message(sheet, Code::text_overflow) == "the table is 96.0 pt too wide for its column (horizontal)");
}

TEST_CASE("curly quotes and no-break spaces are drawn, and read as they were typed") {
  const Sheet sheet = set("[[block]]\ntext = \"\"\"\nIt's \"36 million\" (1) x's '90s.\"\"\"\n");
  std::string text;
  for (const pages::Text* item : sheet.texts(0)) {
    if (item->origin.y.pt() > 90) text += item->text;
  }
  CHECK(text == "It's \"36 million\" (1) x's '90s.");
}

TEST_CASE("a font that isn't there is reported where the style asks for it, and text is set all the same") {
  const Sheet sheet = set("[[block]]\ntext = \"Some **bold**\"\n[styles.body]\nbold_weight = 900\n");
  CHECK(message(sheet, Code::unknown_font).find("Public Sans") != std::string::npos);
  REQUIRE(sheet.texts(0).size() == 2);
  CHECK(sheet.texts(0).back()->text == "Some bold");
}

TEST_CASE("what announces a list of rows is not left behind by it") {
  std::string blocks = "[page]\ncolumns = 2\n";
  for (int i = 0; i < 9; ++i) {
    blocks += "[[block]]\ntext = \"" + paragraph(9) +
              "\"\n[[block]]\ntext = \"As follows:\"\n[[block]]\ntext = \"" + paragraph(3) + "\"\n";
  }
  const Sheet sheet = set(blocks);
  for (std::size_t page = 0; page < sheet.pages.pages.size(); ++page) {
    const auto texts = sheet.texts(page);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (texts[i]->text != "As follows:") continue;
      REQUIRE(i + 1 < texts.size());
      CHECK(texts[i + 1]->origin.x.pt() == Approx(texts[i]->origin.x.pt()).margin(2));
      CHECK(texts[i + 1]->origin.y > texts[i]->origin.y);
    }
  }
}

TEST_CASE("a heading across the page is not left behind by its columns") {
  for (int before = 40; before < 75; ++before) {
    std::string blocks = "[page]\ncolumns = 2\n";
    for (int i = 0; i < before; ++i) blocks += "[[block]]\ntext = \"A short one.\"\n";
    blocks += "[[block]]\ntype = \"heading\"\nspan = \"page\"\ntext = \"Wide\"\n";
    for (int i = 0; i < 6; ++i) blocks += "[[block]]\ntext = \"" + paragraph(4) + "\"\n";
    const Sheet sheet = set(blocks);
    for (std::size_t page = 0; page < sheet.pages.pages.size(); ++page) {
      const auto texts = sheet.texts(page);
      for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(before << " blocks before, page " << page);
        if (texts[i]->text == "Wide") CHECK(i + 1 < texts.size());
      }
    }
  }
}

TEST_CASE("a list's labels never touch its text") {
  const Sheet sheet = set("[[block]]\ntext = \"2023. a list\"\n");
  const auto texts = sheet.texts(0);
  bool seen = false;
  for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
    if (texts[i]->text != "2023.") continue;
    Length end = texts[i]->origin.x;
    for (const pages::Glyph& glyph : texts[i]->glyphs) end += glyph.advance;
    CHECK(end < texts[i + 1]->origin.x);
    seen = true;
  }
  CHECK(seen);
}

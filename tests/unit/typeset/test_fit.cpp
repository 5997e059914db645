#include "text/shape.hpp"
#include "typeset/typeset.hpp"

#include "support/sheet_fixture.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

// A sheet of `paragraphs` paragraphs of about three lines, an optional one among them, under `pages`.
pages::Pages set(int paragraphs, const std::string& pages, int least_fit = 0,
                 Diagnostics* findings = nullptr) {
  std::string layout = "[document]\ntitle = \"T\"\npages = {" + pages +
                       "}\n[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"T {n}\"\n";
  std::string text;
  for (int i = 0; i < 36; ++i) text += "word ";
  for (int i = 0; i < paragraphs; ++i) layout += "[[block]]\ntext = \"" + text + "\"\n";
  layout += "[[block]]\noptional = 1\ntext = \"Optional " + text + "\"\n";
  test::SheetFixture fixture(test::small_data, layout);
  const document::Document document = fixture.compose();
  INFO(fixture.report());
  REQUIRE(!fixture.diagnostics.has_errors());
  static const text::FontBook fonts;
  text::Shaper shaper(fonts);
  Diagnostics own;
  return typeset::typeset(document, {shaper, nullptr, nullptr, nullptr, least_fit},
                          findings ? *findings : own);
}

Length bottom(const pages::Pages& pages) {
  Length lowest;
  for (const pages::Item& item : pages.pages.back().items) {
    if (const auto* text = std::get_if<pages::Text>(&item)) lowest = std::max(lowest, text->origin.y);
  }
  return lowest;
}

const std::string steps = "max = 1, fit = [\"spacing 60%\", \"leading 90%\", \"size 8pt\", \"drop\"]";

}  // namespace

TEST_CASE("a sheet that fits takes no step") {
  const pages::Pages pages = set(10, steps);
  CHECK(pages.pages.size() == 1);
  CHECK(pages.fitting.empty());
  CHECK(pages.fit_steps == 0);
}

TEST_CASE("steps are taken in order, each on top of those before, until the sheet fits") {
  std::vector<std::vector<std::string>> taken;
  for (int paragraphs = 10; paragraphs < 40; ++paragraphs) {
    Diagnostics findings;
    const pages::Pages pages = set(paragraphs, steps, 0, &findings);
    if (pages.pages.size() > 1) {
      CHECK(findings.has_errors());
      break;
    }
    CHECK(!findings.has_errors());
    CHECK(pages.fit_steps == static_cast<int>(pages.fitting.size()));
    if (taken.empty() || taken.back() != pages.fitting) taken.push_back(pages.fitting);
  }
  REQUIRE(taken.size() >= 4);
  CHECK(taken[1] == std::vector<std::string>{"spacing 60%"});
  CHECK(taken[2] == std::vector<std::string>{"spacing 60%", "leading 90%"});
  CHECK(taken[3] == std::vector<std::string>{"spacing 60%", "leading 90%", "size 8pt"});
}

TEST_CASE("dropping comes last and takes the optional block alone") {
  for (int paragraphs = 10; paragraphs < 40; ++paragraphs) {
    Diagnostics findings;
    const pages::Pages pages = set(paragraphs, "max = 1, fit = [\"drop\"]", 0, &findings);
    if (pages.fitting.empty()) {
      CHECK(pages::plain_text(pages).find("Optional") != std::string::npos);
      continue;
    }
    CHECK(pages.fitting == std::vector<std::string>{"drop 1"});
    CHECK(pages::plain_text(pages).find("Optional") == std::string::npos);
    CHECK(!findings.has_errors());
    return;
  }
  FAIL("no sheet dropped a block");
}

TEST_CASE("a sheet can be told to take steps that it doesn't need") {
  const pages::Pages pages = set(3, steps, 2);
  CHECK(pages.fitting == std::vector<std::string>{"spacing 60%", "leading 90%"});
}

TEST_CASE("spreading fills a page that has room, never beyond its limit nor onto another page") {
  const Length foot = Length::inches(11 - 0.75);
  for (const int paragraphs : {2, 8, 12, 14, 15, 16}) {
    const pages::Pages plain = set(paragraphs, "max = 1");
    const pages::Pages spread = set(paragraphs, "max = 1, spread = \"200%\"");
    if (plain.pages.size() > 1) break;
    CHECK(spread.pages.size() == 1);
    CHECK(bottom(spread) >= bottom(plain));
    CHECK(bottom(spread) <= foot);
    const Length gaps = Length::points(6) * (paragraphs + 1);
    CHECK(bottom(spread) <= bottom(plain) + gaps + Length::points(16));
  }
}

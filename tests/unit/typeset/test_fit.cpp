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
  layout += "[[block]]\n";
  if (pages.find("drop") != std::string::npos) layout += "optional = 1\n";
  layout += "text = \"Optional " + text + "\"\n";
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

// A sheet of `paragraphs` lines and three optional blocks of so many lines each, a block of 0 left out; all
// that it prints is the names of those that are left: "1 3".
struct Left {
  std::vector<std::string> taken;
  std::size_t pages = 0;
  std::string names;
  int steps = 0;
};
Left drop(int lines, const std::vector<int>& optional, const std::string& pages) {
  std::string layout = "[document]\ntitle = \"T\"\npages = {" + pages +
                       "}\n[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"T {n}\"\n";
  const auto block = [&](int number, int count) {
    layout += "[[block]]\n";
    if (number > 0) layout += "optional = " + std::to_string(number) + "\n";
    if (count == 0) layout += "when = \"n < 0\"\n";
    layout += "text = \"\"\"\n";
    if (number > 0) layout += "Block" + std::to_string(number) + "x ";
    for (int i = 0; i < std::max(count, 1); ++i) layout += "line\n\n";
    layout += "\"\"\"\n";
  };
  block(0, lines);
  for (std::size_t i = 0; i < optional.size(); ++i) block(static_cast<int>(i) + 1, optional[i]);
  test::SheetFixture fixture(test::small_data, layout);
  const document::Document document = fixture.compose();
  INFO(fixture.report());
  REQUIRE(!fixture.diagnostics.has_errors());
  static const text::FontBook fonts;
  text::Shaper shaper(fonts);
  Diagnostics findings;
  const pages::Pages set = typeset::typeset(document, {shaper, nullptr, nullptr, nullptr, 0}, findings);
  Left out{set.fitting, set.pages.size(), {}, set.fit_steps};
  for (int number = 1; number <= 3; ++number) {
    if (pages::plain_text(set).find("Block" + std::to_string(number) + "x") != std::string::npos)
      out.names += std::to_string(number);
  }
  return out;
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

TEST_CASE("blocks that were dropped on the way to the one that counts come back") {
  const std::string pages = "max = 1, fit = [\"drop\"]";
  // As many lines as a page takes together with the small blocks alone.
  int full = 1;
  while (drop(full + 1, {1, 0, 1}, pages).names == "13") ++full;

  // Too long by the second block, which is a large one.
  const Left second = drop(full, {1, 12, 1}, pages);
  CHECK(second.pages == 1);
  CHECK(second.taken == std::vector<std::string>{"drop 2"});
  CHECK(second.names == "13");
  CHECK(second.steps == 1);

  // By a line more there is no room for both small ones: the last to be dropped comes back first.
  const Left some = drop(full + 1, {1, 0, 12}, pages);
  CHECK(some.pages == 1);
  CHECK(some.taken == std::vector<std::string>{"drop 3"});
  CHECK(some.names == "1");
  const Left most = drop(full + 1, {1, 1, 12}, pages);
  CHECK(most.pages == 1);
  CHECK(most.taken == std::vector<std::string>{"drop 1", "drop 3"});
  CHECK(most.names == "2");

  // What decides is never put back, and nothing comes back where all is needed.
  const Left all = drop(full + 2, {1, 1, 1}, pages);
  CHECK(all.pages == 1);
  CHECK(all.taken == std::vector<std::string>{"drop 1", "drop 2", "drop 3"});
  CHECK(all.names.empty());
}

TEST_CASE("sheets that take their steps together drop what the n-th step says, needed or not") {
  const std::string pages = "max = 1, fit = [\"drop\"], together = true";
  int full = 1;
  while (drop(full + 1, {1, 0, 1}, "max = 1, fit = [\"drop\"]").names == "13") ++full;
  const Left tied = drop(full, {1, 12, 1}, pages);
  CHECK(tied.taken == std::vector<std::string>{"drop 1", "drop 2"});
  CHECK(tied.names == "3");
  CHECK(tied.steps == 2);
}

#include "pdf/fonts.hpp"
#include "pdf/shown_glyphs.hpp"

#include "conformance/sheet_builder.hpp"
#include "conformance/to_unicode_reader.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::tests;
using pdf::ShownGlyphs;
using text::FontBook;

namespace {

/// A Text of glyphs that stand for the given texts; an empty one belongs to the glyph before it.
pages::Text text_of(text::FaceId face, const std::vector<std::pair<std::uint16_t, std::string>>& glyphs) {
  pages::Text out;
  out.face = face;
  out.size = Length::points(10);
  for (const auto& [id, text] : glyphs) {
    pages::Glyph glyph;
    glyph.id = id;
    glyph.advance = Length::points(5);
    glyph.text_begin = static_cast<std::uint32_t>(out.text.size());
    out.text += text;
    glyph.text_end = static_cast<std::uint32_t>(out.text.size());
    out.glyphs.push_back(glyph);
  }
  return out;
}

pages::Pages page_of(std::vector<pages::Text> texts) {
  pages::Pages pages;
  pages.pages.push_back({{Length::points(100), Length::points(100)}, {}});
  for (pages::Text& text : texts) pages.pages[0].items.push_back(std::move(text));
  return pages;
}

}  // namespace

TEST_CASE("a glyph's number in the subset is its code") {
  const ShownGlyphs shown(page_of({text_of({}, {{40, "b"}, {9, "a"}, {40, "b"}})}), FontBook());
  REQUIRE(shown.faces().size() == 1);
  CHECK(shown.faces()[0].glyphs == std::vector<std::uint16_t>{9, 40});
  CHECK(shown.cids() == std::vector<std::uint16_t>{2, 1, 2});
}

TEST_CASE("a glyph that stands for two texts has two codes") {
  const ShownGlyphs shown(page_of({text_of({}, {{9, "-"}, {12, "x"}}), text_of({}, {{9, "\u00AD"}})}),
                          FontBook());
  const pdf::FaceUse& use = shown.faces()[0];
  CHECK(use.glyphs == std::vector<std::uint16_t>{9, 12});
  REQUIRE(use.codes.size() == 3);
  CHECK(shown.cids()[0] == 1);
  CHECK(shown.cids()[1] == 2);
  CHECK(shown.cids()[2] == 3);
  const auto read = conformance::read_to_unicode(pdf::to_unicode_cmap(use));
  CHECK(read == std::map<unsigned, std::string>{{1, "-"}, {2, "x"}, {3, "\u00AD"}});
}

TEST_CASE("codes don't hang on the order in which glyphs come") {
  const ShownGlyphs one(page_of({text_of({}, {{9, "-"}, {9, "\u2010"}, {3, "a"}})}), FontBook());
  const ShownGlyphs other(page_of({text_of({}, {{3, "a"}, {9, "\u2010"}, {9, "-"}})}), FontBook());
  CHECK(one.faces()[0].codes == other.faces()[0].codes);
  CHECK(one.cids() == std::vector<std::uint16_t>{other.cids()[2], other.cids()[1], other.cids()[0]});
}

TEST_CASE("a line's own last character is followed by an unseen hyphen's code") {
  const ShownGlyphs shown(page_of({text_of({}, {{9, "a"}, {12, "/\u00AD"}}), text_of({}, {{9, "a"}})}),
                          FontBook());
  REQUIRE(shown.cids().size() == 4);
  const auto read = conformance::read_to_unicode(pdf::to_unicode_cmap(shown.faces()[0]));
  CHECK(read.at(shown.cids()[1]) == "/");
  CHECK(read.at(shown.cids()[2]) == "\u00AD");
  CHECK(read.at(shown.cids()[3]) == "a");
}

TEST_CASE("a ligature stands for all its characters; a cluster's are dealt out") {
  const ShownGlyphs shown(
      page_of({text_of({}, {{50, "ffi"}, {3, "e\u0301"}, {4, ""}, {7, "\u00E9"}, {8, ""}})}), FontBook());
  const auto read = conformance::read_to_unicode(pdf::to_unicode_cmap(shown.faces()[0]));
  CHECK(read.at(shown.cids()[0]) == "ffi");
  CHECK(read.at(shown.cids()[1]) == "e");
  CHECK(read.at(shown.cids()[2]) == "\u0301");
  CHECK(read.at(shown.cids()[3]) == "\u00E9");
  CHECK(read.at(shown.cids()[4]) == "\u2060");
}

TEST_CASE("ToUnicode ranges and single codes read back alike") {
  std::vector<std::pair<std::uint16_t, std::string>> glyphs;
  for (int c = 0x21; c < 0x7F; ++c) {
    // Gaps every seven characters, so that there are ranges and singles.
    glyphs.emplace_back(static_cast<std::uint16_t>(c), c % 7 == 0
                                                           ? "\u20AC" + std::string(1, static_cast<char>(c))
                                                           : std::string(1, static_cast<char>(c)));
  }
  for (int i = 0; i < 400; ++i)
    glyphs.emplace_back(static_cast<std::uint16_t>(1000 + i), "\U0001F600" + std::to_string(i));
  const ShownGlyphs shown(page_of({text_of({}, glyphs)}), FontBook());
  const auto read = conformance::read_to_unicode(pdf::to_unicode_cmap(shown.faces()[0]));
  REQUIRE(read.size() == glyphs.size());
  for (std::size_t i = 0; i < glyphs.size(); ++i) CHECK(read.at(shown.cids()[i]) == glyphs[i].second);
}

TEST_CASE("what can't be read can't be shown") {
  CHECK_THROWS_AS(ShownGlyphs(page_of({text_of({}, {{0, "a"}})}), FontBook()), std::logic_error);
  CHECK_THROWS_AS(ShownGlyphs(page_of({text_of({}, {{5, ""}})}), FontBook()), std::logic_error);
  pages::Text beyond = text_of({}, {{5, "a"}});
  beyond.glyphs[0].text_end = 9;
  CHECK_THROWS_AS(ShownGlyphs(page_of({beyond}), FontBook()), std::logic_error);
}

TEST_CASE("a figure brings the other nine of its style, so that sheets share a cut of the font") {
  const FontBook fonts;
  const text::FaceId face{};
  const auto& styles = fonts.face(face).figures();
  REQUIRE(styles.size() >= 2);  // proportional and tabular
  const auto codes_with = [&](std::size_t style, std::size_t figure) {
    const ShownGlyphs shown(page_of({text_of(face, {{styles[style][figure], std::to_string(figure)}})}),
                            fonts);
    return shown.faces().front().codes;
  };
  CHECK(codes_with(0, 7).size() == 10);
  CHECK(codes_with(0, 7) == codes_with(0, 2));
  CHECK(codes_with(1, 7) == codes_with(1, 2));
  CHECK(codes_with(0, 7) != codes_with(1, 7));
}

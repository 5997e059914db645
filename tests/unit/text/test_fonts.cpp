#include "text/font_book.hpp"
#include "text/shape.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <hb.h>

using namespace factsheet::text;

namespace {

const FaceRequest regular{"Public Sans", 400, false};

std::string read_file(const std::string& name) {
  std::ifstream in(std::string(FACTSHEET_ROOT) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A font file opened by HarfBuzz, as the judge of what we write.
struct Opened {
  explicit Opened(std::string file) : bytes(std::move(file)) {
    hb_blob_t* blob = hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    face = hb_face_create(blob, 0);
    font = hb_font_create(face);
    hb_blob_destroy(blob);
  }
  ~Opened() {
    hb_font_destroy(font);
    hb_face_destroy(face);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  /// A glyph's outline in words, to compare.
  std::string outline(unsigned glyph) const {
    hb_draw_funcs_t* funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* out, hb_draw_state_t*, float x, float y, void*) {
          *static_cast<std::string*>(out) += fmt::format("M{},{} ", x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* out, hb_draw_state_t*, float x, float y, void*) {
          *static_cast<std::string*>(out) += fmt::format("L{},{} ", x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(
        funcs,
        [](hb_draw_funcs_t*, void* out, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
          *static_cast<std::string*>(out) += fmt::format("Q{},{},{},{} ", cx, cy, x, y);
        },
        nullptr, nullptr);
    std::string path;
    hb_font_get_glyph_shape(font, glyph, funcs, &path);
    hb_draw_funcs_destroy(funcs);
    return path;
  }

  std::string bytes;
  hb_face_t* face = nullptr;
  hb_font_t* font = nullptr;
};

std::vector<std::uint16_t> glyphs_of(Shaper& shaper, FaceId face, std::string_view text) {
  std::vector<std::uint16_t> ids;
  for (const Glyph& g : shaper.shape(face, text, {}).glyphs) ids.push_back(g.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("the built-in faces are found exactly, and only they") {
  const FontBook fonts;
  for (const int weight : {400, 600, 700}) CHECK(fonts.find({"Public Sans", weight, false}));
  for (const int weight : {400, 700}) CHECK(fonts.find({"Public Sans", weight, true}));
  CHECK_FALSE(fonts.find({"Public Sans", 600, true}));
  CHECK_FALSE(fonts.find({"Public sans", 400, false}));
  CHECK(fonts.families() == std::vector<std::string>{"Public Sans"});
  CHECK(fonts.faces_of("Public Sans") == "400, 400 italic, 600, 700, 700 italic");
  CHECK(fonts.faces_of("Arial").empty());
}

TEST_CASE("a face tells its measures") {
  const FontBook fonts;
  const Face& face = fonts.face(*fonts.find(regular));
  CHECK(face.postscript_name() == "PublicSans-Regular");
  CHECK(face.metrics().units_per_em == 2000);
  CHECK(face.metrics().ascender == 1900);
  CHECK(face.metrics().descender == -450);
  CHECK(face.metrics().cap_height > face.metrics().x_height);
  CHECK(face.metrics().bbox[3] > face.metrics().bbox[1]);
  CHECK(face.metrics().italic_angle == 0);
  CHECK(fonts.face(*fonts.find({"Public Sans", 400, true})).metrics().italic_angle < 0);
  CHECK(fonts.face(*fonts.find({"Public Sans", 700, false})).metrics().stem_v > face.metrics().stem_v);
  CHECK(face.has_glyph(U'A'));
  CHECK_FALSE(face.has_glyph(U'\u4E2D'));
}

TEST_CASE("a font that may not be embedded or can't be read is refused with the reason") {
  FontBook fonts;
  std::string why;
  const std::string good = read_file("fonts/public-sans/PublicSans-Regular.ttf");
  const auto refused = [&](std::string bytes) {
    CHECK_FALSE(fonts.add(std::move(bytes), {"Mine", 400, false}, why));
    return why;
  };
  CHECK(refused("") == "the file is too short to be a font");
  CHECK(refused(std::string(200, 'x')) == "it is not a TrueType font");
  CHECK(refused("OTTO" + good.substr(4)).find("PostScript outlines") != std::string::npos);
  CHECK(refused("wOF2" + good.substr(4)).find("WOFF") != std::string::npos);
  CHECK(refused("ttcf" + good.substr(4)).find("collection") != std::string::npos);
  CHECK(refused(good.substr(0, 400)).find("damaged") != std::string::npos);
  std::string cut_off = good;
  cut_off.replace(cut_off.find("glyf") + 14, 1, 1, '\0');  // a length of 142 bytes
  CHECK(refused(cut_off) == "it is damaged: outlines of glyphs are missing");

  std::string forbidden = good;
  const std::size_t record = forbidden.find("OS/2");
  std::size_t table = 0;
  for (std::size_t i = 8; i < 12; ++i)
    table = table * 256 + static_cast<unsigned char>(forbidden[record + i]);
  forbidden[table + 9] = 2;
  CHECK(refused(forbidden) == "its licence bits forbid embedding");
  forbidden[table + 8] = 1;
  forbidden[table + 9] = 0;
  CHECK(refused(forbidden) == "its licence bits forbid subsetting");

  const auto id = fonts.add(good, {"Mine", 400, false}, why);
  REQUIRE(id);
  CHECK(fonts.find({"Mine", 400, false}) == id);
  CHECK(fonts.face(*id).postscript_name() == "PublicSans-Regular");
  CHECK_FALSE(fonts.add(good, {"Mine", 400, false}, why));
  CHECK(why == "the family Mine has a face of weight 400 already");
}

TEST_CASE("shaping kerns, ligates, and sets tabular figures on request") {
  const FontBook fonts;
  Shaper shaper(fonts);
  const FaceId face = *fonts.find(regular);
  const auto width = [&](std::string_view text, Features features = {}) {
    return shaper.shape(face, text, features).advance;
  };
  CHECK(width("AV") < width("A") + width("V"));
  CHECK(width("1111", {true, true}) == width("0000", {true, true}));
  CHECK(width("1111") != width("0000"));
  CHECK(shaper.shape(face, "\u4E2D", {}).glyphs.at(0).id == 0);
  CHECK(shaper.shape(face, "", {}).glyphs.empty());
  CHECK(&shaper.shape(face, "word", {}) == &shaper.shape(face, std::string("word"), {}));
  CHECK(&shaper.shape(face, "word", {}) != &shaper.shape(face, "word", {true, true}));
}

TEST_CASE("clusters count bytes, and kerned pairs are not safe to cut") {
  const FontBook fonts;
  Shaper shaper(fonts);
  const GlyphRun& run = shaper.shape(*fonts.find(regular), "\u00E9AV", {});
  REQUIRE(run.glyphs.size() == 3);
  CHECK(run.glyphs[1].cluster == 2);
  CHECK(run.glyphs[2].cluster == 3);
  CHECK_FALSE(run.glyphs[2].safe_to_break);
}

TEST_CASE("a subset keeps outlines and advances, and says how its glyphs are numbered") {
  const FontBook fonts;
  Shaper shaper(fonts);
  for (const char* file : {"Regular", "BoldItalic"}) {
    const bool plain = std::string(file) == "Regular";
    const FaceId face = *fonts.find({"Public Sans", plain ? 400 : 700, !plain});
    const Opened whole(read_file(std::string("fonts/public-sans/PublicSans-") + file + ".ttf"));
    const auto glyphs = glyphs_of(shaper, face, "Señor Ångström pays 12½ % (about 7,500)");
    const Subset result = subset(fonts.face(face), glyphs);
    const Opened cut(result.bytes);

    CHECK(cut.bytes.size() < 8000);
    CHECK(hb_face_get_glyph_count(cut.face) > glyphs.size() + 1);  // the ring and the tilde came along
    CHECK(cut.outline(0) == whole.outline(0));
    REQUIRE(result.ids.size() == glyphs.size());
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const unsigned n = result.ids[i];
      CHECK(n > 0);
      CHECK(cut.outline(n) == whole.outline(glyphs[i]));
      CHECK(hb_font_get_glyph_h_advance(cut.font, n) == hb_font_get_glyph_h_advance(whole.font, glyphs[i]));
    }
  }
}

TEST_CASE("a face knows the white left of a letter") {
  FontBook fonts;
  Shaper shaper(fonts);
  const FaceId id = *fonts.find(regular);
  const auto bearing = [&](const char* letter) {
    return fonts.face(id).left_bearing(glyphs_of(shaper, id, letter).front());
  };
  CHECK(bearing("I") > 50);
  CHECK(bearing("I") == bearing("L"));
  CHECK(bearing("O") < bearing("I"));
  CHECK(bearing(" ") == 0);
}

TEST_CASE("a subset holds the tables a PDF needs and no others") {
  const FontBook fonts;
  const Opened cut(subset(fonts.face(*fonts.find(regular)), {20, 21}).bytes);
  hb_tag_t tags[16];
  unsigned count = std::size(tags);
  hb_face_get_table_tags(cut.face, 0, &count, tags);
  std::string names;
  for (unsigned i = 0; i < count; ++i) {
    char name[4];
    hb_tag_to_string(tags[i], name);
    names += std::string(name, 4) + ' ';
  }
  CHECK(names == "glyf head hhea hmtx loca maxp ");
}

TEST_CASE("a subset of nothing is .notdef; a glyph that isn't there throws") {
  const FontBook fonts;
  const Face& face = fonts.face(*fonts.find(regular));
  CHECK(hb_face_get_glyph_count(Opened(subset(face, {}).bytes).face) == 1);
  CHECK_THROWS_AS(subset(face, {60000}), std::runtime_error);
}

TEST_CASE("glyphs are numbered as asked where no component comes between, in whatever order they are asked") {
  const FontBook fonts;
  Shaper shaper(fonts);
  const FaceId id = *fonts.find(regular);
  const Face& face = fonts.face(id);
  auto glyphs = glyphs_of(shaper, id, "abcdeghkmno");
  const auto ids = subset(face, glyphs).ids;
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(ids[i] == i + 1);
  std::reverse(glyphs.begin(), glyphs.end());
  const auto reversed = subset(face, glyphs).ids;
  CHECK(std::equal(ids.rbegin(), ids.rend(), reversed.begin(), reversed.end()));
}

TEST_CASE("every glyph of a face can be in a subset, and a second cut is the same as the first") {
  const FontBook fonts;
  const Face& face = fonts.face(*fonts.find(regular));
  std::vector<std::uint16_t> all;
  for (std::uint16_t g = 1; g < 645; ++g) all.push_back(g);
  const Subset cut = subset(face, all);
  CHECK(cut.bytes == subset(face, all).bytes);
  CHECK(cut.ids == all);
  CHECK(hb_face_get_glyph_count(Opened(cut.bytes).face) == 645);
}

TEST_CASE("a face says which letters it has small capitals for") {
  FontBook fonts;
  std::string why;
  const auto serif =
      fonts.add(read_file("fonts/source-serif-4/SourceSerif4-Regular.ttf"), {"Serif", 400, false}, why);
  REQUIRE(serif);
  CHECK(!fonts.face(*fonts.find(regular)).has_small_caps(false));
  const Face& face = fonts.face(*serif);
  CHECK(face.has_small_caps(false));
  CHECK(face.has_small_caps(true));

  Shaper shaper(fonts);
  const auto glyph = [&](std::string_view text, Features features) {
    return shaper.shape(*serif, text, features).glyphs.front().id;
  };
  Features small;
  small.small_caps = true;
  Features all = small;
  all.all_small_caps = true;
  CHECK(glyph("a", {}) != glyph("a", small));
  CHECK(glyph("A", {}) == glyph("A", small));
  CHECK(glyph("A", all) == glyph("a", small));
  CHECK(!face.lacks_small_cap(U'a', glyph("a", small), false));
  CHECK(!face.lacks_small_cap(U'A', glyph("A", small), false));
  CHECK(face.lacks_small_cap(U'A', glyph("A", small), true));
  CHECK(face.lacks_small_cap(U'\u0192', glyph("\u0192", small), false));
  CHECK(!face.lacks_small_cap(U'7', glyph("7", all), true));
}

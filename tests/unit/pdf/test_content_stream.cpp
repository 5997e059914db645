#include "pdf/content_stream.hpp"

#include <cmath>
#include <sstream>

#include <catch2/catch.hpp>

using namespace factsheet;
using pdf::ContentStream;

namespace {

const std::vector<double> widths{0, 500, 612.5, 250};

/// Glyphs of 500/1000 em that advance as given; 'b' for CID 2, blank for CID 3.
pages::Text text_of(const std::string& letters, const std::vector<double>& advances, double size = 10) {
  pages::Text text;
  text.size = Length::points(size);
  text.origin = {Length::points(20), Length::points(30)};
  text.text = letters;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    pages::Glyph glyph;
    glyph.id = 1;
    glyph.advance = Length::points(advances[i]);
    glyph.text_begin = static_cast<std::uint32_t>(i);
    glyph.text_end = static_cast<std::uint32_t>(i + 1);
    text.glyphs.push_back(glyph);
  }
  return text;
}

std::vector<std::uint16_t> cids_of(const std::string& letters) {
  std::vector<std::uint16_t> out;
  for (char c : letters) out.push_back(c == ' ' ? 3 : c == 'b' ? 2 : 1);
  return out;
}

std::string draw(const pages::Text& text) {
  ContentStream stream(Length::points(100));
  stream.text(text, 0, text.glyphs.size(), {0, widths}, cids_of(text.text).data());
  return stream.take();
}

std::string visible(std::string content) {
  for (char& c : content) {
    if (c > 0 && c < 10) c = static_cast<char>('0' + c);
  }
  std::string out;
  for (char c : content) {
    if (c != '\0') out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("text that runs as its widths say needs one string") {
  CHECK(visible(draw(text_of("aab", {5, 5, 6.125}))) == "BT\n/F0 10 Tf\n20 70 Td\n(112)Tj\nET\n");
}

TEST_CASE("kerning and gaps are numbers between strings") {
  // The second glyph is drawn 0.8 pt nearer: 80/1000 of an em.
  CHECK(visible(draw(text_of("aa", {4.2, 5}))) == "BT\n/F0 10 Tf\n20 70 Td\n[(1)80(1)]TJ\nET\n");
  CHECK(visible(draw(text_of("a a", {5, 3.5, 5}))) == "BT\n/F0 10 Tf\n20 70 Td\n[(13)-100(1)]TJ\nET\n");
}

TEST_CASE("stretched text scales glyphs and corrections alike") {
  pages::Text text = text_of("aaa", {4.9, 4.9, 4.9});
  text.stretch = 0.98;
  CHECK(visible(draw(text)) == "BT\n/F0 10 Tf\n98 Tz\n20 70 Td\n(111)Tj\nET\n");
}

TEST_CASE("a long line's letters stand within 0.03 pt, its words and end within 0.01 pt") {
  // Advances that no thousandth of an em hits.
  std::string letters;
  std::vector<double> advances;
  for (int i = 0; i < 120; ++i) {
    const bool blank = i % 7 == 6;
    letters += blank ? ' ' : 'a';
    advances.push_back((blank ? 2.5 + 0.7337 : 5.0) + 0.0031 * (i % 3) - 0.0047 * (i % 5 == 0));
  }
  const pages::Text text = text_of(letters, advances, 9.7);
  const std::string content = draw(text);

  // Follows the operators' pen.
  double pen = 0;
  double wanted = 0;
  std::size_t glyph = 0;
  const std::size_t begin = content.find('[') + 1;
  for (std::size_t i = begin; content[i] != ']';) {
    if (content[i] == '(') {
      for (++i; content[i] != ')'; i += 2) {
        const auto cid = static_cast<std::size_t>(content[i + 1]);
        const bool blank = letters[glyph] == ' ';
        const bool word_start = glyph == 0 || letters[glyph - 1] == ' ';
        const double off = std::abs(pen - wanted);
        if (!blank) CHECK(off < 0.03);
        if (word_start || glyph + 1 == letters.size()) CHECK(off < 0.01);
        pen += widths[cid] * 9.7 / 1000;
        wanted += advances[glyph++];
      }
      ++i;
    } else {
      std::size_t end = i;
      while (content[end] != '(' && content[end] != ']') ++end;
      pen -= std::stod(content.substr(i, end - i)) * 9.7 / 1000;
      i = end;
    }
  }
  CHECK(glyph == letters.size());
}

TEST_CASE("a word that comes again on a line has the same bytes") {
  std::string letters;
  std::vector<double> advances;
  for (int i = 0; i < 5; ++i) {
    letters += "abab ";
    for (double advance : {4.71, 6.2, 5.03, 6.125, 3.333}) advances.push_back(advance);
  }
  letters += "a";
  advances.push_back(5);
  const std::string content = visible(draw(text_of(letters, advances)));
  std::istringstream words(content.substr(content.find('[')));
  // Up to the blank (3) each word is alike.
  const std::string first = content.substr(content.find('[') + 1, content.find('3') - content.find('[') - 1);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = content.find(first.substr(1), at)) != std::string::npos; ++at) ++count;
  CHECK(count == 5);
}

TEST_CASE("fonts, colours and scales that are still set aren't set again") {
  ContentStream stream(Length::points(100));
  pages::Text text = text_of("a", {5});
  text.colour = Colour{255, 0, 51};
  const auto cids = cids_of("a");
  stream.text(text, 0, 1, {0, widths}, cids.data());
  text.origin.y = Length::points(42.5);
  stream.text(text, 0, 1, {0, widths}, cids.data());
  text.colour = Colour{51, 51, 51};
  stream.text(text, 0, 1, {1, widths}, cids.data());
  CHECK(visible(stream.take()) ==
        "1 0 .2 rg\nBT\n/F0 10 Tf\n20 70 Td\n(1)Tj\n0 -12.5 Td\n(1)Tj\n.2 g\n/F1 10 Tf\n(1)Tj\nET\n");
}

TEST_CASE("raised and shifted glyphs are put back") {
  pages::Text text = text_of("aaa", {5, 5, 5});
  text.glyphs[1].y_offset = Length::points(2);
  text.glyphs[1].x_offset = Length::points(1);
  CHECK(visible(draw(text)) == "BT\n/F0 10 Tf\n20 70 Td\n(1)Tj\n2 Ts\n[-100(1)]TJ\n0 Ts\n[100(1)]TJ\nET\n");
}

TEST_CASE("a cluster whose text can't be dealt out is told by ActualText") {
  pages::Text text = text_of("xyz", {5, 5, 5});
  text.glyphs[2].text_begin = text.glyphs[2].text_end;  // y's second glyph
  CHECK(visible(draw(text)) ==
        "BT\n/F0 10 Tf\n20 70 Td\n(1)Tj\n/Span<</ActualText<FEFF0079>>>BDC\n(11)Tj\nEMC\nET\n");
}

TEST_CASE("boxes that touch still touch when rounded") {
  ContentStream stream(Length::points(100));
  const auto at = [](double top) {
    return pages::Box{{{Length::points(1), Length::points(top)}, {Length::points(2), Length::points(3.333)}},
                      white};
  };
  stream.box(at(0));
  stream.box(at(3.333));
  CHECK(stream.take() == "1 g\n1 96.67 2 3.33 re f\n1 93.33 2 3.34 re f\n");
}

TEST_CASE("shapes are filled, stroked or both") {
  using Kind = pages::Segment::Kind;
  const auto at = [](double x, double y) { return Point{Length::points(x), Length::points(y)}; };
  pages::Shape shape;
  shape.path = {{Kind::move, at(1, 99), {}, {}},
                {Kind::curve, at(7, 93), at(3, 97), at(5, 95)},
                {Kind::line, at(1, 90.5), {}, {}},
                {Kind::close, {}, {}, {}}};
  ContentStream stream(Length::points(100));
  stream.shape(shape);  // neither: nothing
  shape.fill = black;
  stream.shape(shape);
  shape.stroke = pages::Stroke{Colour{255, 255, 255}, Length::points(0.25)};
  stream.shape(shape);
  shape.fill.reset();
  stream.shape(shape);
  const std::string path = "1 1 m\n3 3 5 5 7 7 c\n1 9.5 l\nh\n";
  CHECK(stream.take() == path + "f\n1 G\n.25 w\n" + path + "B\n" + path + "S\n");
  shape.path.erase(shape.path.begin());
  CHECK_THROWS_AS(stream.shape(shape), std::logic_error);
}

TEST_CASE("a drawing has the same numbers wherever it stands, and leaves no trace") {
  using Kind = pages::Segment::Kind;
  const auto at = [](double x, double y) { return Point{Length::points(x), Length::points(y)}; };
  pages::Shape shape;
  shape.path = {{Kind::move, at(0, 0), {}, {}}, {Kind::line, at(1, 2), {}, {}}, {Kind::close, {}, {}, {}}};
  shape.fill = white;
  shape.stroke = pages::Stroke{white, Length::points(0.5)};
  const auto shapes = std::make_shared<const std::vector<pages::Shape>>(2, shape);
  ContentStream stream(Length::points(100));
  stream.box({{at(0, 0), {Length::points(1), Length::points(1)}}, black});
  stream.drawing({at(10, 30), shapes});
  stream.drawing({at(5, 5), shapes});
  // Still black, as before the drawings.
  stream.box({{at(0, 0), {Length::points(1), Length::points(1)}}, black});
  const std::string path = "0 0 m\n1 -2 l\nh\nB\n";
  const std::string drawn = "1 g\n1 G\n.5 w\n" + path + path + "Q\n";
  CHECK(stream.take() ==
        "0 99 1 1 re f\nq\n1 0 0 1 10 70 cm\n" + drawn + "q\n1 0 0 1 5 95 cm\n" + drawn + "0 99 1 1 re f\n");
}

TEST_CASE("a drawing that is kept stands in a part of its own") {
  using Kind = pages::Segment::Kind;
  pages::Shape shape;
  shape.path = {{Kind::move, {}, {}, {}}, {Kind::line, {Length::points(1), Length::points(2)}, {}, {}}};
  shape.stroke = pages::Stroke{white, Length::points(0.5)};
  const auto shapes = std::make_shared<const std::vector<pages::Shape>>(1, shape);
  ContentStream stream(Length::points(100));
  const Point at{Length::points(10), Length::points(30)};
  stream.box({{{}, {Length::points(1), Length::points(1)}}, white});
  stream.drawing({at, shapes, true});
  stream.box({{{}, {Length::points(1), Length::points(1)}}, white});
  CHECK_THROWS_AS(stream.take(), std::logic_error);
  const auto parts = stream.take_parts();
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].text == "1 g\n0 99 1 1 re f\nq\n1 0 0 1 10 70 cm\n");
  CHECK(parts[0].shapes == shapes);
  CHECK(parts[1].text == "Q\n0 99 1 1 re f\n");
  CHECK(parts[1].shapes == nullptr);
  // Whatever colours stood before, the shared part begins as a page does.
  CHECK(pdf::shared_content(*shapes) ==
        "0 g\n0 G\n1 w\n0 J\n0 j\n10 M\n[]0 d\n1 G\n.5 w\n0 0 m\n1 -2 l\nS\n");
}

TEST_CASE("a cluster of three glyphs is one ActualText") {
  pages::Text text = text_of("xyzw", {5, 5, 5, 5});
  text.glyphs[1].text_begin = text.glyphs[1].text_end;
  text.glyphs[2].text_begin = text.glyphs[2].text_end;
  CHECK(visible(draw(text)) ==
        "BT\n/F0 10 Tf\n20 70 Td\n/Span<</ActualText<FEFF0078>>>BDC\n(111)Tj\nEMC\n(1)Tj\nET\n");
}

TEST_CASE("a shape's line and fill are said once, until they change") {
  using Kind = pages::Segment::Kind;
  const auto at = [](double x, double y) { return Point{Length::points(x), Length::points(y)}; };
  pages::Shape shape;
  shape.path = {{Kind::move, at(0, 0), {}, {}}, {Kind::line, at(10, 0), {}, {}}, {Kind::close, {}, {}, {}}};
  shape.fill = white;
  shape.fill_rule = pages::FillRule::even_odd;
  ContentStream stream(Length::points(100));
  stream.shape(shape);
  shape.stroke =
      pages::Stroke{black, Length::points(2), pages::LineCap::round, pages::LineJoin::bevel, 10, {}};
  stream.shape(shape);
  shape.stroke->join = pages::LineJoin::mitre;
  shape.stroke->mitre_limit = 4;
  shape.stroke->dashes = {Length::points(3), Length::points(1)};
  stream.shape(shape);
  shape.fill_rule = pages::FillRule::nonzero;
  stream.shape(shape);
  shape.fill.reset();
  shape.stroke = pages::Stroke{black, Length::points(2)};
  stream.shape(shape);
  const std::string path = "0 100 m\n10 100 l\nh\n";
  CHECK(stream.take() == "1 g\n" + path + "f*\n2 w\n1 J\n2 j\n" + path + "B*\n0 j\n4 M\n[3 1]0 d\n" + path +
                             "B*\n" + path + "B\n0 J\n10 M\n[]0 d\n" + path + "S\n");
}

TEST_CASE("dashes that round to nothing are a solid line: PDF knows no dashes of length 0") {
  using Kind = pages::Segment::Kind;
  const auto drawn = [](std::vector<Length> dashes) {
    pages::Shape shape;
    shape.path = {{Kind::move, {}, {}, {}}, {Kind::line, {Length::points(10), Length()}, {}, {}}};
    shape.stroke = pages::Stroke{black, Length::points(2)};
    shape.stroke->dashes = std::move(dashes);
    ContentStream stream(Length::points(100));
    stream.shape(shape);
    return stream.take();
  };
  CHECK(drawn({Length::points(0.004), Length::points(0.001)}) == drawn({}));
  CHECK(drawn({Length(), Length()}) == drawn({}));
  CHECK(drawn({Length(), Length::points(3)}).find("[0 3]0 d\n") != std::string::npos);
}

TEST_CASE("an image fills its area, its foot where the area's is") {
  ContentStream stream(Length::points(100));
  const auto raster = std::make_shared<const pages::Raster>();
  stream.image({{{Length::points(10), Length::points(20)}, {Length::points(30), Length::points(40)}}, raster},
               2);
  CHECK(stream.take() == "q 30 0 0 40 10 40 cm/I2 Do Q\n");
}

#include "unit/graphics/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using test::ReadPicture;
using test::shown;
using test::svg;

namespace {

/// The only shape of a drawing that has no faults.
pages::Shape shape(const std::string& content) {
  const ReadPicture read(svg(content));
  INFO((read.findings().empty() ? std::string() : read.findings().front()));
  REQUIRE(read.drawing());
  REQUIRE(read.drawing()->shapes.size() == 1);
  return read.drawing()->shapes.front();
}

std::vector<std::string> findings(const std::string& content) {
  const ReadPicture read(svg(content));
  CHECK(!read.picture);
  CHECK(read.all_have_hints());
  return read.findings();
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("the basic shapes become paths") {
  CHECK(shown(shape("<rect x='1' y='2' width='3' height='4'/>").path) == "M1,2 L4,2 L4,6 L1,6 L1,2 Z");
  CHECK(shown(shape("<line x2='5' y2='6' stroke='red'/>").path) == "M0,0 L5,6");
  CHECK(shown(shape("<polygon points='1,2 3,4,5 6'/>").path) == "M1,2 L3,4 L5,6 Z");
  CHECK(shown(shape("<polyline points='1,2 3,4'/>").path) == "M1,2 L3,4");
  CHECK(shown(shape("<circle cx='10' cy='10' r='5'/>").path) ==
        shown(shape("<ellipse cx='10' cy='10' rx='5' ry='5'/>").path));
  // One radius stands in for both, and none is larger than half a side.
  CHECK(shown(shape("<rect width='8' height='4' rx='9'/>").path) ==
        shown(shape("<rect width='8' height='4' rx='4' ry='2'/>").path));
}

TEST_CASE("transforms apply from the inside out") {
  CHECK(shown(shape("<path d='M1 2L3 4' transform='translate(10,20)'/>").path) == "M11,22 L13,24");
  CHECK(shown(shape("<path d='M1 2' transform='translate(10) scale(2 3)'/>").path) == "M12,6");
  CHECK(shown(shape("<path d='M10 -20' transform='rotate(90)'/>").path) == "M20,10");
  CHECK(shown(shape("<path d='M6 5L7 5' transform='rotate(90 5 5)'/>").path) == "M5,6 L5,7");
  CHECK(shown(shape("<path d='M0 10' transform='skewX(45)'/>").path) == "M10,10");
  CHECK(shown(shape("<path d='M10 0' transform='skewY(45)'/>").path) == "M10,10");
  CHECK(shown(shape("<path d='M1 1' transform='matrix(1 2 3 4 5 6)'/>").path) == "M9,12");
  CHECK(
      shown(shape("<g transform='translate(10 0)'><g transform='scale(2)'><path d='M1 1'/></g></g>").path) ==
      "M12,2");
}

TEST_CASE("lines get wider with what is drawn, and are refused where only one way") {
  const auto stroke =
      shape("<g transform='scale(2)'><path d='M1 1h5' stroke='red' stroke-width='3'/></g>").stroke;
  REQUIRE(stroke);
  CHECK(stroke->width.pt() == Approx(6));
  CHECK(
      findings("<path d='M1 1h5' stroke='red' transform='scale(1 2)'/>") ==
      Found{"picture:2:2 unsupported-svg a line that is stretched or skewed by a transform can't be drawn"});
}

TEST_CASE("looks come from attributes, from style, and from the elements around") {
  CHECK(shape("<path d='M1 1'/>").fill == black);
  CHECK(shape("<path d='M1 1' fill='#f00'/>").fill == Colour{255, 0, 0});
  CHECK(shape("<path d='M1 1' fill='#f00' style='fill: #0000FF'/>").fill == Colour{0, 0, 255});
  CHECK(shape("<g fill='rgb(10%, 0, 255)'><path d='M1 1'/></g>").fill == Colour{26, 0, 255});
  CHECK(shape("<g fill='none' stroke='Navy'><path d='M1 1'/></g>").stroke->colour == Colour{0, 0, 128});
  CHECK(shape("<g color='#123456'><path d='M1 1' fill='currentColor'/></g>").fill ==
        Colour{0x12, 0x34, 0x56});
  CHECK(shape("<path d='M1 1' fill-rule='evenodd'/>").fill_rule == pages::FillRule::even_odd);
  const auto stroke = shape(
                          "<path d='M1 1' style='stroke:red;stroke-linecap:round;stroke-linejoin:bevel;"
                          "stroke-dasharray:3;stroke-width:1px;-inkscape-x:1'/>")
                          .stroke;
  REQUIRE(stroke);
  CHECK(stroke->cap == pages::LineCap::round);
  CHECK(stroke->join == pages::LineJoin::bevel);
  CHECK(stroke->mitre_limit == 4);
  CHECK(stroke->dashes.size() == 2);
  CHECK(!shape("<path d='M1 1' stroke='red' stroke-width='0'/>").stroke);
}

TEST_CASE("what shows nothing is passed over") {
  CHECK(
      shown(
          shape("<title>T</title><desc/><metadata><x:y xmlns:x='z'/></metadata><defs><linearGradient/></defs>"
                "<sodipodi:namedview id='a'/><g display='none'><path d='M9 9' filter='none'/></g>"
                "<rect width='0' height='5'/><path d='M1 1' fill='none'/><path d='M200 200h5' stroke='red'/>"
                "<path id='p' class='c' data-x='1' d='M1 2' opacity='1' fill-opacity='100%'/>")
              .path) == "M1,2");
}

TEST_CASE("a drawing's size is in points, its viewBox in the middle") {
  const auto frame = [](const std::string& attributes) {
    const ReadPicture read("<svg xmlns='http://www.w3.org/2000/svg' " + attributes +
                           "><path d='M10 10'/></svg>");
    if (!read.drawing()) return read.findings().front();
    const Size size = read.drawing()->size;
    return fmt::format("{:g}x{:g} {}", size.width.pt(), size.height.pt(),
                       shown(read.drawing()->shapes[0].path));
  };
  CHECK(frame("width='1in' height='48'") == "72x36 M7.5,7.5");
  CHECK(frame("viewBox='0 0 40 20'") == "30x15 M7.5,7.5");
  CHECK(frame("width='2in' viewBox='0 0 40 20'") == "144x72 M36,36");
  CHECK(frame("width='100%' height='100%' viewBox='5 5 40 40'") == "30x30 M3.75,3.75");
  CHECK(frame("width='72pt' height='36pt' viewBox='0 0 20 20'") == "72x36 M36,18");
  CHECK(frame("width='72pt' height='36pt' viewBox='0 0 20 20' preserveAspectRatio='xMinYMin meet'") ==
        "72x36 M18,18");
  CHECK(frame("width='72pt' height='36pt' viewBox='0 0 20 20' preserveAspectRatio='none'") == "72x36 M36,18");
  CHECK(frame("width='2em' viewBox='0 0 20 20'") == "picture:1:48 bad-picture \"2em\" is no width");
  CHECK(frame("viewBox='0 0 20'") == "picture:1:50 bad-picture this is no viewBox");
  CHECK(frame("x='1'") == "picture:1:2 bad-picture the drawing doesn't say how large it is");
}

TEST_CASE("what can't be drawn is named with its place, once a kind") {
  CHECK(findings("<text>a</text><text>b</text>") ==
        Found{"picture:2:2 unsupported-svg the element \"text\" can't be drawn"});
  CHECK(findings("<rect width='5' height='5'\n  opacity='.5'/>") ==
        Found{"picture:3:12 unsupported-svg a shape that is seen through can't be drawn"});
  CHECK(findings("<rect width='5' height='5' style='fill:red; filter:url(#a)'/>") ==
        Found{"picture:2:45 unsupported-svg a filter can't be drawn"});
  CHECK(findings("<rect width='5' height='5' fill='url(#a)'/>") ==
        Found{"picture:2:34 unsupported-svg a gradient or pattern can't be drawn"});
  CHECK(findings("<path d='M1 1 L 2 x'/>") ==
        Found{"picture:2:19 bad-picture this path can't be read: a number was expected"});
  CHECK(findings("<path d='M1 1' transform='translate(3'/>") ==
        Found{"picture:2:38 bad-picture a number was expected"});
  CHECK(findings("<rect width='5' height='5' colr='red'/>") ==
        Found{"picture:2:34 unsupported-svg the attribute \"colr\" of rect isn't known"});
  CHECK(findings("<defs><style>a{}</style></defs>") ==
        Found{"picture:2:8 unsupported-svg the element \"style\" can't be drawn"});
  CHECK(findings("<path d='M1 1'><animate/></path>") ==
        Found{"picture:2:17 unsupported-svg the element \"animate\" can't be drawn"});
  CHECK(findings("<s:path xmlns:s='http://www.w3.org/2000/svg' d='M1 1'/>") ==
        Found{"picture:2:2 unsupported-svg the element \"s:path\" can't be drawn"});
  CHECK(
      findings("<rect x='90' y='10' width='20' height='5'/>") ==
      Found{
          "picture:2:2 unsupported-svg this rect reaches 10.0 pt out of the drawing's frame, where it would "
          "have to be cut off"});
  CHECK(findings("<path d='M1 1' fill='none'/>") ==
        Found{"picture:1:2 bad-picture the drawing shows nothing"});
  CHECK(findings("<g>words</g>") ==
        Found{"picture:2:2 unsupported-svg words that stand among shapes can't be drawn"});
}

TEST_CASE("a file that isn't SVG as it should be is told from others") {
  CHECK(ReadPicture("<html/>").findings() ==
        Found{"picture:1:2 bad-picture the drawing's outermost element is \"html\", not \"svg\""});
  CHECK(ReadPicture("<svg viewBox='0 0 1 1'>").findings().size() == 1);
  CHECK(ReadPicture("<svg viewBox='0 0 1 1'><path d='M0 0'/></svg><svg/>").findings().size() == 1);
  CHECK(ReadPicture("<svg viewBox='0 0 1 1'>\xff</svg>").findings() ==
        Found{"picture:1:24 bad-picture the drawing isn't UTF-8 text"});
  CHECK(
      ReadPicture("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg viewBox='0 0 1 1'>&x;</svg>")
          .findings()
          .front() == "picture:1:1 unsupported-svg entities of a document's own can't be read");
  CHECK(ReadPicture("<?xml-stylesheet href='a.css'?><svg viewBox='0 0 9 9'><path d='M1 1'/></svg>")
            .findings()
            .size() == 1);
  CHECK(ReadPicture("").findings() ==
        Found{"layout.toml:1:8 bad-picture the picture \"picture\" can't be used: it is empty"});
}

TEST_CASE("groups within groups don't exhaust the stack") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<g>";
  for (int i = 0; i < 100'000; ++i) deep += "</g>";
  CHECK(findings(deep) == Found{"picture:2:605 unsupported-svg groups lie in each other more than 200 deep"});
}

TEST_CASE("a drawing cut off anywhere is a finding, or whole") {
  const std::string whole = svg("<g fill='red'><path d='M1 1L5 5'/><rect width='5' height='6'/></g>");
  const std::size_t end = whole.rfind('>') + 1;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const ReadPicture read(whole.substr(0, length));
    CHECK(read.picture.has_value() == (length >= end));
    CHECK(read.findings().empty() == (length >= end));
  }
}

TEST_CASE("a drawing with a byte changed never harms the reader") {
  const std::string whole =
      svg("<g fill='red' transform='scale(2)'><path d='M1 1L5 5'/><rect rx='1' width='5' height='6'/></g>");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'\0', '<', '"', '&', '\xff', '9'}) {
      std::string changed = whole;
      changed[at] = byte;
      const ReadPicture read(changed);
      CHECK(read.picture.has_value() == read.findings().empty());
    }
  }
}

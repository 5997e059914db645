#include "pages/svg.hpp"

#include "base/markup.hpp"

#include <cmath>

#include <fmt/format.h>

namespace factsheet::pages {
namespace {

// A page is shown at a third of its size, where a tenth of a point is a thirtieth of a pixel.
std::string coordinate(double value) {
  const long tenths = std::lround(value * 10);
  std::string out = fmt::format("{}{}", tenths < 0 ? "-" : "", std::abs(tenths) / 10);
  if (tenths % 10 != 0) out += fmt::format(".{}", std::abs(tenths) % 10);
  return out;
}
std::string coordinate(Length length) {
  return coordinate(length.pt());
}

std::string box(const Rect& rect, std::string_view fill) {
  return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                     coordinate(rect.left()), coordinate(rect.top()), coordinate(rect.size.width),
                     coordinate(rect.size.height), fill);
}

// What the glyphs say, and the width of those from the first to the last that isn't blank: blanks at the ends
// of an SVG text are dropped, and would be missing from its width.
struct Words {
  std::string text;
  Length indent;
  Length width;
};

Words words_of(const Text& text) {
  Words words;
  Length at;
  Length end;
  for (const Glyph& glyph : text.glyphs) {
    std::string_view piece(text.text);
    piece = piece.substr(std::min<std::size_t>(glyph.text_begin, piece.size()));
    piece = piece.substr(0, glyph.text_end > glyph.text_begin ? glyph.text_end - glyph.text_begin : 0);
    if (piece == "\u00AD" || piece == "-\u00AD") piece = "-";
    const bool blank = piece == " " || piece == "\u00A0";
    if (!(blank && words.text.empty())) {
      if (words.text.empty()) words.indent = at;
      words.text += piece;
    }
    at += glyph.advance;
    if (!blank) end = at;
  }
  while (words.text.ends_with(' ') || words.text.ends_with("\u00A0"))
    words.text.resize(words.text.size() - (words.text.ends_with(' ') ? 1 : 2));
  words.width = end - words.indent;
  return words;
}

// What a face's name says of it: the picture is drawn in whichever font is there.
std::string look_of(const text::Face& face) {
  const std::string& name = face.postscript_name();
  const auto says = [&name](std::string_view word) { return name.find(word) != std::string::npos; };
  std::string out;
  if (says("SemiBold") || says("Medium")) {
    out += " font-weight=\"600\"";
  } else if (says("Bold") || says("Black")) {
    out += " font-weight=\"700\"";
  }
  if (face.metrics().italic_angle != 0) out += " font-style=\"italic\"";
  if (says("Serif")) out += " font-family=\"serif\"";
  return out;
}

class SvgWriter {
 public:
  explicit SvgWriter(const text::FontBook& fonts) : fonts_(fonts) {}

  void operator()(const Text& text) {
    const Words words = words_of(text);
    if (words.text.empty()) return;
    out_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{}",
                        coordinate(text.origin.x + words.indent), coordinate(text.origin.y),
                        coordinate(text.size), to_string(text.colour), look_of(fonts_.face(text.face)));
    // A length of nought would be a mistake (SVG 1.1, 10.5).
    if (words.width > Length::points(0.1))
      out_ += fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", coordinate(words.width));
    out_ += ">" + escaped_markup(words.text) + "</text>";
  }

  void operator()(const Shape& shape) { draw(shape, {}); }
  void operator()(const Drawing& drawing) {
    for (const Shape& shape : *drawing.shapes) draw(shape, drawing.origin);
  }
  void operator()(const Box& filled) { out_ += box(filled.rect, to_string(filled.fill)); }
  void operator()(const Image& image) { out_ += box(image.area, "#b8b8b8"); }
  // Tags and links are for the sheet's readers; this is one picture.
  void operator()(const Link&) {}
  void operator()(const TagBegin&) {}
  void operator()(const TagEnd&) {}
  void operator()(const ArtifactBegin&) {}
  void operator()(const ArtifactEnd&) {}

  std::string take() { return std::move(out_); }

 private:
  // Lines that end within `least` of where the pen stands aren't seen: a map's borders come to a tenth of
  // their points.
  void draw(const Shape& shape, Point by) {
    constexpr double least = 0.8;
    std::string path;
    Point pen;
    const auto near = [&pen](Point to) {
      return std::hypot((to.x - pen.x).pt(), (to.y - pen.y).pt()) < least;
    };
    const auto put = [&](char what, std::initializer_list<Point> points) {
      path += what;
      for (const Point point : points)
        path += fmt::format("{} {} ", coordinate(point.x + by.x), coordinate(point.y + by.y));
      path.pop_back();
      pen = *(points.end() - 1);
    };
    for (std::size_t i = 0; i < shape.path.size(); ++i) {
      const Segment& piece = shape.path[i];
      // A line's last piece stays, so that what is short as a whole is drawn.
      const bool last = i + 1 == shape.path.size() || shape.path[i + 1].kind == Segment::Kind::move;
      switch (piece.kind) {
        case Segment::Kind::move:
          put('M', {piece.to});
          break;
        case Segment::Kind::line:
          if (last || !near(piece.to)) put('L', {piece.to});
          break;
        case Segment::Kind::curve:
          if (near(piece.to) && near(piece.c1) && near(piece.c2) && !last) break;
          put('C', {piece.c1, piece.c2, piece.to});
          break;
        case Segment::Kind::close:
          path += 'Z';
          break;
      }
    }
    if (path.empty()) return;
    out_ += fmt::format("<path d=\"{}\" fill=\"{}\"", path, shape.fill ? to_string(*shape.fill) : "none");
    if (shape.fill && shape.fill_rule == FillRule::even_odd) out_ += " fill-rule=\"evenodd\"";
    if (shape.stroke) stroke(*shape.stroke);
    out_ += "/>";
  }

  void stroke(const Stroke& stroke) {
    out_ +=
        fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", to_string(stroke.colour), coordinate(stroke.width));
    if (stroke.cap != LineCap::butt)
      out_ += stroke.cap == LineCap::round ? " stroke-linecap=\"round\"" : " stroke-linecap=\"square\"";
    if (stroke.join != LineJoin::mitre)
      out_ += stroke.join == LineJoin::round ? " stroke-linejoin=\"round\"" : " stroke-linejoin=\"bevel\"";
    if (stroke.dashes.empty()) return;
    out_ += " stroke-dasharray=\"";
    for (const Length dash : stroke.dashes) out_ += coordinate(dash) + ' ';
    out_.back() = '"';
  }

  const text::FontBook& fonts_;
  std::string out_;
};

}  // namespace

std::string to_svg(const Page& page, const text::FontBook& fonts, std::string_view label) {
  SvgWriter writer(fonts);
  for (const Item& item : page.items) std::visit(writer, item);
  const std::string width = coordinate(page.size.width);
  const std::string height = coordinate(page.size.height);
  return fmt::format(
      "<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\">"
      "<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>{}</svg>",
      escaped_markup(label), width, height, width, height, writer.take());
}

}  // namespace factsheet::pages

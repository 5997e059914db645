// What is drawn besides text: shapes, boxes, images and their colours.

#include "pdf/content_stream.hpp"
#include "pdf/syntax.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <tuple>

namespace factsheet::pdf {
namespace {

void put_colour(std::string& out, Colour colour, std::string_view grey, std::string_view rgb) {
  // Three decimals tell 256 steps apart.
  const auto channel = [&out](std::uint8_t value) {
    put_fixed(out, std::lround(value * 1000 / 255.0), 3);
    out += ' ';
  };
  channel(colour.red);
  if (colour.red == colour.green && colour.green == colour.blue) {
    out += grey;
  } else {
    channel(colour.green);
    channel(colour.blue);
    out += rgb;
  }
  out += '\n';
}

}  // namespace

void ContentStream::shape(const pages::Shape& shape) {
  if (shape.path.empty() || (!shape.fill && !shape.stroke)) return;
  if (shape.path.front().kind != pages::Segment::Kind::move)
    throw std::logic_error("a Shape's path starts nowhere");
  end_text();
  if (shape.fill) fill_colour(*shape.fill);
  if (shape.stroke) set_stroke(*shape.stroke);
  path(shape.path);
  const bool even_odd = shape.fill_rule == pages::FillRule::even_odd;
  if (shape.fill && shape.stroke)
    op(even_odd ? "B*" : "B");
  else
    op(!shape.fill ? "S" : even_odd ? "f*" : "f");
}

void ContentStream::set_stroke(const pages::Stroke& stroke) {
  stroke_colour(stroke.colour);
  if (const long width = to_hundredths(stroke.width); width != stroke_width_) {
    put_fixed(out_, width, 2);
    op(" w");
    stroke_width_ = width;
  }
  if (stroke.cap != cap_) {
    put_integer(out_, static_cast<long>(stroke.cap));
    op(" J");
    cap_ = stroke.cap;
  }
  if (stroke.join != join_) {
    put_integer(out_, static_cast<long>(stroke.join));
    op(" j");
    join_ = stroke.join;
  }
  const long limit = std::lround(stroke.mitre_limit * 100);
  if (stroke.join == pages::LineJoin::mitre && limit != mitre_limit_) {
    put_fixed(out_, limit, 2);
    op(" M");
    mitre_limit_ = limit;
  }
  std::vector<long> dashes;
  for (const Length dash : stroke.dashes) dashes.push_back(to_hundredths(dash));
  // All of them rounded to nothing: PDF (8.4.3.6) forbids that, and it looks like a solid line.
  if (std::all_of(dashes.begin(), dashes.end(), [](long dash) { return dash == 0; })) dashes.clear();
  if (dashes == dashes_) return;
  out_ += '[';
  for (std::size_t i = 0; i < dashes.size(); ++i) {
    if (i > 0) out_ += ' ';
    put_fixed(out_, dashes[i], 2);
  }
  op("]0 d");
  dashes_ = std::move(dashes);
}

// The place is set once, so that the shapes have the same short numbers on every page, which pack well.
void ContentStream::drawing(const pages::Drawing& drawing) {
  end_text();
  out_ += "q\n1 0 0 1 ";
  point(drawing.origin);
  out_ += "cm\n";
  if (drawing.kept) {
    parts_.push_back({std::move(out_), drawing.shapes});
    out_ = "Q\n";
    return;
  }
  // Q brings back what was set before.
  const auto before =
      std::tuple(fill_, stroke_, stroke_width_, cap_, join_, mitre_limit_, dashes_, page_height_);
  page_height_ = Length();
  for (const pages::Shape& one : *drawing.shapes) shape(one);
  op("Q");
  std::tie(fill_, stroke_, stroke_width_, cap_, join_, mitre_limit_, dashes_, page_height_) = before;
}

void ContentStream::path(const std::vector<pages::Segment>& path) {
  for (const pages::Segment& piece : path) {
    switch (piece.kind) {
      case pages::Segment::Kind::move:
        point(piece.to);
        op("m");
        break;
      case pages::Segment::Kind::line:
        point(piece.to);
        op("l");
        break;
      case pages::Segment::Kind::curve:
        point(piece.c1);
        point(piece.c2);
        point(piece.to);
        op("c");
        break;
      case pages::Segment::Kind::close:
        op("h");
        break;
    }
  }
}

void ContentStream::box(const pages::Box& box) {
  end_text();
  fill_colour(box.fill);
  // Edges are rounded, not the size, so that boxes that touch go on touching.
  const long left = to_hundredths(box.rect.left());
  const long bottom = y_of(box.rect.bottom());
  hundredths(left);
  out_ += ' ';
  hundredths(bottom);
  out_ += ' ';
  hundredths(to_hundredths(box.rect.right()) - left);
  out_ += ' ';
  hundredths(y_of(box.rect.top()) - bottom);
  op(" re f");
}

void ContentStream::image(const pages::Image& image, std::size_t number) {
  end_text();
  // An image fills the unit square. What is set inside q and Q doesn't outlast them.
  const long left = to_hundredths(image.area.left());
  const long bottom = y_of(image.area.bottom());
  out_ += "q ";
  hundredths(to_hundredths(image.area.right()) - left);
  out_ += " 0 0 ";
  hundredths(y_of(image.area.top()) - bottom);
  out_ += ' ';
  hundredths(left);
  out_ += ' ';
  hundredths(bottom);
  out_ += " cm/I";
  put_integer(out_, static_cast<long>(number));
  op(" Do Q");
}

void ContentStream::fill_colour(Colour colour) {
  if (colour == fill_) return;
  put_colour(out_, colour, "g", "rg");
  fill_ = colour;
}

void ContentStream::stroke_colour(Colour colour) {
  if (colour == stroke_) return;
  put_colour(out_, colour, "G", "RG");
  stroke_ = colour;
}

std::string shared_content(const std::vector<pages::Shape>& shapes) {
  ContentStream content{Length()};
  for (const pages::Shape& shape : shapes) content.shape(shape);
  return "0 g\n0 G\n1 w\n0 J\n0 j\n10 M\n[]0 d\n" + content.take();  // what a page starts with
}

}  // namespace factsheet::pdf

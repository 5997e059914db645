#include "pages/display_list.hpp"

#include <cmath>

#include <fmt/format.h>

namespace factsheet::pages {
namespace {

/// Rounded to 0.01, without trailing noughts; never "-0".
std::string number(double value) {
  const long hundredths = std::lround(value * 100);
  std::string out = fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", std::abs(hundredths) / 100,
                                std::abs(hundredths) % 100);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}
std::string number(Length length) {
  return number(length.pt());
}
std::string place(Point point) {
  return number(point.x) + "," + number(point.y);
}
std::string area(const Rect& rect) {
  return fmt::format("{} {}x{}", place(rect.origin), number(rect.size.width), number(rect.size.height));
}

/// In double quotes on one line; the marks that can't be seen are spelled out.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\u00AD"))
      out += "\\u00AD", ++i;
    else if (rest.starts_with("\u00A0"))
      out += "\\u00A0", ++i;
    else if (text[i] == '"' || text[i] == '\\')
      (out += '\\') += text[i];
    else if (text[i] == '\n')
      out += "\\n";
    else
      out += text[i];
  }
  return out + '"';
}

std::string_view name(ArtifactKind kind) {
  switch (kind) {
    case ArtifactKind::layout:
      return "layout";
    case ArtifactKind::background:
      return "background";
    case ArtifactKind::header:
      return "header";
    case ArtifactKind::footer:
      return "footer";
  }
  return "?";
}

std::string attributes(const TagBegin& tag) {
  std::string out;
  if (tag.scope != Scope::none) {
    out += tag.scope == Scope::row      ? " scope=row"
           : tag.scope == Scope::column ? " scope=column"
                                        : " scope=both";
  }
  if (tag.column_span != 1) out += fmt::format(" columns={}", tag.column_span);
  if (tag.row_span != 1) out += fmt::format(" rows={}", tag.row_span);
  if (tag.numbering != ListNumbering::none) {
    out += tag.numbering == ListNumbering::disc ? " numbering=disc" : " numbering=decimal";
  }
  if (!tag.alt.empty()) out += " alt=" + quoted(tag.alt);
  if (!tag.language.empty()) out += " language=" + tag.language;
  if (tag.bounds) out += " bounds=" + area(*tag.bounds);
  return out;
}

std::string stroke(const Stroke& stroke) {
  std::string out = fmt::format(" stroke={} {}", to_string(stroke.colour), number(stroke.width));
  if (stroke.cap != LineCap::butt) out += stroke.cap == LineCap::round ? " cap=round" : " cap=square";
  if (stroke.join != LineJoin::mitre) out += stroke.join == LineJoin::round ? " join=round" : " join=bevel";
  if (stroke.mitre_limit != 10) out += " mitre=" + number(stroke.mitre_limit);
  for (std::size_t i = 0; i < stroke.dashes.size(); ++i)
    out += (i == 0 ? " dashes=" : ",") + number(stroke.dashes[i]);
  return out;
}

class Writer {
 public:
  explicit Writer(const text::FontBook& fonts) : fonts_(fonts) {}

  void operator()(const Text& text) {
    Length width;
    for (const Glyph& glyph : text.glyphs) width += glyph.advance;
    std::string how = fmt::format("{} {} {}", fonts_.face(text.face).postscript_name(), number(text.size),
                                  to_string(text.colour));
    if (text.stretch != 1) how += fmt::format(" stretch={:.4g}", text.stretch);
    line(fmt::format("text {} width={} {} {}", place(text.origin), number(width), how, quoted(text.text)));
  }
  void operator()(const Shape& shape) {
    std::string out = "shape";
    if (shape.fill) out += " fill=" + to_string(*shape.fill);
    if (shape.fill && shape.fill_rule == FillRule::even_odd) out += " even-odd";
    if (shape.stroke) out += stroke(*shape.stroke);
    for (const Segment& piece : shape.path) {
      switch (piece.kind) {
        case Segment::Kind::move:
          out += " M" + place(piece.to);
          break;
        case Segment::Kind::line:
          out += " L" + place(piece.to);
          break;
        case Segment::Kind::curve:
          out += " C" + place(piece.c1) + " " + place(piece.c2) + " " + place(piece.to);
          break;
        case Segment::Kind::close:
          out += " Z";
          break;
      }
    }
    line(out);
  }
  void operator()(const Drawing& drawing) {
    line(fmt::format("drawing {}", place(drawing.origin)));
    ++depth_;
    for (const Shape& shape : *drawing.shapes) (*this)(shape);
    --depth_;
  }
  void operator()(const Box& box) { line(fmt::format("box {} {}", area(box.rect), to_string(box.fill))); }
  void operator()(const Image& image) {
    const Raster& raster = *image.raster;
    line(fmt::format("image {} {}x{} {}{}{}", area(image.area), raster.width, raster.height,
                     raster.components == 1 ? "grey" : "rgb",
                     raster.coding == Raster::Coding::jpeg ? " jpeg" : "",
                     raster.alpha.empty() ? "" : " alpha"));
  }
  void operator()(const Link& link) {
    line(fmt::format("link {} {} {}", area(link.area), quoted(link.uri), quoted(link.description)));
  }
  void operator()(const TagBegin& tag) {
    line(std::string(pdf_name(tag.role)) + attributes(tag));
    ++depth_;
  }
  void operator()(const TagEnd&) { --depth_; }
  void operator()(const ArtifactBegin& artifact) {
    line(fmt::format("artifact {}", name(artifact.kind)));
    ++depth_;
  }
  void operator()(const ArtifactEnd&) { --depth_; }

  void line(std::string_view text) {
    out_.append(static_cast<std::size_t>(std::max(depth_, 0)) * 2, ' ');
    out_.append(text) += '\n';
  }
  /// A page starts at the margin, whichever tags stay open over it.
  void flush_left(std::string_view text) { out_.append(text) += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  const text::FontBook& fonts_;
  std::string out_;
  int depth_ = 0;
};

std::string metadata_line(const Metadata& metadata) {
  std::string out = fmt::format("document title={} language={}", quoted(metadata.title), metadata.language);
  if (!metadata.author.empty()) out += " author=" + quoted(metadata.author);
  if (!metadata.subject.empty()) out += " subject=" + quoted(metadata.subject);
  if (!metadata.keywords.empty()) {
    out += " keywords=";
    for (std::size_t i = 0; i < metadata.keywords.size(); ++i) {
      if (i > 0) out += ',';
      out += quoted(metadata.keywords[i]);
    }
  }
  return out;
}

}  // namespace

std::string dump(const Pages& pages, const text::FontBook& fonts) {
  Writer writer(fonts);
  writer.line(metadata_line(pages.metadata));
  int page_number = 0;
  for (const Page& page : pages.pages) {
    writer.flush_left(
        fmt::format("page {} {}x{}", ++page_number, number(page.size.width), number(page.size.height)));
    for (const Item& item : page.items) std::visit(writer, item);
  }
  return writer.take();
}

}  // namespace factsheet::pages

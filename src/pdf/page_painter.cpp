#include "pdf/page_painter.hpp"

#include "pdf/syntax.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace factsheet::pdf {
namespace {

using pages::LineTie;
using pages::Role;

/// 1 to 6 for headings, 0 for other roles.
int heading_level(Role role) {
  return role >= Role::h1 && role <= Role::h6 ? 1 + static_cast<int>(role) - static_cast<int>(Role::h1) : 0;
}

/// Grows from points to the box around them.
struct Bounds {
  Length left, top, right, bottom;
  bool empty = true;
  void add(Point point) {
    if (empty) {
      left = right = point.x;
      top = bottom = point.y;
      empty = false;
    }
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    top = std::min(top, point.y);
    bottom = std::max(bottom, point.y);
  }
  void add(const Rect& rect) {
    add(rect.origin);
    add(Point{rect.right(), rect.bottom()});
  }
  void add(const pages::Shape& shape, Point at) {
    for (const pages::Segment& piece : shape.path) {
      if (piece.kind == pages::Segment::Kind::close) continue;
      add(piece.to + at);
      if (piece.kind != pages::Segment::Kind::curve) continue;
      add(piece.c1 + at);
      add(piece.c2 + at);
    }
  }
};

/// What an artifact covers, from its first item on. Text is left out: backgrounds have none.
Bounds artifact_bounds(const pages::Page& page, std::size_t item) {
  Bounds bounds;
  for (; item < page.items.size(); ++item) {
    if (std::holds_alternative<pages::ArtifactEnd>(page.items[item])) break;
    if (const auto* box = std::get_if<pages::Box>(&page.items[item])) bounds.add(box->rect);
    if (const auto* image = std::get_if<pages::Image>(&page.items[item])) bounds.add(image->area);
    if (const auto* shape = std::get_if<pages::Shape>(&page.items[item])) bounds.add(*shape, {});
    if (const auto* drawing = std::get_if<pages::Drawing>(&page.items[item])) {
      for (const pages::Shape& shape : *drawing->shapes) bounds.add(shape, drawing->origin);
    }
  }
  return bounds;
}

/// An artifact's property list (ISO 32000-1, table 330).
std::string artifact_properties(pages::ArtifactKind kind, const pages::Page& page, std::size_t item) {
  switch (kind) {
    case pages::ArtifactKind::header:
      return "<</Type/Pagination/Subtype/Header/Attached[/Top]>>";
    case pages::ArtifactKind::footer:
      return "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>";
    case pages::ArtifactKind::background: {
      const Bounds bounds = artifact_bounds(page, item);
      if (bounds.empty) break;
      std::string out = "<</Type/Background/BBox[";
      for (const Length edge :
           {bounds.left, page.size.height - bounds.bottom, bounds.right, page.size.height - bounds.top}) {
        put_fixed(out, to_hundredths(edge), 2);
        out += ' ';
      }
      out.back() = ']';
      return out + ">>";
    }
    case pages::ArtifactKind::layout:
      break;
  }
  return "<</Type/Layout>>";
}

}  // namespace

struct PagePainter::Current {
  const pages::Page& page;
  std::size_t number;
  ContentStream content;
  std::vector<Dict> annotations;
  bool marked = false;
  bool artifact = false;
};

struct PagePainter::Visitor {
  PagePainter& painter;
  Current& current;
  std::size_t item;

  void operator()(const pages::Text& text) const { painter.text(current, text); }
  void operator()(const pages::Shape& shape) const {
    painter.ensure_marked(current);
    current.content.shape(shape);
  }
  void operator()(const pages::Drawing& drawing) const {
    painter.ensure_marked(current);
    current.content.drawing(drawing);
  }
  void operator()(const pages::Box& box) const {
    painter.ensure_marked(current);
    current.content.box(box);
  }
  void operator()(const pages::Image& image) const {
    painter.ensure_marked(current);
    current.content.image(image, painter.images_.index_of(*image.raster));
  }
  void operator()(const pages::Link& link) const { painter.link(current, link); }
  void operator()(const pages::TagBegin& tag) const { painter.begin_tag(current, tag); }
  void operator()(const pages::TagEnd&) const { painter.end_tag(current); }
  void operator()(const pages::ArtifactBegin& begin) const { painter.begin_artifact(current, begin, item); }
  void operator()(const pages::ArtifactEnd&) const { painter.end_artifact(current); }
};

PagePainter::Painted PagePainter::paint(const pages::Page& page, std::size_t number) {
  Current current{page, number, ContentStream(page.size.height), {}};
  for (std::size_t i = 0; i < page.items.size(); ++i) std::visit(Visitor{*this, current, i}, page.items[i]);
  if (current.artifact) throw std::logic_error("an artifact is still open at its page's end");
  end_marked(current);
  return {current.content.take_parts(), std::move(current.annotations)};
}

void PagePainter::ensure_marked(Current& page) {
  if (page.artifact || page.marked) return;
  const int mcid = structure_.mark(page.number);
  page.content.begin_marked(pages::pdf_name(structure_.role()), fmt::format("<</MCID {}>>", mcid));
  page.marked = true;
}

void PagePainter::end_marked(Current& page) {
  if (page.marked) page.content.end_marked();
  page.marked = false;
}

void PagePainter::text(Current& page, const pages::Text& text) {
  if (text.glyphs.empty()) return;
  const std::size_t index = shown_.index_of(text.face);
  const ContentStream::Font font{index, fonts_[index]->widths};
  const std::uint16_t* cids = &shown_.cids()[next_cid_];
  const LineTie tie = pages::line_tie(text);
  const std::size_t count = text.glyphs.size();
  next_cid_ += count + (tie == LineTie::own ? 1 : 0);
  if (heading_ && !page.artifact) {
    if (!heading_->placed) heading_->bookmark.top = text.origin.y - text.size;
    heading_->placed = true;
    heading_->words.add(text);
  }

  if (tie != LineTie::inserted || count > 1) ensure_marked(page);
  if (tie == LineTie::none || page.artifact) {
    page.content.text(text, 0, count, font, cids);
    return;
  }
  // A line ends inside a word. ISO 32000-1, 14.8.2.2.3 wants U+00AD for a hyphen that isn't in the text, but
  // readers that go by places alone (poppler's pdftotext) join two lines only if U+002D is the last they see,
  // and drop it. So the line's last glyph, the inserted hyphen or else an unseen one, says U+00AD by its code
  // and "-" by ActualText, and is an artifact, so that readers of the structure find nothing. The next line
  // gets a marked-content sequence of its own: some readers put a blank between the lines of one.
  const std::size_t own = tie == LineTie::own ? count : count - 1;
  page.content.text(text, 0, own, font, cids);
  end_marked(page);
  page.content.begin_marked("Artifact", "<</Type/Layout>>");
  page.content.begin_marked("Span", "<</ActualText(-)>>");
  if (tie == LineTie::own)
    page.content.unseen(text, font, cids[count]);
  else
    page.content.text(text, own, count, font, cids + own);
  page.content.end_marked();
  page.content.end_marked();
}

void PagePainter::begin_tag(Current& page, const pages::TagBegin& tag) {
  if (page.artifact) throw std::logic_error("a tag begins inside an artifact");
  end_marked(page);
  structure_.open(tag, page.number);
  ++depth_;
  if (const int level = heading_level(tag.role); level > 0 && !heading_) {
    heading_ = OpenHeading{{level, {}, page.number, {}}, {}, depth_};
  }
}

void PagePainter::end_tag(Current& page) {
  if (page.artifact) throw std::logic_error("a tag ends inside an artifact");
  end_marked(page);
  structure_.close();
  if (heading_ && heading_->depth == depth_) {
    heading_->bookmark.title = heading_->words.take();
    if (!heading_->bookmark.title.empty()) bookmarks_.push_back(std::move(heading_->bookmark));
    heading_.reset();
  }
  --depth_;
}

void PagePainter::begin_artifact(Current& page, const pages::ArtifactBegin& artifact, std::size_t item) {
  if (page.artifact) throw std::logic_error("an artifact begins inside an artifact");
  end_marked(page);
  page.content.begin_marked("Artifact", artifact_properties(artifact.kind, page.page, item + 1));
  page.artifact = true;
}

void PagePainter::end_artifact(Current& page) {
  if (!page.artifact) throw std::logic_error("an artifact ends that never began");
  page.content.end_marked();
  page.artifact = false;
}

void PagePainter::link(Current& page, const pages::Link& link) {
  if (page.artifact) throw std::logic_error("a link stands inside an artifact");
  Dict annotation = write_link(document_, link, page.page.size.height);
  structure_.add_link(annotation, page.number);
  page.annotations.push_back(annotation);
}

}  // namespace factsheet::pdf

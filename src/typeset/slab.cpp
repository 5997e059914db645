#include "typeset/slab.hpp"

namespace factsheet::typeset {
namespace {

struct Mover {
  Point by;
  void operator()(pages::Text& text) const { text.origin = text.origin + by; }
  void operator()(pages::Box& box) const { box.rect.origin = box.rect.origin + by; }
  void operator()(pages::Image& image) const { image.area.origin = image.area.origin + by; }
  void operator()(pages::Link& link) const { link.area.origin = link.area.origin + by; }
  void operator()(pages::Drawing& drawing) const { drawing.origin = drawing.origin + by; }
  void operator()(pages::Shape& shape) const {
    for (pages::Segment& segment : shape.path) {
      segment.to = segment.to + by;
      segment.c1 = segment.c1 + by;
      segment.c2 = segment.c2 + by;
    }
  }
  void operator()(pages::TagBegin& tag) const {
    if (tag.bounds) tag.bounds->origin = tag.bounds->origin + by;
  }
  void operator()(pages::TagEnd&) const {}
  void operator()(pages::ArtifactBegin&) const {}
  void operator()(pages::ArtifactEnd&) const {}
};

}  // namespace

void translate(pages::Item& item, Point by) {
  std::visit(Mover{by}, item);
}

void place(std::vector<pages::Item>&& items, Point at, std::vector<pages::Item>& out) {
  for (pages::Item& item : items) {
    translate(item, at);
    out.push_back(std::move(item));
  }
}

Length draw_repeated(const Repeated* repeated, Point at, std::vector<pages::Item>& out) {
  if (!repeated) return {};
  const Length above = draw_repeated(repeated->above.get(), at, out);
  std::vector<pages::Item> items = repeated->items;
  place(std::move(items), {at.x, at.y + above}, out);
  return above + repeated->own_height;
}

std::vector<pages::Item> as_artifact(const std::vector<pages::Item>& items) {
  std::vector<pages::Item> out;
  out.emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
  for (const pages::Item& item : items) {
    const bool is_drawn = std::holds_alternative<pages::Text>(item) ||
                          std::holds_alternative<pages::Box>(item) ||
                          std::holds_alternative<pages::Shape>(item);
    if (is_drawn) out.push_back(item);
  }
  out.emplace_back(pages::ArtifactEnd{});
  return out;
}

}  // namespace factsheet::typeset

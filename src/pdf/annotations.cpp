#include "pdf/annotations.hpp"

#include "pdf/structure.hpp"

#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace factsheet::pdf {
namespace {

constexpr int printed = 1 << 2;  // annotation flag, ISO 32000-1 table 165

/// Where each bookmark hangs in the tree; 0 is the outline itself, bookmark i is node i + 1.
struct Node {
  std::size_t parent = 0;
  std::vector<std::size_t> kids;
};

std::vector<Node> hang(const std::vector<Bookmark>& bookmarks) {
  std::vector<Node> nodes(bookmarks.size() + 1);
  std::vector<std::size_t> open{0};  // the nodes that a further bookmark may hang from, outermost first
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    while (open.size() > 1 && bookmarks[open.back() - 1].level >= bookmarks[i].level) open.pop_back();
    nodes[i + 1].parent = open.back();
    nodes[open.back()].kids.push_back(i + 1);
    open.push_back(i + 1);
  }
  return nodes;
}

/// Bookmarks below a node that show when all are open.
int shown_below(const std::vector<Node>& nodes, std::size_t node) {
  int count = 0;
  for (std::size_t kid : nodes[node].kids) count += 1 + shown_below(nodes, kid);
  return count;
}

}  // namespace

std::string ascii_uri(std::string_view uri) {
  std::string out;
  for (char c : uri) {
    if (c > 0x20 && c < 0x7F)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

Dict write_link(Document& document, const pages::Link& link, Length page_height) {
  if (link.description.empty()) throw std::logic_error("a link has no description");
  Dict action = document.dict();
  action.name("S", "URI").text("URI", ascii_uri(link.uri));
  Dict annotation = document.object();
  annotation.name("Type", "Annot")
      .name("Subtype", "Link")
      .set("Rect", rectangle(document, link.area, page_height))
      .set("Border", document.array().integer(0).integer(0).integer(0))
      .integer("F", printed)
      .text("Contents", link.description)
      .set("A", action);
  return annotation;
}

void write_outline(Document& document, Dict catalog, const std::vector<Bookmark>& bookmarks,
                   const std::vector<Dict>& page_objects, const std::vector<pages::Page>& pages) {
  if (bookmarks.empty()) return;
  const std::vector<Node> nodes = hang(bookmarks);
  std::vector<Dict> made;
  for (std::size_t i = 0; i < nodes.size(); ++i) made.push_back(document.object());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::vector<std::size_t>& kids = nodes[i].kids;
    if (!kids.empty()) {
      made[i].set("First", made[kids.front()]).set("Last", made[kids.back()]);
      made[i].integer("Count", shown_below(nodes, i));
    }
    for (std::size_t k = 0; k < kids.size(); ++k) {
      if (k > 0) made[kids[k]].set("Prev", made[kids[k - 1]]);
      if (k + 1 < kids.size()) made[kids[k]].set("Next", made[kids[k + 1]]);
    }
    if (i == 0) continue;
    const Bookmark& bookmark = bookmarks[i - 1];
    const double top = std::round((pages[bookmark.page].size.height - bookmark.top).pt());
    Array destination = document.array();
    destination.add(page_objects[bookmark.page]).name("XYZ").integer(0).real(top).integer(0);
    made[i].text("Title", bookmark.title).set("Parent", made[nodes[i].parent]).set("Dest", destination);
  }
  catalog.set("Outlines", made[0].name("Type", "Outlines"));
}

}  // namespace factsheet::pdf

#pragma once

#include "pages/display_list.hpp"
#include "pdf/objects.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace factsheet::pdf {

/// A document's logical structure (ISO 32000-1, 14.7): gathers elements while pages are drawn, then writes
/// the structure tree and the parent tree that leads from content back to it.
class StructureTree {
 public:
  /// `pages` are the page objects, in order.
  StructureTree(Document& document, std::vector<Dict> pages) : document_(document), pages_(std::move(pages)) {
    marked_.resize(pages_.size());
  }

  /// Opens an element inside the innermost open one. The tag must outlive the tree. Throws std::logic_error
  /// if it lacks what PDF/UA asks of its role.
  void open(const pages::TagBegin& tag, std::size_t page);
  /// Throws std::logic_error if none is open.
  void close();
  bool any_open() const { return !open_.empty(); }
  /// Of the innermost open element.
  pages::Role role() const { return elements_[open_.back()].tag->role; }

  /// A new MCID of a page, for content of the innermost open element.
  int mark(std::size_t page);
  /// Puts an annotation into the innermost open Link element and gives it its StructParent. Throws
  /// std::logic_error if no Link is open.
  void add_link(Dict annotation, std::size_t page);

  /// Writes the tree into the catalog, and StructParents into the pages. Throws std::logic_error if an
  /// element is open.
  void write(Dict catalog, const std::vector<pages::Page>& pages);

 private:
  struct Kid {
    enum class Kind { element, marked_content, annotation } kind;
    std::size_t value;  // index of the element, MCID, index into annotations_
    std::size_t page;
  };
  struct Element {
    const pages::TagBegin* tag;
    std::size_t parent;
    std::size_t opened_on;  // page
    std::vector<Kid> kids;
  };
  struct Annotation {
    Dict dict;
    std::size_t element;
  };

  std::string element(std::size_t index, const std::vector<Spelled>& made, Spelled root,
                      const pages::Page& page) const;
  void put_kids(std::string& out, const Element& element, const std::vector<Spelled>& made) const;
  std::string parent_tree(const std::vector<Spelled>& made);

  Document& document_;
  std::vector<Dict> pages_;
  std::vector<Element> elements_;
  std::vector<std::size_t> open_;
  std::vector<std::vector<std::size_t>> marked_;  // per page, the element of each MCID
  std::vector<Annotation> annotations_;
};

/// A rectangle in PDF's coordinates: left, bottom, right, top.
Array rectangle(Document& document, const Rect& rect, Length page_height);

}  // namespace factsheet::pdf

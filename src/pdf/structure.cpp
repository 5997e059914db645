#include "pdf/structure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

namespace factsheet::pdf {
namespace {

using pages::Role;

constexpr std::size_t no_element = std::numeric_limits<std::size_t>::max();

double rounded(Length length) {
  return std::round(length.pt() * 100) / 100;
}

std::string note_id(std::size_t index) {
  return fmt::format("n{:06}", index);
}  // padded, so that names sort

const char* scope_name(pages::Scope scope) {
  switch (scope) {
    case pages::Scope::row:
      return "Row";
    case pages::Scope::column:
      return "Column";
    case pages::Scope::both:
      return "Both";
    case pages::Scope::none:
      break;
  }
  return nullptr;
}

}  // namespace

Array rectangle(Document& document, const Rect& rect, Length page_height) {
  return document.array()
      .real(rounded(rect.left()))
      .real(rounded(page_height - rect.bottom()))
      .real(rounded(rect.right()))
      .real(rounded(page_height - rect.top()));
}

void StructureTree::open(const pages::TagBegin& tag, std::size_t page) {
  // ISO 14289-1, 7.3 and 7.5.
  if (tag.role == Role::figure && tag.alt.empty()) throw std::logic_error("a figure has no alternate text");
  if (tag.role == Role::header_cell && tag.scope == pages::Scope::none) {
    throw std::logic_error("a header cell has no scope");
  }
  const std::size_t index = elements_.size();
  const std::size_t parent = open_.empty() ? no_element : open_.back();
  if (parent != no_element) elements_[parent].kids.push_back({Kid::Kind::element, index, page});
  elements_.push_back({&tag, parent, page, {}});
  open_.push_back(index);
}

void StructureTree::close() {
  if (open_.empty()) throw std::logic_error("a tag ends that never began");
  open_.pop_back();
}

int StructureTree::mark(std::size_t page) {
  if (open_.empty()) throw std::logic_error("something is drawn that is neither tagged nor an artifact");
  const std::size_t mcid = marked_[page].size();
  marked_[page].push_back(open_.back());
  elements_[open_.back()].kids.push_back({Kid::Kind::marked_content, mcid, page});
  return static_cast<int>(mcid);
}

void StructureTree::add_link(Dict annotation, std::size_t page) {
  const auto link = std::find_if(open_.rbegin(), open_.rend(), [this](std::size_t index) {
    return elements_[index].tag->role == Role::link;
  });
  if (link == open_.rend()) throw std::logic_error("a link stands outside of a Link tag");
  elements_[*link].kids.push_back({Kid::Kind::annotation, annotations_.size(), page});
  // Pages take the parent tree's first keys.
  annotation.integer("StructParent", static_cast<int>(pages_.size() + annotations_.size()));
  annotations_.push_back({annotation, *link});
}

Array StructureTree::attributes(const Element& element, const pages::Page& page, bool& any) {
  const pages::TagBegin& tag = *element.tag;
  Array all = document_.array();
  const auto add = [&](Dict attribute) {
    all.add(attribute);
    any = true;
  };
  const bool cell = tag.role == Role::header_cell || tag.role == Role::data_cell;
  if (cell && (tag.scope != pages::Scope::none || tag.column_span != 1 || tag.row_span != 1)) {
    Dict table = document_.dict();
    table.name("O", "Table");
    if (tag.role == Role::header_cell) table.name("Scope", scope_name(tag.scope));
    if (tag.column_span != 1) table.integer("ColSpan", tag.column_span);
    if (tag.row_span != 1) table.integer("RowSpan", tag.row_span);
    add(table);
  }
  if (tag.role == Role::list && tag.numbering != pages::ListNumbering::none) {
    add(document_.dict()
            .name("O", "List")
            .name("ListNumbering", tag.numbering == pages::ListNumbering::disc ? "Disc" : "Decimal"));
  }
  if (tag.bounds && (tag.role == Role::figure || tag.role == Role::table)) {
    Dict layout = document_.dict();
    layout.name("O", "Layout").name("Placement", "Block");
    add(layout.set("BBox", rectangle(document_, *tag.bounds, page.size.height)));
  }
  return all;
}

void StructureTree::write_kids(const Element& element, Dict dict, const std::vector<Dict>& made) {
  // MCIDs of the element's page stand as bare numbers, those of other pages with their page.
  const auto first = std::find_if(element.kids.begin(), element.kids.end(),
                                  [](const Kid& kid) { return kid.kind != Kid::Kind::element; });
  const std::size_t page = first == element.kids.end() ? no_element : first->page;
  if (page != no_element) dict.set("Pg", pages_[page]);

  if (element.kids.size() == 1 && element.kids[0].kind == Kid::Kind::marked_content) {
    dict.integer("K", static_cast<int>(element.kids[0].value));
    return;
  }
  if (element.kids.size() == 1 && element.kids[0].kind == Kid::Kind::element) {
    dict.set("K", made[element.kids[0].value]);
    return;
  }
  if (element.kids.empty()) return;
  Array kids = document_.array();
  for (const Kid& kid : element.kids) {
    switch (kid.kind) {
      case Kid::Kind::element:
        kids.add(made[kid.value]);
        break;
      case Kid::Kind::marked_content:
        if (kid.page == page) {
          kids.integer(static_cast<int>(kid.value));
        } else {
          kids.add(document_.dict()
                       .name("Type", "MCR")
                       .set("Pg", pages_[kid.page])
                       .integer("MCID", static_cast<int>(kid.value)));
        }
        break;
      case Kid::Kind::annotation: {
        Dict reference = document_.dict();
        reference.name("Type", "OBJR").set("Obj", annotations_[kid.value].dict);
        if (kid.page != page) reference.set("Pg", pages_[kid.page]);
        kids.add(reference);
        break;
      }
    }
  }
  dict.set("K", kids);
}

void StructureTree::write_element(std::size_t index, const std::vector<Dict>& made, Dict root,
                                  const pages::Page& page) {
  const Element& element = elements_[index];
  Dict dict = made[index];
  dict.name("S", pages::pdf_name(element.tag->role));
  dict.set("P", element.parent == no_element ? root : made[element.parent]);
  write_kids(element, dict, made);
  bool any = false;
  Array attribute_list = attributes(element, page, any);
  if (any) dict.set("A", attribute_list);
  if (!element.tag->alt.empty()) dict.text("Alt", element.tag->alt);
  if (!element.tag->language.empty()) dict.text("Lang", element.tag->language);
  if (element.tag->role == Role::note) dict.text("ID", note_id(index));
}

void StructureTree::write(Dict catalog, const std::vector<pages::Page>& pages) {
  if (!open_.empty()) throw std::logic_error("a tag is still open at the document's end");
  Dict root = document_.object();
  root.name("Type", "StructTreeRoot");
  std::vector<Dict> made;
  made.reserve(elements_.size());
  for (std::size_t i = 0; i < elements_.size(); ++i) made.push_back(document_.object());
  Array top = document_.array();
  Array ids = document_.array();
  bool any_ids = false;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    write_element(i, made, root, pages[elements_[i].opened_on]);
    if (elements_[i].parent == no_element) top.add(made[i]);
    if (elements_[i].tag->role == Role::note) {
      ids.text(note_id(i)).add(made[i]);
      any_ids = true;
    }
  }
  root.set("K", top);
  if (any_ids) root.set("IDTree", document_.dict().set("Names", ids));

  Array numbers = document_.array();
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    if (marked_[page].empty()) continue;
    pages_[page].integer("StructParents", static_cast<int>(page));
    Array elements = document_.array();
    for (std::size_t element : marked_[page]) elements.add(made[element]);
    numbers.integer(static_cast<int>(page)).add(elements);
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    numbers.integer(static_cast<int>(pages_.size() + i)).add(made[annotations_[i].element]);
  }
  root.set("ParentTree", document_.dict().set("Nums", numbers));
  catalog.set("StructTreeRoot", root);
}

}  // namespace factsheet::pdf

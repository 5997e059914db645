#include "pdf/structure.hpp"

#include "pdf/syntax.hpp"

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

template <class Object>
std::string& put_reference(std::string& out, Object object) {
  put_integer(out, object.number());
  return out += " 0 R";
}

/// The attribute objects of an element, none for most.
std::string attributes_of(const pages::TagBegin& tag, const pages::Page& page) {
  std::string out;
  const bool header = tag.role == Role::header_cell;
  const bool cell = header || tag.role == Role::data_cell;
  if (cell && (tag.scope != pages::Scope::none || tag.column_span != 1 || tag.row_span != 1)) {
    out += "<</O/Table";
    if (header) (out += "/Scope/") += scope_name(tag.scope);
    if (tag.column_span != 1) put_integer(out += "/ColSpan ", tag.column_span);
    if (tag.row_span != 1) put_integer(out += "/RowSpan ", tag.row_span);
    out += ">>";
  }
  if (tag.role == Role::list && tag.numbering != pages::ListNumbering::none) {
    out += "<</O/List/ListNumbering/";
    out += tag.numbering == pages::ListNumbering::disc ? "Disc>>" : "Decimal>>";
  }
  if (tag.bounds && (tag.role == Role::figure || tag.role == Role::table)) {
    const Rect& box = *tag.bounds;
    const Length height = page.size.height;
    out += "<</O/Layout/Placement/Block/BBox[";
    for (const Length side : {box.left(), height - box.bottom(), box.right(), height - box.top()}) {
      put_fixed(out, to_hundredths(side), 2);
      out += ' ';
    }
    out.back() = ']';
    out += ">>";
  }
  return out;
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

void StructureTree::put_kids(std::string& out, const Element& element,
                             const std::vector<Spelled>& made) const {
  // MCIDs of the element's page stand as bare numbers, those of other pages with their page.
  const auto first = std::find_if(element.kids.begin(), element.kids.end(),
                                  [](const Kid& kid) { return kid.kind != Kid::Kind::element; });
  const std::size_t page = first == element.kids.end() ? no_element : first->page;
  if (page != no_element) put_reference(out += "/Pg ", pages_[page]);
  if (element.kids.empty()) return;

  out += "/K";
  const bool alone = element.kids.size() == 1 && (element.kids[0].kind != Kid::Kind::annotation);
  out += alone ? ' ' : '[';
  for (const Kid& kid : element.kids) {
    if (&kid != &element.kids.front()) out += ' ';
    switch (kid.kind) {
      case Kid::Kind::element:
        put_reference(out, made[kid.value]);
        break;
      case Kid::Kind::marked_content:
        if (kid.page != page) put_reference(out += "<</Type/MCR/Pg ", pages_[kid.page]) += "/MCID ";
        put_integer(out, static_cast<long>(kid.value));
        if (kid.page != page) out += ">>";
        break;
      case Kid::Kind::annotation:
        put_reference(out += "<</Type/OBJR/Obj ", annotations_[kid.value].dict);
        if (kid.page != page) put_reference(out += "/Pg ", pages_[kid.page]);
        out += ">>";
        break;
    }
  }
  if (!alone) out += ']';
}

std::string StructureTree::element(std::size_t index, const std::vector<Spelled>& made, Spelled root,
                                   const pages::Page& page) const {
  const Element& element = elements_[index];
  const pages::TagBegin& tag = *element.tag;
  std::string out = "<</S/";
  (out += pages::pdf_name(tag.role)) += "/P ";
  put_reference(out, element.parent == no_element ? root : made[element.parent]);
  put_kids(out, element, made);
  const std::string attributes = attributes_of(tag, page);
  if (!attributes.empty()) ((out += "/A[") += attributes) += ']';
  if (!tag.alt.empty()) put_text(out += "/Alt", tag.alt);
  if (!tag.language.empty()) put_text(out += "/Lang", tag.language);
  if (tag.role == Role::note) put_text(out += "/ID", note_id(index));
  return out += ">>";
}

std::string StructureTree::parent_tree(const std::vector<Spelled>& made) {
  std::string out = "<</Nums[";
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    if (marked_[page].empty()) continue;
    pages_[page].integer("StructParents", static_cast<int>(page));
    put_integer(out, static_cast<long>(page));
    out += '[';
    for (const std::size_t element : marked_[page]) put_reference(out, made[element]) += ' ';
    out.back() = ']';
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    put_integer(out += ' ', static_cast<long>(pages_.size() + i));
    put_reference(out += ' ', made[annotations_[i].element]);
  }
  return out += "]>>";
}

void StructureTree::write(Dict catalog, const std::vector<pages::Page>& pages) {
  if (!open_.empty()) throw std::logic_error("a tag is still open at the document's end");
  const Spelled root = document_.spelled();
  std::vector<Spelled> made;
  made.reserve(elements_.size());
  for (std::size_t i = 0; i < elements_.size(); ++i) made.push_back(document_.spelled());
  std::string top, ids;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    document_.spell(made[i], element(i, made, root, pages[elements_[i].opened_on]));
    if (elements_[i].parent == no_element) put_reference(top, made[i]) += ' ';
    if (elements_[i].tag->role == Role::note) {
      put_text(ids, note_id(i));
      put_reference(ids, made[i]);
    }
  }
  std::string tree = "<</Type/StructTreeRoot/K[" + top + "]/ParentTree " + parent_tree(made);
  if (!ids.empty()) tree += "/IDTree<</Names[" + ids + "]>>";
  document_.spell(root, tree += ">>");
  catalog.set("StructTreeRoot", root);
}

}  // namespace factsheet::pdf

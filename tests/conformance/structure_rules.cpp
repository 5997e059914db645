#include <algorithm>
#include <functional>

#include "conformance/rule_context.hpp"

namespace factsheet::conformance {
namespace {

const std::set<std::string> known{
    "/Document", "/Sect",  "/Div", "/BlockQuote", "/H1",  "/H2",     "/H3",    "/H4",      "/H5",
    "/H6",       "/P",     "/L",   "/LI",         "/Lbl", "/LBody",  "/Table", "/Caption", "/THead",
    "/TBody",    "/TFoot", "/TR",  "/TH",         "/TD",  "/Figure", "/Link",  "/Span",    "/Note"};

struct Element {
  QPDFObjectHandle dict;
  std::string role;
  std::vector<Element> kids;
  std::vector<MarkId> marks;
  std::vector<QPDFObjectHandle> annotations;

  std::vector<std::string> roles() const {
    std::vector<std::string> out;
    for (const Element& kid : kids) out.push_back(kid.role);
    return out;
  }
  /// An attribute of one owner; null if it isn't given.
  QPDFObjectHandle attribute(const char* owner, const char* key) const {
    QPDFObjectHandle list = QPDFObjectHandle(dict).getKey("/A");
    for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
      QPDFObjectHandle entry = list.getArrayItem(i);
      if (entry.getKey("/O").isNameAndEquals(owner) && entry.hasKey(key)) return entry.getKey(key);
    }
    return QPDFObjectHandle::newNull();
  }
  int span(const char* key) const {
    QPDFObjectHandle value = attribute("/Table", key);
    return value.isInteger() ? value.getIntValueAsInt() : 1;
  }
};

/// Reads the tree and holds it to the rules that go for every element.
class TreeReader {
 public:
  explicit TreeReader(RuleContext& context) : context_(context) {
    for (std::size_t i = 0; i < context.pages.size(); ++i) pages_[context.pages[i].getObjGen()] = i;
  }

  Element read(QPDFObjectHandle dict, QPDFObjectHandle parent) {
    Element element{dict, {}, {}, {}, {}};
    QPDFObjectHandle role = dict.getKey("/S");
    element.role = role.isName() ? role.getName() : "?";
    context_.require(known.count(element.role) == 1, element.role + " is no role of ours");
    context_.require(seen_.insert(dict.getObjGen()).second, element.role + " is reached twice");
    context_.require(dict.getKey("/P").getObjGen() == parent.getObjGen(),
                     element.role + " names another parent");
    if (QPDFObjectHandle id = dict.getKey("/ID"); id.isString()) {
      context_.require(ids_.emplace(id.getStringValue(), dict.getObjGen()).second,
                       "two elements have the ID " + id.getStringValue());
    }
    QPDFObjectHandle kids = dict.getKey("/K");
    if (kids.isArray()) {
      for (int i = 0; i < kids.getArrayNItems(); ++i) add(element, kids.getArrayItem(i));
    } else if (!kids.isNull()) {
      add(element, kids);
    }
    const bool may_be_empty = element.role == "/TD" || element.role == "/TH";
    const bool empty = element.kids.empty() && element.marks.empty() && element.annotations.empty();
    context_.require(may_be_empty || !empty, element.role + " is empty");
    return element;
  }

  const std::set<MarkId>& held() const { return held_; }
  const std::map<std::string, QPDFObjGen>& ids() const { return ids_; }

 private:
  void add(Element& element, QPDFObjectHandle kid) {
    if (kid.isInteger()) {
      mark(element, element.dict.getKey("/Pg"), kid);
    } else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/MCR")) {
      mark(element, kid.hasKey("/Pg") ? kid.getKey("/Pg") : element.dict.getKey("/Pg"), kid.getKey("/MCID"));
    } else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/OBJR")) {
      element.annotations.push_back(kid.getKey("/Obj"));
    } else if (kid.isDictionary()) {
      if (seen_.count(kid.getObjGen()) == 1)
        context_.broken.push_back(element.role + " holds an element again");
      else
        element.kids.push_back(read(kid, element.dict));
    } else {
      context_.broken.push_back(element.role + " holds what is no element and no content");
    }
  }

  void mark(Element& element, QPDFObjectHandle page, QPDFObjectHandle mcid) {
    const auto found = pages_.find(page.getObjGen());
    context_.require(found != pages_.end(), element.role + " holds content of no page");
    if (found == pages_.end()) return;
    const MarkId id{found->second, mcid.getIntValueAsInt()};
    const std::string which =
        "MCID " + std::to_string(id.second) + " on page " + std::to_string(id.first + 1);
    context_.require(held_.insert(id).second, which + " is held twice");
    const auto content = context_.marks.find(id);
    context_.require(content != context_.marks.end(), which + " is held but not in the content");
    if (content != context_.marks.end()) {
      context_.require(content->second == element.dict.getObjGen(),
                       which + ": the parent tree names another element");
    }
    element.marks.push_back(id);
  }

  RuleContext& context_;
  std::map<QPDFObjGen, std::size_t> pages_;
  std::set<QPDFObjGen> seen_;
  std::set<MarkId> held_;
  std::map<std::string, QPDFObjGen> ids_;
};

bool only(const std::vector<std::string>& roles, const std::set<std::string>& allowed) {
  return std::all_of(roles.begin(), roles.end(),
                     [&](const std::string& role) { return allowed.count(role) == 1; });
}

void check_table(RuleContext& context, const Element& table) {
  const std::vector<std::string> roles = table.roles();
  context.require(only(roles, {"/Caption", "/THead", "/TBody", "/TFoot", "/TR"}),
                  "a table holds what it must not");
  const auto count = [&](const char* role) { return std::count(roles.begin(), roles.end(), role); };
  context.require(count("/THead") <= 1 && count("/TFoot") <= 1 && count("/Caption") <= 1,
                  "a table has two heads, feet or captions");
  context.require(count("/THead") + count("/TFoot") == 0 || count("/TBody") > 0,
                  "a table with a head has no body");

  std::vector<const Element*> rows;
  for (const Element& part : table.kids) {
    if (part.role == "/TR") rows.push_back(&part);
    if (part.role == "/Caption" || part.role == "/TR") continue;
    context.require(only(part.roles(), {"/TR"}), part.role + " holds what is no row");
    for (const Element& row : part.kids) rows.push_back(&row);
  }
  // Every cell of the grid is covered once.
  std::map<std::pair<int, int>, int> grid;
  int columns = 0;
  bool headers = false;
  for (int y = 0; y < static_cast<int>(rows.size()); ++y) {
    int x = 0;
    for (const Element& cell : rows[static_cast<std::size_t>(y)]->kids) {
      while (grid.count({y, x}) > 0) ++x;
      for (int dy = 0; dy < cell.span("/RowSpan"); ++dy) {
        for (int dx = 0; dx < cell.span("/ColSpan"); ++dx) ++grid[{y + dy, x + dx}];
      }
      x += cell.span("/ColSpan");
      columns = std::max(columns, x);
      if (cell.role != "/TH") continue;
      headers = true;
      QPDFObjectHandle scope = cell.attribute("/Table", "/Scope");
      context.require(
          scope.isNameAndEquals("/Row") || scope.isNameAndEquals("/Column") || scope.isNameAndEquals("/Both"),
          "a header cell has no scope");
    }
  }
  bool regular = grid.size() == rows.size() * static_cast<std::size_t>(columns);
  for (const auto& [place, times] : grid)
    regular = regular && times == 1 && place.first < static_cast<int>(rows.size());
  context.require(regular, "a table's rows differ in columns");
  context.require(headers, "a table has no header cells");
}

void check_link(RuleContext& context, const Element& link) {
  context.require(!link.annotations.empty(), "a link has no annotation");
  for (QPDFObjectHandle annotation : link.annotations) {
    context.require(annotation.getKey("/Subtype").isNameAndEquals("/Link"), "a link's annotation is no link");
    context.require(
        annotation.getKey("/Contents").isString() && !annotation.getKey("/Contents").getUTF8Value().empty(),
        "a link doesn't say where it leads");
    context.require(annotation.getKey("/F").isInteger() && annotation.getKey("/F").getIntValue() == 4,
                    "a link's annotation isn't printed");
    QPDFObjectHandle key = annotation.getKey("/StructParent");
    const auto found =
        key.isInteger() ? context.parent_tree.find(key.getIntValue()) : context.parent_tree.end();
    context.require(found != context.parent_tree.end() && found->second.getObjGen() == link.dict.getObjGen(),
                    "the parent tree doesn't lead from an annotation to its link");
  }
}

std::string text_of(const RuleContext& context, const Element& element) {
  std::string out;
  for (const MarkId& mark : element.marks) {
    if (const auto text = context.texts.find(mark); text != context.texts.end()) out += text->second;
  }
  for (const Element& kid : element.kids) out += text_of(context, kid);
  return out;
}

/// What may stand in what; the rest may stand anywhere.
const std::map<std::string, std::set<std::string>> parents{
    {"/THead", {"/Table"}}, {"/TBody", {"/Table"}},
    {"/TFoot", {"/Table"}}, {"/TR", {"/Table", "/THead", "/TBody", "/TFoot"}},
    {"/TH", {"/TR"}},       {"/TD", {"/TR"}},
    {"/LI", {"/L"}},        {"/LBody", {"/LI"}}};
const std::map<std::string, std::set<std::string>> children{
    {"/TR", {"/TH", "/TD"}}, {"/L", {"/LI", "/L", "/Caption"}}, {"/LI", {"/Lbl", "/LBody"}}};

class TreeRules {
 public:
  explicit TreeRules(RuleContext& context) : context_(context) {}

  void check(const Element& element, const std::string& parent) {
    QPDFObjectHandle dict = element.dict;
    if (const auto rule = parents.find(element.role); rule != parents.end()) {
      context_.require(rule->second.count(parent) == 1, element.role + " stands in " + parent);
    }
    if (const auto rule = children.find(element.role); rule != children.end()) {
      context_.require(only(element.roles(), rule->second), element.role + " holds what it must not");
    }
    if (element.role == "/Table") check_table(context_, element);
    if (element.role == "/Link") check_link(context_, element);
    if (element.role == "/Note") context_.require(dict.getKey("/ID").isString(), "a note has no ID");
    if (element.role == "/Figure") {
      QPDFObjectHandle alt = dict.getKey("/Alt");
      context_.require(alt.isString() && !alt.getUTF8Value().empty(), "a figure has no alternate text");
      context_.require(element.attribute("/Layout", "/BBox").isArray(), "a figure has no bounds");
    }
    if (element.role == "/L") {
      const bool labels = std::any_of(element.kids.begin(), element.kids.end(), [](const Element& item) {
        const auto roles = item.roles();
        return std::find(roles.begin(), roles.end(), "/Lbl") != roles.end();
      });
      context_.require(!labels || element.attribute("/List", "/ListNumbering").isName(),
                       "a list with labels has no numbering");
    }
    if (element.role.size() == 3 && element.role[1] == 'H' && element.role[2] >= '1' &&
        element.role[2] <= '6') {
      const int level = element.role[2] - '0';
      context_.require(level <= last_heading_ + 1, element.role + " skips a level of headings");
      context_.require(!text_of(context_, element).empty(), "a heading has no text");
      last_heading_ = level;
    }
    for (const Element& kid : element.kids) check(kid, element.role);
  }

 private:
  RuleContext& context_;
  int last_heading_ = 0;
};

void check_annotations(RuleContext& context, const Element& root) {
  std::map<QPDFObjGen, std::string> held;
  const std::function<void(const Element&)> gather = [&](const Element& element) {
    for (QPDFObjectHandle annotation : element.annotations) held[annotation.getObjGen()] = element.role;
    for (const Element& kid : element.kids) gather(kid);
  };
  gather(root);
  for (QPDFObjectHandle& page : context.pages) {
    QPDFObjectHandle annotations = page.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
      const auto holder = held.find(annotations.getArrayItem(i).getObjGen());
      context.require(holder != held.end(), "an annotation isn't in the structure");
      context.require(holder == held.end() || holder->second == "/Link", "an annotation isn't in a Link");
    }
  }
}

}  // namespace

void check_structure(RuleContext& context) {
  QPDFObjectHandle root = context.pdf.getRoot().getKey("/StructTreeRoot");
  context.require(root.isDictionary(), "the file has no structure");
  if (!root.isDictionary()) return;
  QPDFObjectHandle kids = root.getKey("/K");
  context.require(kids.isArray() && kids.getArrayNItems() == 1, "the structure hasn't one root element");
  if (!kids.isArray() || kids.getArrayNItems() == 0) return;
  TreeReader reader(context);
  const Element document = reader.read(kids.getArrayItem(0), root);
  context.require(document.role == "/Document", "the root element isn't a Document");
  for (const auto& [mark, element] : context.marks) {
    context.require(reader.held().count(mark) == 1, "MCID " + std::to_string(mark.second) + " on page " +
                                                        std::to_string(mark.first + 1) +
                                                        " is held by no element");
  }
  check_id_tree(context, reader.ids());
  TreeRules(context).check(document, "");
  check_annotations(context, document);
}

}  // namespace factsheet::conformance

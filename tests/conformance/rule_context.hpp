#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace factsheet::conformance {

/// One marked-content sequence of a page: page index and MCID.
using MarkId = std::pair<std::size_t, int>;

/// The file that is looked at, and what the rules have found so far.
struct RuleContext {
  QPDF& pdf;
  std::vector<QPDFObjectHandle> pages;
  std::vector<std::string> broken;

  /// The element that the parent tree names for each MCID that is in the content.
  std::map<MarkId, QPDFObjGen> marks;
  /// The text of each, by ToUnicode.
  std::map<MarkId, std::string> texts;
  /// The parent tree, flat.
  std::map<long long, QPDFObjectHandle> parent_tree;

  void require(bool kept, const std::string& rule) {
    if (!kept) broken.push_back(rule);
  }
};

/// Header, trailer, catalog, metadata, output intent.
void check_file(RuleContext& context, const std::string& path);
/// Page content: everything drawn is tagged or an artifact, fonts and their codes. Fills `marks` and `texts`.
void check_content(RuleContext& context);
/// The structure tree, its tables, headings, figures and links, and the annotations.
void check_structure(RuleContext& context);
/// The tree that leads from IDs to elements, held against the IDs that the elements have themselves.
void check_id_tree(RuleContext& context, const std::map<std::string, QPDFObjGen>& ids);

}  // namespace factsheet::conformance

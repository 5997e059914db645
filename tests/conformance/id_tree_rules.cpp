#include <algorithm>

#include "conformance/rule_context.hpp"

namespace factsheet::conformance {
namespace {

/// Reads a name tree (ISO 32000-1, 7.9.6).
class IdTree {
 public:
  IdTree(RuleContext& context, const std::map<std::string, QPDFObjGen>& ids) : context_(context), ids_(ids) {}

  void read(QPDFObjectHandle node, bool is_root) {
    QPDFObjectHandle names = node.getKey("/Names");
    QPDFObjectHandle kids = node.getKey("/Kids");
    context_.require(names.isArray() != kids.isArray(), "a node of the ID tree has not either names or kids");
    const std::size_t first = keys_.size();
    for (int i = 0; names.isArray() && i < names.getArrayNItems(); i += 2) {
      const bool is_pair = i + 1 < names.getArrayNItems() && names.getArrayItem(i).isString();
      context_.require(is_pair, "the ID tree has a name without an element");
      if (is_pair) add(names.getArrayItem(i).getStringValue(), names.getArrayItem(i + 1));
    }
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
      const bool is_new = seen_.insert(kids.getArrayItem(i).getObjGen()).second;
      context_.require(is_new && kids.getArrayItem(i).isIndirect(),
                       "a node of the ID tree is no object of its own");
      if (is_new) read(kids.getArrayItem(i), false);
    }
    check_limits(node.getKey("/Limits"), is_root, first);
  }

  void finish() const {
    const auto unsorted = std::adjacent_find(
        keys_.begin(), keys_.end(), [](const std::string& a, const std::string& b) { return a >= b; });
    context_.require(unsorted == keys_.end(), "the IDs in the ID tree aren't sorted");
    for (const auto& entry : ids_) {
      context_.require(std::find(keys_.begin(), keys_.end(), entry.first) != keys_.end(),
                       "the ID " + entry.first + " isn't in the ID tree");
    }
  }

 private:
  void add(const std::string& key, QPDFObjectHandle element) {
    const auto found = ids_.find(key);
    context_.require(found != ids_.end() && found->second == element.getObjGen(),
                     "the ID tree leads from " + key + " to an element of another ID");
    keys_.push_back(key);
  }

  void check_limits(QPDFObjectHandle limits, bool is_root, std::size_t first) {
    if (is_root) return context_.require(limits.isNull(), "the ID tree's root has limits");
    const bool right = first < keys_.size() && limits.isArray() && limits.getArrayNItems() == 2 &&
                       limits.getArrayItem(0).isString() && limits.getArrayItem(1).isString() &&
                       limits.getArrayItem(0).getStringValue() == keys_[first] &&
                       limits.getArrayItem(1).getStringValue() == keys_.back();
    context_.require(right, "the limits of a node of the ID tree aren't its first and last ID");
  }

  RuleContext& context_;
  const std::map<std::string, QPDFObjGen>& ids_;
  std::vector<std::string> keys_;  // in the order of the tree
  std::set<QPDFObjGen> seen_;
};

}  // namespace

void check_id_tree(RuleContext& context, const std::map<std::string, QPDFObjGen>& ids) {
  QPDFObjectHandle root = context.pdf.getRoot().getKey("/StructTreeRoot").getKey("/IDTree");
  IdTree tree(context, ids);
  if (root.isDictionary()) tree.read(root, true);
  tree.finish();
}

}  // namespace factsheet::conformance

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "conformance/rule_context.hpp"

namespace factsheet::conformance {

/// A composite font as content shows it: its dictionary is checked once, then each code that is shown.
class ShownFont {
 public:
  ShownFont(QPDFObjectHandle dict, RuleContext& context);
  /// The text of a shown string; reports codes that break a rule.
  std::string show(const std::string& string, RuleContext& context);

 private:
  void check_code(unsigned code, RuleContext& context) const;

  std::string name_;
  std::map<unsigned, std::string> unicode_;  // UTF-8
  std::map<unsigned, double> widths_;
  std::string cid_to_gid_;  // empty: Identity
  std::string program_;
  std::set<unsigned> checked_;
};

}  // namespace factsheet::conformance

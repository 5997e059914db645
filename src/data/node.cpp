#include "data/node.hpp"

#include <algorithm>

namespace factsheet::data {

const Entry* Table::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

std::string_view Node::type_name() const {
  struct Name {
    std::string_view operator()(const std::string&) const { return "a text"; }
    std::string_view operator()(const Decimal&) const { return "a number"; }
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(const Date&) const { return "a date"; }
    std::string_view operator()(const Array&) const { return "a list"; }
    std::string_view operator()(const Table&) const { return "a table"; }
  };
  return std::visit(Name{}, value);
}

}  // namespace factsheet::data

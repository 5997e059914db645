#include "figures/value.hpp"

#include <fmt/format.h>

namespace factsheet::figures {

using data::Cell;
using data::Date;
using data::Decimal;
using data::Number;
using data::Status;

std::string_view type_name(const Value& value) {
  struct Name {
    std::string_view operator()(const Decimal&) const { return "a number"; }
    std::string_view operator()(const std::string&) const { return "a text"; }
    std::string_view operator()(const Date&) const { return "a date"; }
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(const Missing&) const { return "missing"; }
  };
  return std::visit(Name{}, value);
}

std::string to_string(const Value& value) {
  struct Text {
    std::string operator()(const Decimal& number) const { return number.reduced().to_string(); }
    std::string operator()(const std::string& text) const { return fmt::format("'{}'", text); }
    std::string operator()(const Date& date) const {
      return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const Missing& missing) const { return std::string(name_of(missing.status)); }
  };
  return std::visit(Text{}, value);
}

Value value_of(const Cell& cell) {
  struct ToValue {
    Status status;
    Value operator()(const Number& number) const { return number.value; }
    Value operator()(const std::string& text) const { return text; }
    Value operator()(const Date& date) const { return date; }
    Value operator()(bool flag) const { return flag; }
    Value operator()(const data::Absent&) const { return Missing{status}; }
  };
  return std::visit(ToValue{cell.status}, cell.value);
}

}  // namespace factsheet::figures

#pragma once

#include "base/source.hpp"
#include "data/decimal.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace factsheet::data {

/// A calendar day, as TOML's local date.
struct Date {
  int year = 0;
  int month = 1;
  int day = 1;
  auto operator<=>(const Date&) const = default;
};

struct Node;
struct Entry;

struct Array {
  std::vector<Node> items;
};

/// Keys in the author's order.
struct Table {
  std::vector<Entry> entries;
  const Entry* find(std::string_view key) const;
};

/// One value of a TOML file with its place: what both the data reader and the layout reader start from.
/// Integers and floats are both Decimal, taken from the digits in the file, so none is ever rounded.
struct Node {
  std::variant<std::string, Decimal, bool, Date, Array, Table> value;
  Span span;

  const std::string* text() const { return std::get_if<std::string>(&value); }
  const Decimal* number() const { return std::get_if<Decimal>(&value); }
  const bool* boolean() const { return std::get_if<bool>(&value); }
  const Date* date() const { return std::get_if<Date>(&value); }
  const Array* array() const { return std::get_if<Array>(&value); }
  const Table* table() const { return std::get_if<Table>(&value); }
  /// What a person calls the value's type: "a text", "a number", "true or false", "a date", "a list", "a
  /// table".
  std::string_view type_name() const;
};

struct Entry {
  std::string key;
  Span key_span;
  Node node;
};

}  // namespace factsheet::data

#pragma once

#include "data/decimal.hpp"
#include "data/node.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace factsheet::data {

/// How coarsely a number was published: to the nearest `step`, said with a magnitude word ("0.1 million").
struct Precision {
  Decimal step;                ///< in plain units: 100000 for "0.1 million"
  std::string_view magnitude;  ///< "", "thousand", "million", "billion", "trillion"
};

/// Reads `0.1 million`, `100`, `1 thousand`. Nothing if it is not a positive number with an optional
/// magnitude word.
std::optional<Precision> parse_precision(std::string_view text);

struct Number {
  Decimal value;
  std::optional<Precision> precision;
  bool at_least = false;  ///< "more than …"
};

/// What is to be thought of a value.
enum class Status {
  reported,
  true_zero,       ///< a zero that was counted, where others are blanks
  unreliable,      ///< published with a warning; the number is there
  suppressed,      ///< withheld to protect people
  not_available,   ///< nobody knows it
  not_applicable,  ///< there can't be one
  faulty,          ///< it or what it is made from has an error; never printed
};
constexpr std::size_t status_count = 7;

/// As authors write it: "suppressed", "not available".
std::string_view name_of(Status status);
/// Nothing if there is no such status; `faulty` is none that an author can give.
std::optional<Status> status_of(std::string_view name);
/// The names that `status_of` takes, for hints.
std::vector<std::string> status_names();

/// Stands where a number would, if its status says that there is none.
struct Absent {
  bool operator==(const Absent&) const = default;
};

/// One value, with all that is known of it.
struct Cell {
  std::variant<Number, std::string, Date, bool, Absent> value;
  Status status = Status::reported;
  std::string unit;     ///< as written, may be empty
  std::string note;     ///< as written, may be empty
  std::string source;   ///< the cell's own source, else empty (the data set's holds)
  std::string vintage;  ///< which issue of the figures it is of, may be empty
  std::string written;  ///< as it stands in a table of all states, "(D)", "26,696"; empty in a data file
  Span span;            ///< of the value in its file; of the formula where it is derived
  Span key_span;        ///< of its key
  int derive = -1;      ///< index into Dataset::derives; -1: it was given

  const Number* number() const { return std::get_if<Number>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  bool absent() const { return std::holds_alternative<Absent>(value); }
};

/// What is told at a cell whose status is `faulty`, which may be a given one or worked out.
std::string why_faulty(const Cell& cell);

struct Field;

/// Named fields, in the author's order; the paths "a.b.c" are groups in groups. The special members are
/// defined where Field is complete: clang asks for it.
struct Group {
  std::vector<std::pair<std::string, Field>> fields;
  Span span;

  Group();
  Group(const Group&);
  Group(Group&&) noexcept;
  Group& operator=(const Group&);
  Group& operator=(Group&&) noexcept;
  ~Group();

  const Field* find(std::string_view name) const;
  Field* find(std::string_view name);
};

/// A list of records, for tables.
struct Rows {
  std::vector<Group> records;
  Span span;
};

struct Field {
  std::variant<Cell, Group, Rows> content;
  Span key_span;
  const Cell* cell() const { return std::get_if<Cell>(&content); }
  const Group* group() const { return std::get_if<Group>(&content); }
  const Rows* rows() const { return std::get_if<Rows>(&content); }
};

/// The field at `a.b.c` below a group; null if there is none.
const Field* find_path(const Group& group, std::string_view path);

/// What records are matched by: the text or number under a name, a number in plain digits. Nothing if there
/// is neither.
std::optional<std::string> key_of(const Group& record, std::string_view name);

/// Puts a field at `a.b.c`, making the groups that it needs. False if a value stands there or on the way.
bool put_path(Group& group, std::string_view path, Field field);

/// The values and lists below a group with their paths, in the author's order.
void each_path(const Group& group, const std::string& prefix,
               const std::function<void(const std::string&, const Field&)>& each);

}  // namespace factsheet::data

#pragma once

#include "base/diagnostics.hpp"
#include "data/expression.hpp"
#include "data/gazetteer.hpp"
#include "data/node.hpp"
#include "data/schema.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

/// One value, with all that is known of it.
struct Cell {
  std::variant<Number, std::string, Date, bool> value;
  std::string unit;    ///< as written, may be empty
  std::string note;    ///< as written, may be empty
  std::string source;  ///< the cell's own source, else empty (the data set's holds)
  Span span;           ///< of the value in its file
  Span key_span;       ///< of its key

  const Number* number() const { return std::get_if<Number>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
};

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

struct StateData {
  const Area* area = nullptr;
  Group fields;
  Span key_span;
};

/// `[[check]]`: a rule that must hold for each state.
struct Check {
  std::string name;
  Expression rule;
  Span span;
};

/// A data file, read and typed.
struct Dataset {
  SourceId source = SourceId::none;
  std::string layout;  ///< as written, relative to the data file; may be empty
  Span layout_span;
  std::optional<Cell> edition;  ///< as a number or text, as written
  std::optional<Cell> as_of;
  std::optional<Cell> source_note;  ///< key `source`
  std::string sample_mark;          ///< "SAMPLE DATA" where `sample = true`, else empty
  Group national;
  std::vector<StateData> states;  ///< in file order
  std::vector<Check> checks;
};

/// The types of the data file's keys (see TableReader).
std::span<const SchemaRow> data_schema();

/// Types a data file's tree. Unknown states, unknown keys at the fixed places, values that can't be data
/// (percent signs or commas in texts that look like numbers get a hint) are reported.
Dataset read_dataset(const Node& root, const SourceMap& sources, Diagnostics& diagnostics);

/// Looks paths up for one state: `a.b` in the state's fields, `national.a.b`, `edition`, `as_of`, `source`,
/// and `state.name`, `state.in` (with "the"), `state.code`, `state.fips`, `state.abbreviation`,
/// `state.capital`. Inside a table's row, bare names are tried in the row first (`row`).
class Lookup {
 public:
  Lookup(const Dataset& dataset, const StateData& state);

  /// Null if there is no such path. `row` may be null.
  const Field* find(std::string_view path, const Group* row = nullptr) const;
  /// Every path that would be found, for "did you mean" (row names first).
  std::vector<std::string> paths(const Group* row = nullptr) const;
  /// True if some other state of the data set has the path: then it is missing here, not misspelt.
  bool other_state_has(std::string_view path) const;
  const Dataset& dataset() const { return dataset_; }
  const StateData& state() const { return state_; }

 private:
  const Dataset& dataset_;
  const StateData& state_;
  Group built_in_;
};

/// The field at `a.b.c` below a group; null if there is none.
const Field* find_path(const Group& group, std::string_view path);

/// Says that `path` was not found: as missing here if another state has it, else as unknown, with "did you
/// mean".
Diagnostic& report_unfound(const Lookup& lookup, const Group* row, std::string_view path, Span span,
                           Diagnostics& diagnostics);

/// Evaluates every check of the data set for a state; reports those that don't hold, naming both sides'
/// values.
void run_checks(const Lookup& lookup, Diagnostics& diagnostics);

}  // namespace factsheet::data

#pragma once

#include "base/diagnostics.hpp"
#include "data/cell.hpp"
#include "data/expression.hpp"
#include "data/gazetteer.hpp"
#include "data/node.hpp"
#include "data/path_holders.hpp"
#include "data/schema.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace factsheet::data {

struct StateData {
  const Area* area = nullptr;  ///< null: of the nation, where a formula is worked out for it
  Group fields;
  Span key_span;
  Diagnostics findings;  ///< mistakes that are this state's alone: they stop its sheet, not the others
};

/// `[[check]]`: a rule that must hold for each state.
struct Check {
  std::string name;
  Expression rule;
  Span span;
  Severity severity = Severity::error;
  Decimal tolerance;  ///< how far the sides of `==` may lie apart
};

/// `[derive]`: a value that is worked out for each state, or for the nation.
struct Derive {
  std::string path;  ///< where it goes; begins with "national." for the nation's
  std::string formula;
  Expression expression;
  Span span;      ///< of the formula
  Span key_span;  ///< of its name
  std::optional<int> decimals;
  std::string unit;
  std::string note;
  /// For a list of records: each record's columns, whose paths are plain names.
  std::vector<std::vector<Derive>> records;
};

/// `[[suppress]]`: figures too small to be printed.
struct Suppression {
  std::vector<std::pair<std::string, Span>> paths;
  Decimal below;
  bool hides_zero = false;
  std::string note;
  Span span;
};

/// A guard that was turned off, with the reason.
struct GuardOff {
  Code guard;
  std::string reason;
  Span span;
};

/// A data file, read and typed.
struct Dataset {
  SourceId source = SourceId::none;
  std::shared_ptr<const Gazetteer> gazetteer = Gazetteer::built_in();  ///< of the areas of its states
  bool knows_areas = true;    ///< false: they are its own, but the list couldn't be read
  bool rows_missing = false;  ///< errors may have kept states or records of them from being read
  std::string layout;         ///< as written, relative to the data file; may be empty
  Span layout_span;
  std::optional<Cell> edition;  ///< as a number or text, as written
  std::optional<Cell> as_of;
  std::optional<Cell> source_note;  ///< key `source`
  std::optional<Date> expires;      ///< after this day the figures are stale
  Span expires_span;
  std::string vintage;  ///< of all figures that name none of their own
  bool sample = false;  ///< whether the figures are made up, which every page then says
  Group national;
  std::vector<StateData>
      states;  ///< in file order; those of tables of all states behind, as their records stand
  std::vector<Check> checks;
  std::vector<Derive> derives;
  std::vector<Suppression> suppressions;
  std::vector<GuardOff> guards_off;
  std::vector<const Area*> expected;  ///< that must be there; empty: nothing is said
  Span expected_span;
  std::set<std::string, std::less<>> read_by_formulas;  ///< paths that `derives` reads
  std::shared_ptr<const Dataset> previous;              ///< the edition before; null: none is named
  std::string previous_file;  ///< its file as written; set, too, where it couldn't be read
  PathHolders holders;        ///< remembers who has a path; it forgets when `derive` has put values in

  /// Null if the data has none of that area. `index` makes it quick; until then it looks at each.
  const StateData* find(const Area& area) const { return find(area.code); }
  const StateData* find(std::string_view code) const;
  /// Once all states are there, and not before: where the state of a code stands.
  void index();
  bool is_off(Code guard) const;

 private:
  std::unordered_map<std::string_view, std::size_t> by_code_;  // empty until it is indexed
};

/// The types of the data file's keys (see TableReader).
std::span<const SchemaRow> data_schema();

/// How the files that a data file names are had; an empty function: they can't be.
struct Inputs {
  /// Adds a table's text to the sources, or reports at `named_at` why it can't be read.
  std::function<std::optional<SourceId>(const std::string& path, Span named_at)> table;
  /// Reads another data file, or reports at `named_at` why it can't be.
  std::function<std::shared_ptr<const Dataset>(const std::string& path, Span named_at)> edition;
};

/// Types a data file's tree. Unknown states, unknown keys at the fixed places, values that can't be data
/// (percent signs or commas in texts that look like numbers get a hint) are reported; what is wrong with a
/// state's value is its own finding, and the value faulty.
Dataset read_dataset(const Node& root, const SourceMap& sources, Diagnostics& diagnostics,
                     const Inputs& inputs = {});

/// Looks paths up for one state: `a.b` in the state's fields, `national.a.b`, `edition`, `as_of`, `source`,
/// `previous.a.b`, `previous.national.a.b`, and `state.name`, `state.in` (with "the"), `state.code`,
/// `state.fips`, `state.abbreviation`, `state.capital`, `state.region`, `state.division`; of an own area
/// `state.state` and `state.state_name`, too. Inside a table's row, bare names are tried in the row first
/// (`row`). One thread at a time may use it.
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
  const Field* find_in_previous(std::string_view path) const;
  const Group& built_in() const;

  const Dataset& dataset_;
  const StateData& state_;
  mutable std::optional<Group> built_in_;
};

/// Says that `path` was not found: as missing here if another state has it, else as unknown, with "did you
/// mean".
Diagnostic& report_unfound(const Lookup& lookup, const Group* row, std::string_view path, Span span,
                           Diagnostics& diagnostics);

}  // namespace factsheet::data

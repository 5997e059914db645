#pragma once

#include "base/diagnostics.hpp"
#include "engine/trace.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace factsheet::engine {

/// A value in one of two editions.
struct Side {
  bool there = false;     ///< the edition has the path
  std::string value;      ///< exact; empty if there is none, for which see the status
  std::string shown;      ///< as a person reads it: derived values no finer than they are printed
  std::string status;     ///< "reported", "suppressed", …
  std::string precision;  ///< "0.1 million"; empty: as fine as the value
  bool at_least = false;
  bool derived = false;
  std::string unit;
  Place place;
};

/// A value that two editions don't have alike.
struct Change {
  std::string path;  ///< "missing.rows[other].n" for a record that its first text tells from the others
  Side before;
  Side after;
  /// New less old, and that in percent of the old to one decimal; empty where it can't be told: a side is no
  /// number or "more than" one, or, in percent, the old is zero.
  std::string difference;
  std::string percent;
  std::string shown_difference;  ///< as a person reads it: of derived values no finer than they are printed

  bool derived() const { return after.there ? after.derived : before.derived; }
};

/// The first line of a sheet that isn't the same.
struct FirstLine {
  std::string before;
  std::string after;
};

/// What changed for a state, the nation, or the file itself.
struct AreaChanges {
  std::string code;                ///< postal code; "national"; "file"
  std::string name;                ///< "Illinois"; "The nation"; "The file"
  std::vector<Change> changes;     ///< in the new file's order; what vanished behind it
  std::optional<FirstLine> words;  ///< nothing: the words are the same, or weren't compared
  bool words_compared = true;      ///< false: one of the sheets has errors
};

/// What changed between two editions.
struct Diff {
  std::string old_file;
  std::string new_file;
  std::vector<std::string> new_states;   ///< postal codes
  std::vector<std::string> gone_states;  ///< that the new file has no longer
  std::vector<AreaChanges> areas;        ///< the file, the nation, then states in the new file's order
  Diagnostics old_diagnostics;           ///< of the old project and its sheets
  Diagnostics new_diagnostics;           ///< of the new project, its sheets, and the states asked for
};

/// The difference as a table, RFC 4180, a line a change; and as JSON. The same for the same input.
std::string to_csv(const Diff& diff);
std::string to_json(const Diff& diff);

}  // namespace factsheet::engine

#pragma once

#include "document/compose.hpp"
#include "engine/project.hpp"

#include <string>
#include <vector>

namespace factsheet::engine {

/// What a sheet is made from, as digests. Sheets of the same fingerprint are the same to the byte.
struct Fingerprint {
  /// A part of it that may be named when it changes.
  struct Part {
    std::string name;    ///< a path of the data, "missing.total", or words
    std::string digest;  ///< four hexadecimal digits: enough to see what changed, not to rely on
  };
  std::string sha256;       ///< of all, as hexadecimal digits
  std::vector<Part> parts;  ///< sorted by name
};

/// Takes the fingerprints of a project's sheets; several threads may at once. It covers all that can reach a
/// page: the program, the files of the look, every value that composing reads (whole lists where it
/// reads one of their columns, the values of all states where a map or a chart shows them), the area, the
/// mark of invented data, and what was composed, as its dump words it.
class Fingerprints {
 public:
  /// The project must have a dataset and a layout, and outlive it.
  explicit Fingerprints(const Project::Impl& project);

  /// `least_fit`: the steps of fitting that all sheets take.
  Fingerprint of(const data::StateData& state, const document::Document& document,
                 const document::UsedPaths& used, int least_fit) const;

 private:
  struct Across {
    std::string name;
    std::string values;  // a digest, as `words`
    std::string words;
  };
  const Project::Impl& project_;
  std::string look_;            // of all sheets
  std::vector<Across> across_;  // what sheets read of all states
};

}  // namespace factsheet::engine

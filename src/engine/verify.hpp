#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace factsheet::engine {

/// What a folder of sheets is, against its manifest.
struct Verified {
  enum class Kind {
    missing,  ///< a file that was built isn't there
    changed,  ///< it isn't what it was
    extra,    ///< the manifest has no account of it
    stale,    ///< a former build made it, and a later one didn't make it anew
  };
  /// Something that is off.
  struct Finding {
    Kind kind;
    std::string file;  ///< a sheet's name without its folder; an input's path from the working directory
    std::string what;  ///< in words
  };
  std::string failure;            ///< why the manifest can't be used; empty: it can
  std::size_t sheets = 0;         ///< in the manifest
  std::size_t good = 0;           ///< of them: in place, unchanged, not stale
  std::size_t outdated = 0;       ///< of all but the stale: made from files that have changed since
  std::vector<Finding> findings;  ///< sheets by name, then what no build made, then inputs
  /// Inputs that aren't there where the manifest says, all of a project's: the folder was moved without them.
  std::vector<std::string> inputs_not_found;
  bool all_well() const { return failure.empty() && findings.empty(); }
};

}  // namespace factsheet::engine

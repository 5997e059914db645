#pragma once

#include "engine/project.hpp"

#include <string>
#include <vector>

namespace factsheet::engine {

/// Which sheets of a batch would be written to a file that an earlier one is written to. Known before the
/// first sheet is made, so that threads can write in any order.
class FileNames {
 public:
  /// Looks at the states' names for their files alone; their mistakes are told with their sheets.
  FileNames(const Project::Impl& project, const std::vector<const data::StateData*>& states);

  /// Whether no earlier state's sheet is written to that file.
  bool is_free(std::size_t index, const std::string& file) const {
    return names_[index].taken_by == index || file.empty();
  }

  /// Reports that a state's sheet would overwrite an earlier state's. `file`: its name.
  void check(std::size_t index, const std::string& file, Diagnostics& diagnostics) const;

 private:
  struct Name {
    std::string code;      ///< the state's
    std::size_t taken_by;  ///< index of the first state that has this name; its own: nobody else does
  };
  std::vector<Name> names_;
  Span named_at_;
};

}  // namespace factsheet::engine

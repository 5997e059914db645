#pragma once

#include "engine/project.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace factsheet::engine {

/// The name of a state's file; empty if it can't be put together.
std::string file_name_of(const Project::Impl& project, const data::StateData& state);

/// Which sheets of a batch would be written to a file that an earlier one is written to. Known before the
/// first sheet is made, so that threads can write in any order.
class FileNames {
 public:
  /// Looks at the states' names for their files alone; their mistakes are told with their sheets.
  FileNames(const Project::Impl& project, const std::vector<const data::StateData*>& states);

  /// The name of a state's file; empty if it can't be put together.
  const std::string& file(std::size_t index) const { return names_[index].file; }

  /// Whether no earlier state's sheet is written to that file.
  bool is_free(std::size_t index, const std::string& file) const {
    return names_[index].taken_by == index || file.empty();
  }

  /// Reports that a state's sheet would overwrite an earlier state's. `file`: its name.
  void check(std::size_t index, const std::string& file, Diagnostics& diagnostics) const;
  /// Reports that it would overwrite that of a state `other` which is not of this batch.
  void report(std::size_t index, std::string_view other, const std::string& file,
              Diagnostics& diagnostics) const;

 private:
  struct Name {
    std::string_view code;  ///< the state's
    std::string file;
    std::size_t taken_by;  ///< index of the first state that has this name; its own: nobody else does
  };
  std::vector<Name> names_;
  Span named_at_;
};

}  // namespace factsheet::engine

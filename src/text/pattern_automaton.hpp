#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <hyphen.h>

namespace factsheet::text {

/// libhyphen's automaton for one language, put up again from what the build packed (pattern_file.hpp). Only
/// its states are made anew, because they hold addresses; the rest is used where it lies.
class PatternAutomaton {
 public:
  /// `file` must be aligned to 4 bytes and outlive this. Throws std::logic_error if it is of another build.
  explicit PatternAutomaton(std::string_view file);
  PatternAutomaton(const PatternAutomaton&) = delete;
  PatternAutomaton& operator=(const PatternAutomaton&) = delete;

  /// For hnj_hyphen_hyphenate2 and 3, which only read it; never for hnj_hyphen_free.
  HyphenDict* dict() const { return levels_.front().get(); }

 private:
  std::vector<std::unique_ptr<HyphenDict>> levels_;
  std::vector<std::unique_ptr<HyphenState[]>> states_;
};

}  // namespace factsheet::text

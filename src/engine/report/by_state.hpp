#pragma once

#include "engine/report.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace factsheet::engine {

/// Which findings are of which state's sheet.
class FindingsByState {
 public:
  /// `report` must outlive it.
  explicit FindingsByState(const Report& report) {
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      for (const std::string& state : report.findings[i].states) by_state_[state].push_back(i);
    }
  }

  /// Indices into Report::findings, rising.
  std::span<const std::size_t> of(const std::string& state) const {
    const auto found = by_state_.find(state);
    return found == by_state_.end() ? std::span<const std::size_t>() : found->second;
  }

 private:
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_state_;
};

}  // namespace factsheet::engine

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
      const ReportedFinding& finding = report.findings[i];
      for (const std::string& state : finding.states) by_state_[state].push_back(i);
      if (finding.states.empty()) of_none_.push_back(i);
    }
  }

  /// Indices into Report::findings, rising.
  std::span<const std::size_t> of(const std::string& state) const {
    const auto found = by_state_.find(state);
    return found == by_state_.end() ? std::span<const std::size_t>() : found->second;
  }
  /// Those that were found before any sheet, and hold for all.
  std::span<const std::size_t> of_none() const { return of_none_; }

 private:
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_state_;
  std::vector<std::size_t> of_none_;
};

}  // namespace factsheet::engine

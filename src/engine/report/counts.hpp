#pragma once

#include "engine/report.hpp"

#include <array>
#include <cstdint>

namespace factsheet::engine {

/// What a report's sheets and findings come to.
struct Counts {
  explicit Counts(const Report& report);
  Counts() = default;

  std::uint64_t of(SheetStatus status) const { return by_status[static_cast<std::size_t>(status)]; }

  std::uint64_t sheets = 0;
  std::array<std::uint64_t, sheet_status_names.size()> by_status{};
  std::uint64_t pages = 0;  ///< of the sheets that are there, as `bytes`
  std::uint64_t bytes = 0;
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;

  bool operator==(const Counts&) const = default;
};

}  // namespace factsheet::engine

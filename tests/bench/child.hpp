#pragma once

#include <string>
#include <vector>

namespace bench {

/// What one run of a program cost.
struct Cost {
  double cpu_ms = 0;    ///< user and system
  double peak_mib = 0;  ///< resident memory
};

/// Runs a program to its end, its output thrown away. Throws std::runtime_error if it doesn't end with 0.
Cost run_once(const std::vector<std::string>& command);

/// The median CPU time and the highest memory of `runs` runs, after one that warms the disk's cache.
Cost run_often(const std::vector<std::string>& command, int runs);

/// What a program prints.
std::string output_of(const std::vector<std::string>& command);

}  // namespace bench

#pragma once

#include <string>
#include <vector>

namespace bench {

/// What one run of a program cost.
struct Cost {
  double cpu_ms = 0;    ///< user and system
  double wall_ms = 0;   ///< from its start to its end
  double peak_mib = 0;  ///< resident memory
};

/// Runs a program, which is looked for as a shell would, to its end, its output thrown away. Throws
/// std::runtime_error if it doesn't end with 0.
Cost run_once(const std::vector<std::string>& command);

/// The median times and the highest memory of `runs` runs, after one that warms the disk's cache.
Cost run_often(const std::vector<std::string>& command, int runs);

/// The middle one; of an even number the upper of the two.
double median(std::vector<double> values);

/// What a program prints.
std::string output_of(const std::vector<std::string>& command);

}  // namespace bench

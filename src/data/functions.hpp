#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace factsheet::data {

/// A function that expressions may call.
struct Function {
  std::string_view name;
  std::size_t least = 1;  ///< arguments
  std::size_t most = 1;
  bool takes_path = false;   ///< its first argument is a path
  bool over_states = false;  ///< it reads the figures of all states
  bool divides = false;      ///< what comes out may have any number of decimals
  std::string_view written;  ///< how it is called
  std::string_view help;     ///< one sentence for the reference
};

/// All of them, in the reference's order.
std::span<const Function> functions();
/// Null if there is none of that name.
const Function* find_function(std::string_view name);

}  // namespace factsheet::data

#include "base/words.hpp"

#include <fmt/format.h>

namespace factsheet {

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string size_in_words(std::size_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte");
  const double kilobytes = static_cast<double>(bytes) / 1000;
  // Below what would print as "1000.0 kB".
  if (kilobytes < 999.95) return fmt::format("{:.1f} kB", kilobytes);
  return fmt::format("{:.1f} MB", kilobytes / 1000);
}

}  // namespace factsheet

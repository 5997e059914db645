#include "base/words.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

std::string listed(std::vector<std::string> names, std::size_t most) {
  const std::size_t more = names.size() > most ? names.size() - most : 0;
  names.resize(names.size() - more);
  if (more > 0) names.push_back(fmt::format("{} more", more));
  if (names.empty()) return {};
  const std::string last = std::move(names.back());
  names.pop_back();
  return names.empty() ? last : fmt::format("{} and {}", fmt::join(names, ", "), last);
}

}  // namespace factsheet

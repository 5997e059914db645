#include "cli/today.hpp"

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <system_error>

namespace factsheet::cli {
namespace {

engine::Today day_of(const std::tm& time) {
  return {time.tm_year + 1900, time.tm_mon + 1, time.tm_mday};
}

}  // namespace

std::optional<engine::Today> today() {
  std::tm day{};
  const char* given = std::getenv("SOURCE_DATE_EPOCH");
  if (given == nullptr || *given == '\0') {
    const std::time_t now = std::time(nullptr);
    if (::localtime_r(&now, &day) == nullptr) return std::nullopt;
    return day_of(day);
  }
  const std::string_view text = given;
  std::time_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool read = error == std::errc() && end == text.data() + text.size() && seconds >= 0;
  if (!read || ::gmtime_r(&seconds, &day) == nullptr) return std::nullopt;
  return day_of(day);
}

}  // namespace factsheet::cli

#include "engine/csv_line.hpp"

namespace factsheet::engine {
namespace {

std::string field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string csv_line(std::span<const std::string_view> fields) {
  std::string out;
  for (const std::string_view text : fields) {
    out += field(text);
    out += ',';
  }
  if (!out.empty()) out.pop_back();
  return out + "\r\n";
}

}  // namespace factsheet::engine

#include "engine/file_name.hpp"

#include "document/letter_case.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

// Source: Microsoft, "Naming Files, Paths, and Namespaces"; the slash is everyone's.
constexpr std::string_view forbidden = "/\\:*?\"<>|";
constexpr std::string_view pdf_end = ".pdf";
constexpr std::string_view trace_end = ".trace.json";
constexpr std::size_t longest_name = 255;

bool is_control(unsigned char c) {
  return c < 0x20 || c == 0x7f;
}

std::string problem(std::string_view name) {
  if (name.empty()) return "the file name is empty";
  if (std::any_of(name.begin(), name.end(),
                  [](char c) { return is_control(static_cast<unsigned char>(c)); })) {
    return "the file name has a line break or another control character in it";
  }
  const std::size_t at = name.find_first_of(forbidden);
  if (at != std::string_view::npos) {
    return fmt::format("the file name \"{}\" has a {} in it, which not every system allows", name, name[at]);
  }
  if (name.front() == '.' || name.front() == ' ') {
    return fmt::format("the file name \"{}\" starts with a {}", name, name.front() == '.' ? "dot" : "blank");
  }
  if (name.size() > longest_name) {
    return fmt::format("the file name is {} bytes long, and no system allows more than {}", name.size(),
                       longest_name);
  }
  if (!same_file_key(std::string(name)).ends_with(pdf_end))
    return fmt::format("the file name \"{}\" doesn't end in .pdf", name);
  return {};
}

}  // namespace

void check_file_name(std::string_view name, Span span, Diagnostics& diagnostics) {
  std::string message = problem(name);
  if (message.empty()) return;
  diagnostics.error(Code::file_name, span, std::move(message))
      .hint("a name such as `file = \"{state.code}-{edition}.pdf\"` works everywhere");
}

std::string same_file_key(const std::string& name) {
  const bool is_ascii = std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
  if (!is_ascii) return document::case_folded(name);
  std::string key = name;
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::string trace_file_of(std::string_view pdf) {
  return std::string(pdf.substr(0, pdf.size() - std::min(pdf.size(), pdf_end.size()))) +
         std::string(trace_end);
}

bool is_trace_file(std::string_view name) {
  return name.ends_with(trace_end);
}

}  // namespace factsheet::engine

#include "cases/line_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace cases {
namespace {

constexpr std::size_t context = 2;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? end : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

struct Row {
  char sign;
  std::string_view line;
};

// The longest common subsequence, by the textbook table; goldens are short enough for it.
std::vector<Row> align(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<Row> rows;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      rows.push_back({' ', a[i++]});
      ++j;
    } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
      rows.push_back({'-', a[i++]});
    } else {
      rows.push_back({'+', b[j++]});
    }
  }
  return rows;
}

}  // namespace

std::string line_diff(std::string_view expected, std::string_view actual) {
  if (expected == actual) return {};
  const std::vector<Row> rows = align(lines_of(expected), lines_of(actual));
  std::string out;
  bool skipped = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t from = i > context ? i - context : 0;
    const std::size_t to = std::min(rows.size(), i + context + 1);
    const bool near = std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(from),
                                  rows.begin() + static_cast<std::ptrdiff_t>(to),
                                  [](const Row& row) { return row.sign != ' '; });
    if (!near) {
      skipped = true;
      continue;
    }
    if (skipped) out += "  ...\n";
    skipped = false;
    out += rows[i].sign;
    out += ' ';
    out += rows[i].line;
    if (!rows[i].line.ends_with('\n')) out += "  (no line end)\n";
  }
  return out;
}

}  // namespace cases

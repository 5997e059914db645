#include "figures/guess_siblings.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace factsheet::figures {

using data::Decimal;

namespace {

class Siblings {
 public:
  Siblings(const CellTable& table, int states, std::vector<std::string> paths)
      : table_(table), states_(states), paths_(std::move(paths)) {
    for (int state = 0; state < states_; ++state) {
      std::vector<int> row;
      for (const std::string& path : paths_) row.push_back(table_.find(state, path));
      cells_.push_back(std::move(row));
    }
  }

  void find(std::vector<Sum>& out) const {
    const auto model = std::max_element(cells_.begin(), cells_.end(), [&](const auto& a, const auto& b) {
      return count_numbers(a) < count_numbers(b);
    });
    std::map<Decimal, std::vector<std::size_t>> by_value;
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      if (const auto value = number((*model)[i]); value && !value->is_zero())
        by_value[value->reduced()].push_back(i);
    }
    for (std::size_t a = 0; a < paths_.size(); ++a) {
      for (std::size_t b = a + 1; b < paths_.size(); ++b) {
        const auto first = number((*model)[a]);
        const auto second = number((*model)[b]);
        if (!first || !second || first->is_zero() || second->is_zero()) continue;
        const auto sum = Decimal::add(*first, *second);
        const auto totals = sum ? by_value.find(sum->reduced()) : by_value.end();
        if (totals == by_value.end()) continue;
        for (const std::size_t total : totals->second) {
          if (total != a && total != b) keep({a, b}, total, out);
        }
      }
    }
    for (std::size_t total = 0; total < paths_.size() && paths_.size() > 3; ++total) {
      std::vector<std::size_t> others;
      for (std::size_t i = 0; i < paths_.size(); ++i) {
        if (i != total) others.push_back(i);
      }
      keep(others, total, out);
    }
  }

 private:
  std::optional<Decimal> number(int cell) const {
    const data::Number* found = cell < 0 ? nullptr : table_.all()[static_cast<std::size_t>(cell)].number();
    return found ? std::optional(found->value) : std::nullopt;
  }

  std::size_t count_numbers(const std::vector<int>& row) const {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [&](int cell) { return number(cell).has_value(); }));
  }

  // Nothing where a state lacks one of the figures.
  std::optional<bool> holds(const std::vector<std::size_t>& parts, std::size_t total,
                            const std::vector<int>& row) const {
    std::optional<Decimal> sum = Decimal(0);
    for (const std::size_t part : parts) {
      const auto value = number(row[part]);
      sum = value && sum ? Decimal::add(*sum, *value) : std::nullopt;
    }
    const auto whole = number(row[total]);
    if (!sum || !whole) return std::nullopt;
    return *sum == *whole;
  }

  void keep(const std::vector<std::size_t>& parts, std::size_t total, std::vector<Sum>& out) const {
    bool any = false;
    for (const std::vector<int>& row : cells_) {
      const auto kept = holds(parts, total, row);
      if (kept == false) return;
      any = any || kept.has_value();
    }
    if (!any) return;
    for (const std::vector<int>& row : cells_) {
      if (row[total] < 0) continue;
      Sum sum;
      sum.total = row[total];
      for (const std::size_t part : parts) {
        if (row[part] >= 0) sum.parts.push_back(row[part]);
      }
      if (sum.parts.size() != parts.size()) continue;
      sum.text = fmt::format("\"{}\" and its like add up to \"{}\"", paths_[parts.front()], paths_[total]);
      out.push_back(std::move(sum));
    }
  }

  const CellTable& table_;
  int states_;
  std::vector<std::string> paths_;
  std::vector<std::vector<int>> cells_;  // by state, then path; -1: it has none
};

}  // namespace

std::vector<Sum> guess_sibling_sums(const data::Dataset& dataset, const CellTable& table) {
  std::map<std::string, std::vector<std::string>> groups;
  for (const Entry& entry : table.all()) {
    if (entry.state == nation || entry.record >= 0 || entry.cell->derive >= 0) continue;
    const std::size_t dot = entry.path.rfind('.');
    std::vector<std::string>& paths = groups[dot == std::string::npos ? "" : entry.path.substr(0, dot)];
    if (std::find(paths.begin(), paths.end(), entry.path) == paths.end()) paths.push_back(entry.path);
  }
  std::vector<Sum> out;
  for (auto& [group, paths] : groups) {
    if (paths.size() >= 3)
      Siblings(table, static_cast<int>(dataset.states.size()), std::move(paths)).find(out);
  }
  return out;
}

}  // namespace factsheet::figures

#include "engine/printed_sums.hpp"

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

void add(const layout::ChartBlock& chart, std::vector<figures::Relation>& out) {
  if (!chart.total || chart.series.empty()) return;
  std::vector<std::string> parts;
  for (const layout::ChartSeries& series : chart.series) {
    if (const auto* part = layout::lone_placeholder(series.value)) parts.push_back(part->path);
  }
  if (parts.size() != chart.series.size()) return;  // reported when the layout was read
  if (chart.kind == layout::ChartKind::share)
    out.push_back({chart.rows, parts.front(), chart.total->equals});
  else
    out.push_back({chart.rows, {}, chart.total->equals, {}, std::move(parts)});
}

void add(const layout::TableBlock& table, std::vector<figures::Relation>& out) {
  for (const layout::TableColumn& column : table.columns) {
    const layout::Placeholder* value = layout::lone_placeholder(column.text);
    if (!value || !column.from.empty() || !column.sum) continue;
    if (table.group_total)
      out.push_back({table.rows, value->path, table.group_total->from, table.group_total->match});
    if (!table.total || (!table.total->column.empty() && value->path != table.total->column)) continue;
    // One figure, or one of a group of totals: only one of both is there.
    out.push_back({table.rows, value->path, table.total->equals});
    out.push_back({table.rows, value->path, fmt::format("{}.{}", table.total->equals, value->path)});
  }
}

}  // namespace

std::vector<figures::Relation> printed_sums(const layout::Layout& layout) {
  std::vector<figures::Relation> out;
  for (const layout::Block& block : layout.blocks) {
    if (const auto* chart = std::get_if<layout::ChartBlock>(&block.content)) add(*chart, out);
    if (const auto* table = std::get_if<layout::TableBlock>(&block.content)) add(*table, out);
  }
  return out;
}

std::vector<figures::Relation> previous_sums(const std::vector<figures::Relation>& sums) {
  constexpr std::string_view previous = "previous.";
  std::vector<figures::Relation> out;
  for (figures::Relation sum : sums) {
    const bool total_too = !sum.across.empty() || sum.total.starts_with(previous);
    if (!sum.rows.starts_with(previous) || !total_too) continue;
    sum.rows.erase(0, previous.size());
    if (sum.across.empty()) sum.total.erase(0, previous.size());
    out.push_back(std::move(sum));
  }
  return out;
}

}  // namespace factsheet::engine

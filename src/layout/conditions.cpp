#include "layout/layout.hpp"

namespace factsheet::layout {

void each_condition(const Layout& layout, const std::function<void(const data::Expression&)>& visit) {
  for (const Block& block : layout.blocks) {
    if (block.when) visit(*block.when);
    const auto* table = std::get_if<TableBlock>(&block.content);
    if (table && table->highlight) visit(*table->highlight);
    const auto* chart = std::get_if<ChartBlock>(&block.content);
    if (chart && chart->highlight.condition) visit(*chart->highlight.condition);
  }
}

}  // namespace factsheet::layout

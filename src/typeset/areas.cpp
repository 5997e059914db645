#include "typeset/areas.hpp"

#include "typeset/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

// The columns that blocks stand in until other ones are asked for.
struct Grid {
  std::vector<double> shares;
  Length gutter;
  const document::Style* panel = nullptr;
};

using BlockRange = std::vector<const document::Block*>;

bool is_equal(const std::vector<double>& shares) {
  return std::all_of(shares.begin(), shares.end(), [&](double share) { return share == shares.front(); });
}

class AreaSetter {
 public:
  explicit AreaSetter(Context& context)
      : context_(context),
        paper_(*context.document().page),
        grid_{std::vector<double>(static_cast<std::size_t>(paper_.columns), 1.0), paper_.gutter, nullptr} {}

  std::vector<Area> set() {
    BlockRange group;
    bool spans = false;
    const auto close = [&] {
      if (!group.empty()) set_group(group, spans);
      group.clear();
    };
    for (const document::Block& block : context_.document().blocks) {
      if (const auto* columns = std::get_if<document::Columns>(&block.content)) {
        close();
        grid_ = {columns->shares, columns->gutter.value_or(paper_.gutter), columns->panel};
        check(block);
        begins_page_ |= block.before == layout::Break::page;
        continue;
      }
      const bool this_spans = block.spans_page || grid_.shares.size() == 1;
      if (this_spans != spans || block.before == layout::Break::page) close();
      spans = this_spans;
      begins_page_ |= block.before == layout::Break::page;
      group.push_back(&block);
    }
    close();
    return std::move(areas_);
  }

 private:
  Length text_width() const { return paper_.size.width - paper_.margin_left - paper_.margin_right; }

  std::vector<ColumnPlace> places(bool spans) const {
    if (spans) return {{paper_.margin_left, text_width()}};
    const double all = std::accumulate(grid_.shares.begin(), grid_.shares.end(), 0.0);
    const Length width = text_width() - grid_.gutter * static_cast<double>(grid_.shares.size() - 1);
    std::vector<ColumnPlace> out;
    Length left = paper_.margin_left;
    for (const double share : grid_.shares) {
      out.push_back({left, width * (share / all)});
      left += out.back().width + grid_.gutter;
    }
    return out;
  }

  void check(const document::Block& block) {
    constexpr Length least = Length::points(48);
    const std::vector<ColumnPlace> all = places(grid_.shares.size() == 1);
    for (const ColumnPlace& place : all) {
      const bool in_panel = grid_.panel && &place == &all.back();
      const Length inner = in_panel ? place.width - grid_.panel->padding_x * 2 : place.width;
      if (inner >= least) continue;
      context_.diagnostics()
          .error(Code::bad_value, block.span, fmt::format("a column would be {:.0f} pt wide", inner.pt()))
          .hint("make it wider: other shares, fewer columns, a smaller gutter or margin");
      grid_ = {{1}, {}, nullptr};
      return;
    }
  }

  void set_group(const BlockRange& blocks, bool spans) {
    Area area;
    area.columns = places(spans);
    area.begins_page = begins_page_;
    begins_page_ = false;
    const bool named = std::any_of(blocks.begin(), blocks.end(), [](const auto* b) { return b->column > 0; });
    area.flows = spans || (!named && is_equal(grid_.shares) && !grid_.panel);
    area.panel = spans ? nullptr : grid_.panel;
    area.grid = spans ? Length() : paper_.grid;
    area.slabs.resize(area.flows ? 1 : area.columns.size());
    for (const document::Block* block : blocks) {
      const std::size_t column = column_of(*block, area);
      Length measure = area.columns[column].width;
      const bool in_panel = is_panel(area, column);
      if (in_panel) measure -= area.panel->padding_x * 2;
      context_.stand_on(in_panel ? area.panel->background : std::nullopt,
                        in_panel ? Length() : free_left_of(area, column));
      std::vector<Slab> slabs = set_block(context_, *block, measure);
      if (slabs.empty()) continue;
      slabs.front().begins_column = block->before == layout::Break::column;
      std::vector<Slab>& into = area.slabs[area.flows ? 0 : column];
      into.insert(into.end(), std::make_move_iterator(slabs.begin()), std::make_move_iterator(slabs.end()));
    }
    if (area.grid > Length()) {
      for (std::vector<Slab>& slabs : area.slabs) put_on_grid(slabs, area.grid);
    }
    const bool any =
        std::any_of(area.slabs.begin(), area.slabs.end(), [](const auto& s) { return !s.empty(); });
    if (any)
      add(std::move(area));
    else
      begins_page_ = area.begins_page;  // the break is for what comes next
  }

  // A heading at the end of an area across the page must stay with what follows, so it is an area of its own.
  void add(Area&& area) {
    std::vector<Slab>& slabs = area.slabs.front();
    const std::size_t tail = area.spans_page() ? tail_of(slabs) : slabs.size();
    if (tail > 0 && tail < slabs.size()) {
      const auto from = slabs.begin() + static_cast<std::ptrdiff_t>(tail);
      Area head;
      head.columns = area.columns;
      head.begins_page = area.begins_page;
      head.slabs.emplace_back(std::make_move_iterator(slabs.begin()), std::make_move_iterator(from));
      slabs.erase(slabs.begin(), from);
      area.begins_page = false;
      areas_.push_back(std::move(head));
    }
    areas_.push_back(std::move(area));
  }

  // Where columns flow, a block may come to stand in any.
  Length free_left_of(const Area& area, std::size_t column) const {
    if (area.columns.size() == 1) return paper_.margin_left;
    if (area.flows) return std::min(paper_.margin_left, grid_.gutter);
    return column == 0 ? paper_.margin_left : grid_.gutter;
  }

  static bool is_panel(const Area& area, std::size_t column) {
    return area.panel && column + 1 == area.columns.size();
  }

  std::size_t column_of(const document::Block& block, const Area& area) {
    if (block.column == 0) return 0;
    const auto column = static_cast<std::size_t>(block.column);
    if (column <= area.columns.size()) return column - 1;
    context_.diagnostics()
        .error(Code::bad_value, block.span,
               fmt::format("there is no column {} here: there {} {}", column,
                           area.columns.size() == 1 ? "is" : "are", area.columns.size()))
        .hint("name a column that is there, or ask for more with a columns block");
    return 0;
  }

  // Heights and spaces become multiples of the grid, so whatever stands above a line, it meets the grid.
  static void put_on_grid(std::vector<Slab>& slabs, Length grid) {
    constexpr double slack = 0.001;
    for (Slab& slab : slabs) {
      slab.height = grid * std::ceil(slab.height / grid - slack);
      slab.space_before = grid * std::round(slab.space_before / grid);
      slab.space_after = grid * std::round(slab.space_after / grid);
    }
  }

  Context& context_;
  const document::Page& paper_;
  Grid grid_;
  bool begins_page_ = false;
  std::vector<Area> areas_;
};

}  // namespace

std::size_t tail_of(const std::vector<Slab>& slabs) {
  if (slabs.empty() || !slabs.back().keep_with_next) return slabs.size();
  std::size_t begin = slabs.size() - 1;
  while (begin > 0 && (slabs[begin].keep_with_previous || slabs[begin - 1].keep_with_next)) --begin;
  return begin;
}

void scale_spaces(std::vector<Area>& areas, double factor) {
  for (Area& area : areas) {
    const auto scale = [&](Length& space) {
      space = space * factor;
      if (area.grid > Length()) space = area.grid * std::round(space / area.grid);
    };
    for (std::vector<Slab>& slabs : area.slabs) {
      for (Slab& slab : slabs) {
        scale(slab.space_before);
        scale(slab.space_after);
      }
    }
  }
}

std::vector<Area> set_areas(Context& context) {
  return AreaSetter(context).set();
}

}  // namespace factsheet::typeset

#include "typeset/paginate.hpp"

#include "typeset/areas.hpp"
#include "typeset/blocks.hpp"
#include "typeset/columns.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

class Paginator {
 public:
  /// `draws`: the slabs are put on pages, else only their places are found.
  Paginator(Context& context, bool draws)
      : context_(context),
        draws_(draws),
        paper_(*context.document().page),
        top_(paper_.margin_top),
        bottom_(paper_.size.height - paper_.margin_bottom) {}

  std::vector<Body> paginate(std::vector<Area>& areas) {
    new_page();
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const bool more = i + 1 < areas.size() && !areas[i + 1].begins_page;
      if (areas[i].begins_page && bodies_.back().bottom > top_) new_page();
      if (areas[i].flows) {
        set_flow(areas[i], more ? first_kept(areas[i + 1]) : Length());
      } else {
        set_side_by_side(areas[i]);
      }
    }
    return std::move(bodies_);
  }

 private:
  void new_page() {
    bodies_.push_back({{}, top_});
    space_above_ = Length();
  }

  // The height of the first slabs of an area that no page's end may part.
  static Length first_kept(const Area& area) {
    Length tallest;
    for (const std::vector<Slab>& slabs : area.slabs) {
      if (!slabs.empty()) tallest = std::max(tallest, height_of(slabs, {0, kept_from(slabs, 0)}));
    }
    return tallest;
  }

  // The end of the slabs from `begin` on that no end of column may part.
  static std::size_t kept_from(const std::vector<Slab>& slabs, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < slabs.size() && (slabs[end].keep_with_previous || slabs[end - 1].keep_with_next)) ++end;
    return end;
  }

  // `following`: what the next area needs at least at its top, for a heading that must not be left behind by
  // it.
  void set_flow(Area& area, Length following) {
    std::vector<Slab>& slabs = area.slabs.front();
    if (area.spans_page() && tail_of(slabs) == 0 && bodies_.back().bottom > top_) {
      const Length space = std::max(space_above_, slabs.front().space_before);
      const Length needed = height_of(slabs, {0, slabs.size()}) + slabs.back().space_after + following;
      if (bodies_.back().bottom + space + needed > bottom_) new_page();
    }
    std::size_t done = 0;
    while (done < slabs.size()) {
      const bool fresh = bodies_.back().bottom == top_;
      const Length space = fresh ? Length() : std::max(space_above_, slabs[done].space_before);
      const Length y = bodies_.back().bottom + space;
      const std::vector<ColumnRange> ranges = deal_out(slabs, done, area.columns.size(), bottom_ - y);
      if (!ranges.empty() && ranges.back().end > done) {
        const bool last_page = ranges.back().end == slabs.size();
        draw_flow(area, ranges, y, last_page);
        done = ranges.back().end;
        space_above_ = slabs[done - 1].space_after;
        if (!last_page) new_page();
      } else if (!fresh) {
        new_page();
      } else {
        done = report_too_tall(slabs, done);
      }
    }
  }

  void draw_flow(Area& area, const std::vector<ColumnRange>& ranges, Length y, bool last_page) {
    std::vector<Slab>& slabs = area.slabs.front();
    Length tallest;
    for (const ColumnRange& range : ranges) tallest = std::max(tallest, height_of(slabs, range));
    // Columns of a page that goes on reach its foot; the last ones are as tall as the tallest of them.
    const bool one = ranges.size() == 1;
    const Length height = last_page || one ? tallest : bottom_ - y;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      draw_column(slabs, ranges[i], {area.columns[i].left, y}, one ? Length() : height, area.grid);
    }
    bodies_.back().bottom = y + height;
  }

  // Makes a column `height` tall, if that can be done well, and puts it on the page.
  void draw_column(std::vector<Slab>& slabs, ColumnRange range, Point at, Length height, Length grid) {
    if (!draws_) return;
    const Stretching stretching = stretch(slabs, range, height, grid);
    // A table that was cut has its head again at the top of a column.
    if (range.begin < range.end)
      at.y += draw_repeated(slabs[range.begin].repeat_above.get(), at, bodies_.back().items);
    for (std::size_t i = range.begin; i < range.end; ++i) {
      Slab& slab = slabs[i];
      if (i > range.begin)
        at.y += std::max(slabs[i - 1].space_after, slab.space_before) + stretching.above[i - range.begin];
      const Length growth = stretching.growth[i - range.begin];
      if (growth > Length()) slab.items = slab.grown(growth);
      place(std::move(slab.items), at, bodies_.back().items);
      at.y += slab.height + growth;
    }
  }

  // Columns that don't run on into each other: each goes on by itself on the next page.
  void set_side_by_side(Area& area) {
    const std::size_t count = area.columns.size();
    std::vector<std::size_t> done(count, 0);
    const auto finished = [&](std::size_t i) { return done[i] == area.slabs[i].size(); };
    const auto all_finished = [&] {
      for (std::size_t i = 0; i < count; ++i) {
        if (!finished(i)) return false;
      }
      return true;
    };
    std::size_t alone = 0;  // pages on which a column that held something before stays empty
    while (!all_finished()) {
      const bool fresh = bodies_.back().bottom == top_;
      const Length y = fresh ? top_ : bodies_.back().bottom + space_before(area, done);
      std::vector<ColumnRange> ranges;
      bool any = false;
      for (std::size_t i = 0; i < count; ++i) {
        const Length room = bottom_ - y - padding(area, i) * 2;
        const auto range =
            finished(i) ? std::vector<ColumnRange>{} : deal_out(area.slabs[i], done[i], 1, room);
        ranges.push_back(range.empty() ? ColumnRange{done[i], done[i]} : range.front());
        any |= ranges.back().end > done[i];
      }
      if (any) {
        draw_side_by_side(area, ranges, y);
        for (std::size_t i = 0; i < count; ++i) {
          if (finished(i) && done[i] > 0) {
            ++alone;
            break;
          }
        }
        space_above_ = space_below(area, ranges);
        for (std::size_t i = 0; i < count; ++i) done[i] = ranges[i].end;
        if (!all_finished()) new_page();
      } else if (!fresh) {
        new_page();
      } else {
        for (std::size_t i = 0; i < count; ++i) {
          if (!finished(i)) {
            done[i] = report_too_tall(area.slabs[i], done[i]);
            break;
          }
        }
      }
    }
    if (alone > 0 && draws_) report_uneven(area, alone);
  }

  // What the columns' last slabs ask for below them, and the panel.
  static Length space_below(const Area& area, const std::vector<ColumnRange>& ranges) {
    Length space;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (ranges[i].begin == ranges[i].end) continue;
      space = std::max(space, area.slabs[i][ranges[i].end - 1].space_after);
      if (area.panel && i + 1 == ranges.size()) space = std::max(space, area.panel->space_after);
    }
    return space;
  }

  // A side bar that runs on over pages on which nothing stands beside it.
  void report_uneven(const Area& area, std::size_t pages) {
    std::vector<std::pair<Length, std::size_t>> columns;
    for (std::size_t i = 0; i < area.slabs.size(); ++i) {
      if (!area.slabs[i].empty())
        columns.emplace_back(height_of(area.slabs[i], {0, area.slabs[i].size()}), i);
    }
    std::sort(columns.begin(), columns.end());
    const auto& [tallest, longest] = columns.back();
    const Length excess = tallest - columns.front().first;
    context_.diagnostics()
        .warning(
            Code::uneven_columns, area.slabs[longest].front().span,
            fmt::format("column {} is {:.1f} pt longer than column {} beside it (vertical), which is left "
                        "empty on {} page{}",
                        longest + 1, excess.pt(), columns.front().second + 1, pages, pages == 1 ? "" : "s"))
        .hint("let what comes last in it run below the columns: begin that with a columns block of count = 1")
        .hint("or give it a wider share, or shorten it");
  }

  static Length padding(const Area& area, std::size_t column) {
    return area.panel && column + 1 == area.columns.size() ? area.panel->padding_y : Length();
  }

  Length space_before(const Area& area, const std::vector<std::size_t>& done) const {
    Length space = space_above_;
    for (std::size_t i = 0; i < area.slabs.size(); ++i) {
      if (done[i] < area.slabs[i].size()) space = std::max(space, area.slabs[i][done[i]].space_before);
    }
    return space;
  }

  void draw_side_by_side(Area& area, const std::vector<ColumnRange>& ranges, Length y) {
    Length tallest;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      tallest = std::max(tallest, height_of(area.slabs[i], ranges[i]) + padding(area, i) * 2);
    }
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const ColumnPlace& column = area.columns[i];
      Point at{column.left, y};
      const bool in_panel = area.panel && i + 1 == ranges.size();
      if (in_panel && draws_ && ranges[i].begin < ranges[i].end) {
        std::vector<pages::Item> frame;
        draw_frame(frame, *area.panel, {column.width, tallest});
        place(std::move(frame), at, bodies_.back().items);
      }
      if (in_panel) at = at + Point{area.panel->padding_x, area.panel->padding_y};
      // A panel is filled to its foot anyway; what stands in it keeps its own spaces.
      draw_column(area.slabs[i], ranges[i], at, in_panel ? Length() : tallest, area.grid);
    }
    bodies_.back().bottom = y + tallest;
  }

  // Slabs that must stay together don't fit an empty page. They are set all the same, so that later mistakes
  // show.
  std::size_t report_too_tall(std::vector<Slab>& slabs, std::size_t begin) {
    const std::size_t end = kept_from(slabs, begin);
    if (!draws_) {
      if (end < slabs.size()) new_page();
      return end;
    }
    const Length excess = height_of(slabs, {begin, end}) - (bottom_ - top_);
    // What can be done is done to the tallest of them, not to a heading that is kept with it.
    const auto tallest = std::max_element(slabs.begin() + static_cast<std::ptrdiff_t>(begin),
                                          slabs.begin() + static_cast<std::ptrdiff_t>(end),
                                          [](const Slab& a, const Slab& b) { return a.height < b.height; });
    context_.diagnostics()
        .error(Code::text_overflow, tallest->span,
               fmt::format("this block is {:.1f} pt taller than a page (vertical)", excess.pt()))
        .hint("part it into several blocks, or make its type smaller");
    for (std::size_t i = begin; i < end; ++i)
      place(std::move(slabs[i].items), {paper_.margin_left, top_}, bodies_.back().items);
    if (end < slabs.size()) new_page();
    return end;
  }

  Context& context_;
  bool draws_;
  const document::Page& paper_;
  Length top_;
  Length bottom_;
  Length space_above_;
  std::vector<Body> bodies_;
};

}  // namespace

std::vector<Body> paginate(Context& context, std::vector<Area>& areas) {
  return Paginator(context, true).paginate(areas);
}

Extent measure(Context& context, std::vector<Area>& areas) {
  const std::vector<Body> bodies = Paginator(context, false).paginate(areas);
  return {bodies.size(), bodies.back().bottom};
}

}  // namespace factsheet::typeset

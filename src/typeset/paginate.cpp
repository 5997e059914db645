#include "typeset/paginate.hpp"

#include "typeset/blocks.hpp"
#include "typeset/columns.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

// Slabs that share a width: all columns' text up to the next block that spans the page, or such blocks.
struct Stretch {
  std::vector<Slab> slabs;
  bool spans_page = false;
};

class Paginator {
 public:
  explicit Paginator(Context& context)
      : context_(context),
        paper_(*context.document().page),
        top_(paper_.margin_top),
        bottom_(paper_.size.height - paper_.margin_bottom) {}

  std::vector<Body> paginate() {
    new_page();
    std::vector<Stretch> all = stretches();
    for (std::size_t i = 0; i < all.size(); ++i)
      set(all[i], i + 1 < all.size() ? first_kept(all[i + 1].slabs) : Length());
    check_page_count();
    return std::move(bodies_);
  }

 private:
  Length text_width() const { return paper_.size.width - paper_.margin_left - paper_.margin_right; }
  Length column_width() const {
    return (text_width() - paper_.gutter * (paper_.columns - 1)) / paper_.columns;
  }

  void new_page() {
    bodies_.push_back({{}, top_});
    space_above_ = Length();
  }

  std::vector<Stretch> stretches() {
    std::vector<Stretch> out;
    for (const document::Block& block : context_.document().blocks) {
      const bool spans = block.spans_page || paper_.columns == 1;
      std::vector<Slab> slabs = set_block(context_, block, spans ? text_width() : column_width());
      if (slabs.empty()) continue;
      if (out.empty() || out.back().spans_page != spans) out.push_back({{}, spans});
      out.back().slabs.insert(out.back().slabs.end(), std::make_move_iterator(slabs.begin()),
                              std::make_move_iterator(slabs.end()));
    }
    return out;
  }

  // The height of the first slabs of a stretch that no page's end may part.
  static Length first_kept(const std::vector<Slab>& slabs) {
    std::size_t end = 1;
    while (end < slabs.size() && (slabs[end].keep_with_previous || slabs[end - 1].keep_with_next)) ++end;
    return height_of(slabs, {0, end});
  }

  // Where the last slabs that must stay with what follows the stretch begin; its end if none must.
  static std::size_t tail_of(const std::vector<Slab>& slabs) {
    if (!slabs.back().keep_with_next) return slabs.size();
    std::size_t begin = slabs.size() - 1;
    while (begin > 0 && (slabs[begin].keep_with_previous || slabs[begin - 1].keep_with_next)) --begin;
    return begin;
  }

  // `following`: what the next stretch needs at least at its top, for a heading that must not be left behind
  // by it.
  void set(Stretch& stretch, Length following) {
    const std::size_t tail = tail_of(stretch.slabs);
    if (stretch.spans_page && tail < stretch.slabs.size() && tail > 0) {
      Stretch head{{std::make_move_iterator(stretch.slabs.begin()),
                    std::make_move_iterator(stretch.slabs.begin() + static_cast<std::ptrdiff_t>(tail))},
                   true};
      stretch.slabs.erase(stretch.slabs.begin(), stretch.slabs.begin() + static_cast<std::ptrdiff_t>(tail));
      set(head, Length());
      return set(stretch, following);
    }
    if (stretch.spans_page && tail == 0 && bodies_.back().bottom > top_) {
      const Length space = std::max(space_above_, stretch.slabs.front().space_before);
      const Length needed =
          height_of(stretch.slabs, {0, stretch.slabs.size()}) + stretch.slabs.back().space_after + following;
      if (bodies_.back().bottom + space + needed > bottom_) new_page();
    }
    const std::size_t count = stretch.spans_page ? 1 : static_cast<std::size_t>(paper_.columns);
    std::size_t done = 0;
    while (done < stretch.slabs.size()) {
      const bool fresh = bodies_.back().bottom == top_;
      const Length space = fresh ? Length() : std::max(space_above_, stretch.slabs[done].space_before);
      const Length y = bodies_.back().bottom + space;
      const std::vector<ColumnRange> ranges = deal_out(stretch.slabs, done, count, bottom_ - y);
      if (!ranges.empty() && ranges.back().end > done) {
        const bool last_page = ranges.back().end == stretch.slabs.size();
        draw(stretch, ranges, y, last_page);
        done = ranges.back().end;
        space_above_ = stretch.slabs[done - 1].space_after;
        if (!last_page) new_page();
      } else if (!fresh) {
        new_page();
      } else {
        done = report_too_tall(stretch.slabs, done);
      }
    }
  }

  void draw(Stretch& stretch, const std::vector<ColumnRange>& ranges, Length y, bool last_page) {
    Length tallest;
    for (const ColumnRange& range : ranges) tallest = std::max(tallest, height_of(stretch.slabs, range));
    const Length full = bottom_ - y;
    // Columns of a page that goes on reach its foot; the last ones are as tall as the tallest of them.
    const Length height = last_page ? tallest : full;
    Length x = paper_.margin_left;
    for (const ColumnRange& range : ranges) {
      const std::vector<Length> extra = ranges.size() > 1 ? feather(stretch.slabs, range, height)
                                                          : std::vector<Length>(range.end - range.begin);
      Length at = y;
      for (std::size_t i = range.begin; i < range.end; ++i) {
        Slab& slab = stretch.slabs[i];
        if (i > range.begin)
          at += std::max(stretch.slabs[i - 1].space_after, slab.space_before) + extra[i - range.begin];
        place(std::move(slab.items), {x, at}, bodies_.back().items);
        at += slab.height;
      }
      x += column_width() + paper_.gutter;
    }
    bodies_.back().bottom = y + (ranges.size() > 1 ? height : tallest);
  }

  // Slabs that must stay together don't fit an empty page. They are set all the same, so that later mistakes
  // show.
  std::size_t report_too_tall(std::vector<Slab>& slabs, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < slabs.size() && (slabs[end].keep_with_previous || slabs[end - 1].keep_with_next)) ++end;
    const Length excess = height_of(slabs, {begin, end}) - (bottom_ - top_);
    context_.diagnostics()
        .error(Code::text_overflow, slabs[begin].span,
               fmt::format("this block is {:.1f} pt taller than a page (vertical)", excess.pt()))
        .hint("part it into several blocks, or make its type smaller");
    for (std::size_t i = begin; i < end; ++i)
      place(std::move(slabs[i].items), {paper_.margin_left, top_}, bodies_.back().items);
    if (end < slabs.size()) new_page();
    return end;
  }

  void check_page_count() {
    const document::Document& document = context_.document();
    const auto count = static_cast<int>(bodies_.size());
    if (document.max_pages == 0 || count <= document.max_pages) return;
    Length excess;
    for (std::size_t i = static_cast<std::size_t>(document.max_pages); i < bodies_.size(); ++i)
      excess += bodies_[i].bottom - top_;
    context_.diagnostics()
        .error(Code::page_overflow, document.pages_span,
               fmt::format(
                   "the sheet takes {} pages where pages.max allows {}: it is {:.1f} pt too tall (vertical)",
                   count, document.max_pages, excess.pt()))
        .hint("shorten the text, make body, leading or margins smaller, or raise pages.max");
  }

  Context& context_;
  const document::Page& paper_;
  Length top_;
  Length bottom_;
  Length space_above_;
  std::vector<Body> bodies_;
};

}  // namespace

std::vector<Body> paginate(Context& context) {
  return Paginator(context).paginate();
}

}  // namespace factsheet::typeset

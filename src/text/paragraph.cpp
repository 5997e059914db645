#include "text/paragraph.hpp"

#include "text/optimum_fit.hpp"
#include "text/place.hpp"
#include "text/shaper_impl.hpp"

#include <algorithm>

namespace factsheet::text {
namespace {

/// Calls `visit` with each segment of a paragraph and whether it is the last. A newline at the very end opens
/// no line.
template <typename Visit>
void for_each_segment(const std::vector<Item>& items, double first_indent, const Visit& visit) {
  const auto count = static_cast<std::uint32_t>(items.size());
  Segment segment{0, 0, first_indent};
  while (segment.first < count) {
    segment.last = segment.first;
    while (segment.last < count && items[segment.last].kind != Item::Kind::newline) ++segment.last;
    visit(segment, segment.last + 1 >= count);
    segment = {segment.last + 1, 0, 0};
  }
}

}  // namespace

std::vector<Line> break_lines(const ParagraphText& paragraph, const LineOptions& options, Shaper& shaper) {
  Shaper::Impl& impl = shaper.impl();
  itemize(paragraph, impl, impl.items);
  const BreakMaker maker(impl.items, options, impl);
  std::vector<Line> lines;
  for_each_segment(impl.items, options.first_indent.pt(), [&](const Segment& segment, bool is_last) {
    optimum_fit(maker, segment, impl.fit);
    const std::vector<Break>& breaks = impl.fit.chosen;
    for (std::size_t i = 1; i < breaks.size(); ++i) {
      const bool closes = i + 1 == breaks.size();
      const std::uint32_t after =
          closes ? std::min<std::uint32_t>(segment.last + 1, static_cast<std::uint32_t>(impl.items.size()))
                 : breaks[i].next_item;
      const LineEnd end = !closes ? breaks[i].end : is_last ? LineEnd::last : LineEnd::forced;
      lines.push_back(
          place_line(maker, impl, breaks[i - 1], breaks[i], after, i == 1 ? segment.indent : 0, end));
    }
  });
  return lines;
}

Length natural_width(const ParagraphText& paragraph, Shaper& shaper) {
  Shaper::Impl& impl = shaper.impl();
  itemize(paragraph, impl, impl.items);
  LineOptions options;
  options.protrusion = false;
  const BreakMaker maker(impl.items, options, impl);
  double widest = 0;
  for_each_segment(impl.items, 0, [&](const Segment& segment, bool) {
    const Fit line = fit(maker.start_of(segment), maker.end_of(segment), 0, options);
    widest = std::max(widest, -line.spare());
  });
  return Length::points(widest);
}

Length widest_piece(const ParagraphText& paragraph, const LineOptions& options, Shaper& shaper) {
  Shaper::Impl& impl = shaper.impl();
  itemize(paragraph, impl, impl.items);
  LineOptions narrow = options;
  narrow.measure = {};
  if (narrow.balance) narrow.hyphenator = nullptr;
  const BreakMaker maker(impl.items, narrow, impl);
  double widest = 0;
  for_each_segment(impl.items, options.first_indent.pt(), [&](const Segment& segment, bool) {
    Break from = maker.start_of(segment);
    double indent = segment.indent;
    const auto end_at = [&](const Break& to) {
      widest = std::max(widest, -fit(from, to, indent, narrow).spare());
      from = to;
      indent = 0;
    };
    for (std::uint32_t i = segment.first; i < segment.last; ++i) {
      const Item& item = impl.items[i];
      if (item.kind != Item::Kind::word) continue;
      if (item.start != Item::Start::no && i > segment.first) end_at(maker.before(i));
      if (!item.cuttable) continue;
      const std::vector<Cut>& cuts = maker.cuts(item);
      for (std::uint32_t c = 0; c < cuts.size(); ++c) {
        if (maker.usable(cuts[c])) end_at(maker.inside(i, c));
      }
    }
    end_at(maker.end_of(segment));
  });
  return Length::points(widest);
}

}  // namespace factsheet::text

#include "typeset/columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace factsheet::typeset {
namespace {

constexpr double impossible = std::numeric_limits<double>::infinity();
constexpr Length rounding = Length::points(0.01);

Length space_between(const std::vector<Slab>& slabs, std::size_t before) {
  return std::max(slabs[before - 1].space_after, slabs[before].space_before);
}

// The space above a slab as far as it may grow: not between a heading and its text, nor inside a table.
Length stretchable(const std::vector<Slab>& slabs, std::size_t i) {
  return slabs[i - 1].keep_with_next || slabs[i].rigid_space ? Length() : space_between(slabs, i);
}

bool may_end_before(const std::vector<Slab>& slabs, std::size_t i) {
  return i == slabs.size() || (!slabs[i].keep_with_previous && !slabs[i - 1].keep_with_next);
}

// What a column that begins with a slab needs above it: a table's head, drawn again.
Length repeated(const std::vector<Slab>& slabs, std::size_t begin) {
  return begin < slabs.size() && slabs[begin].repeat_above ? slabs[begin].repeat_above->height() : Length();
}

// Heights of the ranges inside [first, end) from running sums.
class Heights {
 public:
  Heights(const std::vector<Slab>& slabs, std::size_t first, std::size_t end)
      : slabs_(slabs), first_(first), upto_(end - first + 1), gaps_(end - first + 1) {
    for (std::size_t i = first; i < end; ++i) {
      gaps_[i - first] = i > 0 ? space_between(slabs, i) : Length();
      upto_[i - first + 1] = upto_[i - first] + gaps_[i - first] + slabs[i].height;
    }
  }
  /// What stands in the range itself.
  Length own(std::size_t begin, std::size_t end) const {
    return begin == end ? Length() : upto_[end - first_] - upto_[begin - first_] - gaps_[begin - first_];
  }
  /// With what is repeated above.
  Length operator()(std::size_t begin, std::size_t end) const {
    return begin == end ? Length() : own(begin, end) + repeated(slabs_, begin);
  }

 private:
  const std::vector<Slab>& slabs_;
  std::size_t first_;
  std::vector<Length> upto_;
  std::vector<Length> gaps_;
};

// The most level way to set everything from `begin` on in `count` columns. The sixth power makes the tallest
// column count most; ends inside paragraphs add a little, so that they lose against equally level ones
// between blocks.
std::vector<ColumnRange> balance(const std::vector<Slab>& slabs, const Heights& heights, std::size_t begin,
                                 std::size_t count, Length height) {
  const std::size_t n = slabs.size();
  // The first slab behind each that must begin a column.
  std::vector<std::size_t> next_forced(n + 1, n);
  for (std::size_t i = n; i-- > 0;) {
    next_forced[i] = i + 1 < n && slabs[i + 1].begins_column ? i + 1 : next_forced[i + 1];
  }
  const Length ideal = std::max(heights(begin, n) / static_cast<double>(count), Length::points(1));
  const auto cost = [&](std::size_t from, std::size_t to) {
    if (from == to) return to == n ? 0.0 : impossible;
    const Length tall = heights(from, to);
    if (tall > height + rounding || !may_end_before(slabs, to)) return impossible;
    if (next_forced[from] < to) return impossible;
    // A column that is mostly a head drawn again isn't worth its being level.
    const double again = 60 * (repeated(slabs, from) / ideal);
    return std::pow(tall / ideal, 6) + again + (to < n ? slabs[to].break_cost * 0.004 : 0);
  };
  std::vector<double> best(n + 1, impossible);
  std::vector<std::vector<std::size_t>> from(count, std::vector<std::size_t>(n + 1, begin));
  for (std::size_t to = begin; to <= n; ++to) best[to] = cost(begin, to);
  for (std::size_t column = 1; column < count; ++column) {
    std::vector<double> next(n + 1, impossible);
    const bool last = column + 1 == count;
    for (std::size_t to = last ? n : begin; to <= n; ++to) {
      // From the shortest column on, until none can hold more; of equally good ones the longest.
      for (std::size_t cut = to + 1; cut-- > begin && heights.own(cut, to) <= height + rounding;) {
        if (best[cut] == impossible) continue;
        const double total = best[cut] + cost(cut, to);
        if (total <= next[to] && total != impossible) {
          next[to] = total;
          from[column][to] = cut;
        }
      }
    }
    best = std::move(next);
  }
  if (best[n] == impossible) return {};
  std::vector<ColumnRange> ranges(count);
  std::size_t end = n;
  for (std::size_t column = count; column-- > 0;) {
    const std::size_t start = column == 0 ? begin : from[column][end];
    ranges[column] = {start, end};
    end = start;
  }
  return ranges;
}

// What the spaces at the columns' ends, which are dropped, may take at most.
Length gaps_between(const std::vector<Slab>& slabs, std::size_t begin, std::size_t count) {
  Length widest;
  for (std::size_t i = begin + 1; i < slabs.size(); ++i) widest = std::max(widest, space_between(slabs, i));
  return widest * static_cast<double>(count);
}

// Fills columns one after the other: each ends at the last place that it may, unless one shortly above is
// less unwelcome.
std::vector<ColumnRange> fill(const std::vector<Slab>& slabs, const Heights& heights, std::size_t begin,
                              std::size_t limit, std::size_t count, Length height) {
  std::vector<ColumnRange> ranges;
  for (std::size_t column = 0; column < count; ++column) {
    std::size_t end = begin;
    double least = impossible;
    for (std::size_t to = begin + 1; to <= limit && heights(begin, to) <= height + rounding; ++to) {
      if (!may_end_before(slabs, to)) continue;
      const bool forced = to < slabs.size() && slabs[to].begins_column;
      if (forced) {
        end = to;
        break;
      }
      const double shortfall = (height - heights(begin, to)) / height;
      const double cost = shortfall * 60 + (to < slabs.size() ? slabs[to].break_cost : 0);
      if (cost <= least) {
        least = cost;
        end = to;
      }
    }
    if (end == begin && column == 0) return {};
    ranges.push_back({begin, end});
    begin = end;
  }
  return ranges;
}

}  // namespace

Length height_of(const std::vector<Slab>& slabs, ColumnRange range) {
  Length height = range.begin < range.end ? repeated(slabs, range.begin) : Length();
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin) height += space_between(slabs, i);
    height += slabs[i].height;
  }
  return height;
}

std::vector<ColumnRange> deal_out(const std::vector<Slab>& slabs, std::size_t begin, std::size_t count,
                                  Length height) {
  // No further than the columns can reach, so that many pages don't take the square of their number.
  Length tall;
  const Length room = (height + rounding) * static_cast<double>(count);
  std::size_t end = begin;
  while (end < slabs.size() && tall <= room) tall += slabs[end++].height;
  const Heights heights(slabs, begin, end);
  // More than all columns can hold can't be made level.
  const bool may_fit = tall <= room && heights(begin, end) <= height * static_cast<double>(count) +
                                                                  gaps_between(slabs, begin, count);
  std::vector<ColumnRange> ranges;
  if (may_fit) ranges = balance(slabs, heights, begin, count, height);
  return ranges.empty() ? fill(slabs, heights, begin, end, count, height) : ranges;
}

Stretching stretch(const std::vector<Slab>& slabs, ColumnRange range, Length height, Length grid) {
  Stretching out{std::vector<Length>(range.end - range.begin), std::vector<Length>(range.end - range.begin)};
  Length missing = height - height_of(slabs, range);
  // Wide spaces take most, so that what belongs together stays together.
  const auto weight = [&](std::size_t i) { return std::pow(stretchable(slabs, i).pt(), 2); };
  double weights = 0;
  Length room;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    const Length space = stretchable(slabs, i);
    weights += weight(i);
    if (space > Length()) room += space + Length::points(9);
  }
  Length growth;
  for (std::size_t i = range.begin; i < range.end; ++i) growth += slabs[i].can_grow;
  // What doesn't make the column level is better left as it is.
  if (missing <= rounding || missing > growth + room) return out;
  if (growth > Length()) {
    const double part = std::min(1.0, missing / growth);
    for (std::size_t i = range.begin; i < range.end; ++i) {
      Length own = slabs[i].can_grow * part;
      if (grid > Length()) own = grid * std::floor(own / grid + 0.001);
      out.growth[i - range.begin] = own;
      missing -= own;
    }
  }
  if (missing <= rounding || missing > room || weights <= 0) return out;
  // On a grid each slab stands where its lines meet those of the other columns: shares are rounded as they
  // add up.
  Length given;
  Length placed;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    given += missing * (weight(i) / weights);
    const Length upto = grid > Length() ? grid * std::round(given / grid) : given;
    out.above[i - range.begin] = upto - placed;
    placed = upto;
  }
  return out;
}

}  // namespace factsheet::typeset

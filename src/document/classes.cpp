#include "document/classes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace factsheet::document {
namespace {

using data::Decimal;
using layout::ClassMethod;

// Figures next to each other that print alike.
struct Alike {
  Decimal least;
  Decimal most;
  double value = 0;  // their mean
  std::size_t count = 0;
  std::string_view printed;
};
using Alikes = std::vector<Alike>;

// A class a group, from 0, rising by one at most: so none is empty.
using Numbers = std::vector<int>;

Numbers without_gaps(Numbers numbers) {
  int last = -1;
  int next = -1;
  for (int& number : numbers) {
    if (number != last) ++next;
    last = number;
    number = next;
  }
  return numbers;
}

Numbers by_quantile(std::span<const Alike> groups, int classes) {
  std::size_t all = 0;
  for (const Alike& group : groups) all += group.count;
  Numbers out;
  std::size_t before = 0;
  for (const Alike& group : groups) {
    // The middle of the group in half steps, so that nothing is rounded.
    const std::size_t middle = 2 * before + group.count;
    out.push_back(static_cast<int>(middle * static_cast<std::size_t>(classes) / (2 * all)));
    before += group.count;
  }
  return without_gaps(std::move(out));
}

Numbers by_steps(std::span<const Alike> groups, int classes) {
  const Decimal lowest = groups.front().least;
  const auto range = Decimal::subtract(groups.back().most, lowest);
  Numbers out;
  for (const Alike& group : groups) {
    // The class is the last whose lower end, lowest + i * range / classes, isn't above the figure.
    int number = 0;
    const auto beyond = Decimal::subtract(group.most, lowest);
    for (int i = 1; i < classes; ++i) {
      const auto left = beyond ? Decimal::multiply(*beyond, Decimal(classes)) : std::nullopt;
      const auto right = range ? Decimal::multiply(*range, Decimal(i)) : std::nullopt;
      const bool reached = left && right
                               ? *left >= *right
                               : group.most.to_double() - lowest.to_double() >=
                                     i * (groups.back().most.to_double() - lowest.to_double()) / classes;
      if (reached) number = i;
    }
    out.push_back(number);
  }
  return without_gaps(std::move(out));
}

// The sum of squared distances from the mean of groups [first, last], from sums over all before.
class Spread {
 public:
  explicit Spread(std::span<const Alike> groups) : counts_{0}, sums_{0}, squares_{0} {
    const double middle = groups[groups.size() / 2].value;  // keeps the sums small beside their differences
    for (const Alike& group : groups) {
      const auto count = static_cast<double>(group.count);
      const double value = group.value - middle;
      counts_.push_back(counts_.back() + count);
      sums_.push_back(sums_.back() + count * value);
      squares_.push_back(squares_.back() + count * value * value);
    }
  }
  double operator()(std::size_t first, std::size_t last) const {
    const double count = counts_[last + 1] - counts_[first];
    const double sum = sums_[last + 1] - sums_[first];
    return squares_[last + 1] - squares_[first] - sum * sum / count;
  }

 private:
  std::vector<double> counts_;
  std::vector<double> sums_;
  std::vector<double> squares_;
};

Numbers by_nature(std::span<const Alike> groups, int classes) {
  const std::size_t n = groups.size();
  const std::size_t k = std::min(static_cast<std::size_t>(classes), n);
  const Spread spread(groups);
  // best[c][i]: of groups 0 to i in c + 1 classes; from[c][i]: where the last of these classes begins.
  std::vector<std::vector<double>> best(k, std::vector<double>(n, std::numeric_limits<double>::infinity()));
  std::vector<std::vector<std::size_t>> from(k, std::vector<std::size_t>(n, 0));
  for (std::size_t i = 0; i < n; ++i) best[0][i] = spread(0, i);
  for (std::size_t c = 1; c < k; ++c) {
    for (std::size_t i = c; i < n; ++i) {
      for (std::size_t begin = c; begin <= i; ++begin) {
        const double sum = best[c - 1][begin - 1] + spread(begin, i);
        if (sum < best[c][i]) {
          best[c][i] = sum;
          from[c][i] = begin;
        }
      }
    }
  }
  Numbers out(n, 0);
  std::size_t last = n;
  for (std::size_t c = k; c-- > 0;) {
    const std::size_t begin = from[c][last - 1];
    for (std::size_t i = begin; i < last; ++i) out[i] = static_cast<int>(c);
    last = begin;
  }
  return out;
}

Numbers by_breaks(std::span<const Alike> groups, const std::vector<Classed>& breaks) {
  Numbers out;
  for (const Alike& group : groups) {
    int number = 0;
    for (const Classed& at : breaks) {
      if (group.most >= at.value || group.printed == at.printed) ++number;
    }
    out.push_back(number);
  }
  return out;
}

Numbers by(std::span<const Alike> groups, ClassMethod method, int classes) {
  if (groups.empty()) return {};
  return method == ClassMethod::equal     ? by_steps(groups, classes)
         : method == ClassMethod::natural ? by_nature(groups, classes)
                                          : by_quantile(groups, classes);
}

// Both signs: the classes are shared out by how many figures lie on each side, one at least for each.
Numbers on_both_sides(const Alikes& groups, std::size_t negative, const ClassRule& rule) {
  std::size_t below = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    all += groups[i].count;
    if (i < negative) below += groups[i].count;
  }
  const double share = static_cast<double>(below) / static_cast<double>(all);
  const int lower = std::clamp(static_cast<int>(std::lround(share * rule.classes)), 1, rule.classes - 1);
  const std::span<const Alike> groups_view(groups);
  Numbers out = by(groups_view.first(negative), rule.method, lower);
  const int first = out.back() + 1;
  for (const int number : by(groups_view.subspan(negative), rule.method, rule.classes - lower))
    out.push_back(first + number);
  return out;
}

}  // namespace

Classes classify(const std::vector<Classed>& figures, const ClassRule& rule) {
  Classes classes;
  classes.of.resize(figures.size());
  if (figures.empty()) return classes;
  std::vector<std::size_t> order(figures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return figures[a].value < figures[b].value; });
  Alikes groups;
  std::vector<std::size_t> group_of(figures.size());
  for (const std::size_t i : order) {
    const Classed& figure = figures[i];
    if (groups.empty() || (groups.back().printed != figure.printed && groups.back().most != figure.value))
      groups.push_back({figure.value, figure.value, 0, 0, figure.printed});
    Alike& group = groups.back();
    group.most = figure.value;
    group.value += (figure.value.to_double() - group.value) / static_cast<double>(++group.count);
    group_of[i] = groups.size() - 1;
  }
  const auto is_negative = [](const Alike& group) { return group.most < Decimal(0); };
  const auto negative = static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(), is_negative));
  const bool both = negative > 0 && Decimal(0) < groups.back().most;
  const bool parts_at_zero =
      rule.method != ClassMethod::breaks || std::any_of(rule.breaks.begin(), rule.breaks.end(),
                                                        [](const Classed& at) { return at.value.is_zero(); });
  const Numbers numbers = rule.method == ClassMethod::breaks ? by_breaks(groups, rule.breaks)
                          : both                             ? on_both_sides(groups, negative, rule)
                                                             : by(groups, rule.method, rule.classes);
  for (std::size_t i = 0; i < figures.size(); ++i) classes.of[i] = numbers[group_of[i]];
  if (rule.method == ClassMethod::breaks) {
    classes.count = static_cast<int>(rule.breaks.size()) + 1;
    if (both && parts_at_zero) {
      for (const Classed& at : rule.breaks) classes.below_zero += at.value <= Decimal(0) ? 1 : 0;
    }
    return classes;
  }
  classes.count = numbers.back() + 1;
  if (both) classes.below_zero = numbers[negative - 1] + 1;
  return classes;
}

}  // namespace factsheet::document

#include "typeset/chart/spread.hpp"

#include <algorithm>
#include <cstddef>

namespace factsheet::typeset::chart {
namespace {

// Labels that touch and move as one.
struct Cluster {
  std::size_t begin;
  std::size_t end;
  double sum;     // of where each would have the cluster begin
  Length length;  // gaps included
  Length start;
};

}  // namespace

Length shortage(const std::vector<Wish>& wishes, Length room, Length gap) {
  Length need;
  for (const Wish& wish : wishes) need += wish.length;
  if (!wishes.empty()) need += gap * static_cast<double>(wishes.size() - 1);
  return need - room;
}

std::optional<std::vector<Length>> spread(const std::vector<Wish>& wishes, Length low, Length high,
                                          Length gap) {
  constexpr Length rounding = Length::points(0.01);
  if (shortage(wishes, high - low, gap) > rounding) return std::nullopt;
  const auto settle = [&](Cluster& cluster) {
    const Length wanted = Length::points(cluster.sum / static_cast<double>(cluster.end - cluster.begin));
    cluster.start = std::max(low, std::min(wanted, high - cluster.length));
  };
  std::vector<Cluster> clusters;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    Cluster now{i, i + 1, (wishes[i].middle - wishes[i].length / 2).pt(), wishes[i].length, {}};
    settle(now);
    while (!clusters.empty() && clusters.back().start + clusters.back().length + gap > now.start) {
      const Cluster& before = clusters.back();
      const Length shift = before.length + gap;
      now.sum = before.sum + now.sum - shift.pt() * static_cast<double>(now.end - now.begin);
      now.begin = before.begin;
      now.length += shift;
      clusters.pop_back();
      settle(now);
    }
    clusters.push_back(now);
  }
  std::vector<Length> out;
  for (const Cluster& cluster : clusters) {
    Length at = cluster.start;
    for (std::size_t i = cluster.begin; i < cluster.end; ++i) {
      out.push_back(at);
      at += wishes[i].length + gap;
    }
  }
  return out;
}

}  // namespace factsheet::typeset::chart

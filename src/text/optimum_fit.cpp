#include "text/optimum_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace factsheet::text {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double slack = 0.005;  // points: too small to see, so that sums in another order change nothing

/// What a line is charged for. A justified line pays r^2 + r^4 for its ratio r, a ragged one r^2 (see
/// OptimumFit::ratio). Those of justified lines are set by bench_spacing: a hyphen at 1.5 gives 3 of them in
/// 36 lines and a spread of 0.24 pt, at 2 it gives 2 and 0.29 pt, which is the least that any breaks of that
/// text give with 2 hyphens.
struct Prices {
  double line;          ///< each line
  double hyphen;        ///< times the break's dislike
  double hyphen_again;  ///< after a line that ends with one
  double hyphen_last;   ///< on the last line but one
  double lone_word;     ///< a single short word, or part of one, as last line
  double unlike;        ///< a tight line next to a loose one
  double tolerance;     ///< how far a line may fall short in the first round
};
constexpr Prices justified{0.02, 1.5, 6, 2, 40, 0.2, 2.5};
constexpr Prices ragged{0.01, 0.12, 0.25, 0.15, 0.6, 0, 0.3};
constexpr Prices balanced{1000, 0.12, 0.25, 0.15, 0, 0, infinite};

/// Knuth and Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981), with
/// hyphens looked up only in words where a line may end, and costs in powers of the ratio itself.
class OptimumFit {
 public:
  OptimumFit(const BreakMaker& maker, const Segment& segment, FitMemory& memory)
      : maker_(maker),
        items_(maker.items()),
        options_(maker.options()),
        segment_(segment),
        memory_(memory),
        justify_(options_.alignment == Alignment::justify && !options_.balance),
        prices_(options_.balance ? balanced
                : justify_       ? justified
                                 : ragged),
        hyphen_price_(prices_.hyphen *
                      (justify_ ? 1 + 1.5 * std::max(0.0, 1 - options_.expansion / 0.02) : 1)) {}

  void run() {
    // Ragged lines are hyphenated only if one would be very short otherwise.
    const bool found = run(prices_.tolerance, justify_, false);
    if (!found) run(infinite, !options_.balance, true);
    trace();
  }

 private:
  bool run(double tolerance, bool patterns, bool must) {
    tolerance_ = tolerance;
    patterns_ = patterns;
    must_ = must;
    memory_.breaks.assign(1, maker_.start_of(segment_));
    memory_.nodes.assign(1, FitNode{0, 0, 1, 0});
    memory_.active.assign(1, 0);
    for (std::uint32_t i = segment_.first; i < segment_.last; ++i) {
      const Item& item = items_[i];
      if (item.kind != Item::Kind::word) continue;
      if (item.start != Item::Start::no && i > segment_.first) {
        if (!consider(maker_.before(i))) return false;
      }
      if (item.cuttable && may_end_in(item) && !consider_cuts(i)) return false;
    }
    return consider(maker_.end_of(segment_));
  }

  bool consider_cuts(std::uint32_t index) {
    const std::vector<Cut>& cuts = maker_.cuts(items_[index]);
    for (std::uint32_t c = 0; c < cuts.size(); ++c) {
      const bool by_pattern = cuts[c].by_pattern();
      if (by_pattern && (!patterns_ || options_.hyphenator == nullptr)) continue;
      if (!consider(maker_.inside(index, c))) return false;
    }
    return true;
  }

  /// Whether a line from the earliest start would be full enough if it ended in this word.
  bool may_end_in(const Item& item) const {
    if (item.word->cuts.empty() && (!patterns_ || options_.hyphenator == nullptr)) return false;
    const Break& from = memory_.breaks[memory_.nodes[memory_.active.front()].at];
    Fit line{item.before + item.size - from.line_start, options_.measure.pt() - indent(from)};
    return ratio(line) <= tolerance_;
  }

  double indent(const Break& from) const { return &from == &memory_.breaks.front() ? segment_.indent : 0; }

  /// How much a line's gaps must be stretched (or shrunk, below 0): 1 is as far as they go gladly, -1 as far
  /// as they go at all. A ragged line isn't stretched; its ratio is the part of the measure that it falls
  /// short by.
  double ratio(const Fit& line) const {
    const double spare = line.spare();
    if (!justify_) return spare < -slack ? -infinite : std::max(spare, 0.0) / std::max(line.room, 1.0);
    const double gaps = line.extent.ems * (spare < 0 ? gap_shrink : gap_stretch);
    const double rest = spare - glyph_part(line, options_.expansion);
    if (spare < 0) return rest < -slack - gaps ? -infinite : rest / std::max(gaps, slack);
    return rest / std::max(gaps, 0.002 * std::max(line.room, 1.0));
  }

  static int fitness(double ratio) { return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3; }

  /// Adds the break's nodes; false if no line can end here nor later.
  bool consider(const Break& to) {
    const bool is_end = to.end == LineEnd::last;
    FitNode best[4];
    for (FitNode& node : best) node.cost = infinite;
    FitNode overfull;
    overfull.cost = infinite;

    std::size_t kept = 0;
    for (const std::uint32_t a : memory_.active) {
      const FitNode& node = memory_.nodes[a];
      const Break& from = memory_.breaks[node.at];
      const Fit line = fit(from, to, indent(from), options_);
      double r = ratio(line);
      if (is_end && r > 0 && !options_.balance) r = 0;
      if (r != -infinite) {
        if (r <= tolerance_) offer(best, node, a, from, to, line, r);
      } else if (is_dead(line, to)) {
        const double cost = node.cost - 1e6 * line.spare();
        if (cost < overfull.cost) overfull = {0, a, 1, cost};
        continue;
      }
      memory_.active[kept++] = a;
    }
    memory_.active.resize(kept);

    bool added = false;
    for (const FitNode& node : best) added |= node.cost != infinite && add(node, to, added);
    if (!added && kept == 0 && must_) added = add(overfull, to, false);
    return is_end ? added : !memory_.active.empty();
  }

  /// An overfull line stays so however it ends later.
  bool is_dead(const Fit& line, const Break& to) const {
    if (to.surplus == 0) return true;
    Fit without = line;
    without.extent.boxes -= to.surplus;
    return ratio(without) == -infinite;
  }

  void offer(FitNode (&best)[4], const FitNode& node, std::uint32_t index, const Break& from, const Break& to,
             const Fit& line, double r) const {
    const int klass = justify_ ? fitness(r) : 1;
    double cost =
        node.cost + prices_.line + (justify_ ? r * r * (1 + r * r) : r * r) + hyphen_price_ * to.dislike;
    if (std::abs(klass - node.fitness) > 1) cost += prices_.unlike;
    if (from.hyphen && to.hyphen) cost += prices_.hyphen_again;
    if (to.end == LineEnd::last && index != 0) {
      if (from.hyphen) cost += prices_.hyphen_last;
      const bool is_short = from.cut != Break::whole || line.extent.boxes < 0.3 * line.room;
      if (line.extent.ems == 0 && is_short) cost += prices_.lone_word;
    }
    if (cost < best[klass].cost) best[klass] = {0, index, klass, cost};
  }

  bool add(FitNode node, const Break& to, bool break_is_there) {
    if (!break_is_there) memory_.breaks.push_back(to);
    node.at = static_cast<std::uint32_t>(memory_.breaks.size() - 1);
    memory_.active.push_back(static_cast<std::uint32_t>(memory_.nodes.size()));
    memory_.nodes.push_back(node);
    return true;
  }

  void trace() {
    // The end's nodes are the last of all.
    const auto last = static_cast<std::uint32_t>(memory_.breaks.size() - 1);
    const FitNode* best = nullptr;
    for (auto node = memory_.nodes.rbegin(); node != memory_.nodes.rend() && node->at == last; ++node) {
      if (best == nullptr || node->cost <= best->cost) best = &*node;
    }
    memory_.chosen.clear();
    for (const FitNode* node = best; node->at != 0; node = &memory_.nodes[node->previous]) {
      memory_.chosen.push_back(memory_.breaks[node->at]);
    }
    memory_.chosen.push_back(memory_.breaks.front());
    std::reverse(memory_.chosen.begin(), memory_.chosen.end());
  }

  const BreakMaker& maker_;
  const std::vector<Item>& items_;
  const LineOptions& options_;
  const Segment& segment_;
  FitMemory& memory_;
  const bool justify_;
  const Prices& prices_;
  const double hyphen_price_;  ///< without expansion gaps vary more, and hyphens would buy too much evenness
  double tolerance_ = 0;
  bool patterns_ = true;
  bool must_ = false;
};

}  // namespace

double glyph_part(const Fit& line, double expansion) {
  constexpr double glyph_share = 12;
  const double limit = expansion * line.extent.boxes;
  if (limit <= 0) return 0;
  const double spare = line.spare();
  const double gaps = line.extent.ems * (spare < 0 ? gap_shrink : gap_stretch);
  return std::clamp(spare * glyph_share * limit / (glyph_share * limit + gaps), -limit, limit);
}

void optimum_fit(const BreakMaker& maker, const Segment& segment, FitMemory& memory) {
  OptimumFit(maker, segment, memory).run();
}

}  // namespace factsheet::text

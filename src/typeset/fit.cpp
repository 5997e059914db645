#include "typeset/fit.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factsheet::typeset {
namespace {

using layout::FitStep;

// All that has been done to a sheet at one of its attempts.
struct Attempt {
  Scale scale;
  std::vector<int> dropped;  ///< blocks whose `optional` is one of these are left out
  std::vector<std::string> taken;
};

std::string drop_step(int optional) {
  return fmt::format("drop {}", optional);
}

bool has(const std::vector<int>& numbers, int number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

// The attempts from none of the steps to all of them.
std::vector<Attempt> attempts(const document::Document& document) {
  std::vector<Attempt> out(1);
  for (const FitStep& step : document.fitting->steps) {
    Attempt next = out.back();
    switch (step.kind) {
      case FitStep::Kind::spacing:
        next.scale.spacing *= step.factor;
        break;
      case FitStep::Kind::leading:
        next.scale.leading *= step.factor;
        break;
      case FitStep::Kind::size:
        next.scale.size = std::min(next.scale.size, step.size / document.body_style->size);
        break;
      case FitStep::Kind::drop: {
        // Of the layout, not of what this state has of it: the n-th attempt is the same for all.
        for (const int optional : document.fitting->optional) {
          next.dropped.push_back(optional);
          next.taken.push_back(drop_step(optional));
          out.push_back(next);
        }
        continue;
      }
    }
    next.taken.push_back(step.text);
    out.push_back(std::move(next));
  }
  return out;
}

// A heading that nothing stands under: the next one is as high, or there is no further block.
bool is_bare(const std::vector<document::Block>& blocks, std::size_t at) {
  const auto* heading = std::get_if<document::Heading>(&blocks[at].content);
  if (!heading || heading->level == 1) return false;
  if (at + 1 == blocks.size()) return true;
  const auto* next = std::get_if<document::Heading>(&blocks[at + 1].content);
  return next && next->level <= heading->level;
}

// Takes blocks out, and with the last of its blocks a heading, too.
void drop(std::vector<document::Block>& blocks, const std::vector<int>& dropped) {
  std::vector<bool> bare;
  std::vector<document::Block> kept;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (has(dropped, blocks[i].optional)) continue;
    bare.push_back(is_bare(blocks, i));
    kept.push_back(std::move(blocks[i]));
  }
  // From the end on: a heading may be left without the one below it.
  for (std::size_t i = kept.size(); i-- > 0;) {
    if (bare[i] || !is_bare(kept, i)) continue;
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
  }
  blocks = std::move(kept);
}

document::Document apply(const document::Document& document, const Attempt& attempt, StyleBook& styles) {
  document::Document out = document;
  if (!attempt.dropped.empty()) drop(out.blocks, attempt.dropped);
  const auto scale = [&](const document::Style*& style) { style = &styles.scaled(*style, attempt.scale); };
  for (document::Block& block : out.blocks) {
    scale(block.style);
    std::visit([&](auto& content) { content.each_style(scale); }, block.content);
  }
  return out;
}

class Fitter {
 public:
  Fitter(const document::Document& document, const Tools& tools)
      : document_(document), tools_(tools), attempts_(attempts(document)) {}

  Fitted fit(Diagnostics& diagnostics) {
    const std::size_t last = attempts_.size() - 1;
    auto at = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(tools_.least_fit, 0, static_cast<std::ptrdiff_t>(last)));
    std::unique_ptr<Trial> trial = set(attempts_[at]);
    while (!fits(trial->extent.pages) && at < last) trial = set(attempts_[++at]);
    Fitted out;
    out.taken = attempts_[at].taken;
    if (fits(trial->extent.pages)) {
      // Sheets that take their steps together drop the same blocks, be they needed on this one or not.
      if (!document_.fitting->together) out.taken = put_back(at, trial);
      spread(*trial->context, trial->areas, trial->extent);
    }
    out.steps = static_cast<int>(out.taken.size());
    out.bodies = paginate(*trial->context, trial->areas);
    // Steps that couldn't be read have been reported, and may be what it takes.
    if (!fits(out.bodies.size()) && !document_.fitting->faulty) report(out, trial->findings);
    diagnostics.append(trial->findings);  // those of other attempts are of no interest
    return out;
  }

 private:
  // A sheet set in one of the attempts, not on pages yet.
  struct Trial {
    std::optional<document::Document> changed;
    Diagnostics findings;
    std::optional<Context> context;
    std::vector<Area> areas;
    Extent extent;
  };

  std::unique_ptr<Trial> set(const Attempt& attempt) {
    auto trial = std::make_unique<Trial>();
    if (!(attempt.scale == Scale{}) || !attempt.dropped.empty())
      trial->changed = apply(document_, attempt, tools_.styles ? *tools_.styles : own_);
    trial->context.emplace(trial->changed ? *trial->changed : document_, tools_, trial->findings);
    trial->areas = set_areas(*trial->context);
    trial->extent = measure(*trial->context, trial->areas);
    return trial;
  }

  // Blocks that were dropped on the way to the one that counted and needn't have been: they come back as long
  // as the sheet fits, those first that would have been dropped last. Gives the steps that are left.
  std::vector<std::string> put_back(std::size_t at, std::unique_ptr<Trial>& trial) {
    Attempt attempt = attempts_[at];
    const std::vector<int> dropped = attempt.dropped;
    for (auto number = dropped.rbegin(); number != dropped.rend(); ++number) {
      // Without the step that made it fit it didn't.
      const bool decided = number == dropped.rbegin() && attempts_[at - 1].dropped.size() < dropped.size();
      if (decided) continue;
      Attempt without = attempt;
      std::erase(without.dropped, *number);
      std::erase(without.taken, drop_step(*number));
      const bool there = std::any_of(document_.blocks.begin(), document_.blocks.end(),
                                     [&](const document::Block& block) { return block.optional == *number; });
      if (there) {
        auto next = set(without);
        if (!fits(next->extent.pages)) continue;
        trial = std::move(next);
      }
      attempt = std::move(without);
    }
    return attempt.taken;
  }

  bool fits(std::size_t pages) const {
    const int most = document_.fitting->max_pages;
    return most == 0 || static_cast<int>(pages) <= most;
  }

  // Spaces grow by the same factor all over the sheet. Heights go with it as good as in a line, so what a
  // little more takes tells how much of it there is room for.
  void spread(Context& context, std::vector<Area>& areas, const Extent& plain) {
    const double most = document_.fitting->spread;
    const Length room = document_.page->size.height - document_.page->margin_bottom - plain.bottom;
    if (most <= 1 || room < Length::points(4)) return;
    const double little = std::min(1.1, most);
    const std::vector<Spaces> as_set = spaces_of(areas);
    scale_spaces(areas, little);
    const Extent probe = measure(context, areas);
    restore(areas, as_set);
    const Length taken = probe.bottom - plain.bottom;
    if (probe.pages != plain.pages || taken < Length::points(0.2)) return;
    constexpr double caution = 0.98;
    scale_spaces(areas, std::min(most, 1 + (little - 1) * (room / taken) * caution));
    if (measure(context, areas).pages != plain.pages) restore(areas, as_set);
  }

  struct Spaces {
    Length before;
    Length after;
  };
  template <class Visit>
  static void each_slab(std::vector<Area>& areas, const Visit& visit) {
    for (Area& area : areas) {
      for (std::vector<Slab>& slabs : area.slabs) {
        for (Slab& slab : slabs) visit(slab);
      }
    }
  }
  static std::vector<Spaces> spaces_of(std::vector<Area>& areas) {
    std::vector<Spaces> out;
    each_slab(areas, [&](Slab& slab) { out.push_back({slab.space_before, slab.space_after}); });
    return out;
  }
  static void restore(std::vector<Area>& areas, const std::vector<Spaces>& spaces) {
    std::size_t at = 0;
    each_slab(areas, [&](Slab& slab) {
      slab.space_before = spaces[at].before;
      slab.space_after = spaces[at++].after;
    });
  }

  void report(const Fitted& fitted, Diagnostics& findings) const {
    const int most = document_.fitting->max_pages;
    const auto count = static_cast<int>(fitted.bodies.size());
    Length excess;
    for (std::size_t i = static_cast<std::size_t>(most); i < fitted.bodies.size(); ++i)
      excess += fitted.bodies[i].bottom - document_.page->margin_top;
    const std::string tried =
        fitted.taken.empty() ? "" : fmt::format(", even with {}", fmt::join(fitted.taken, ", "));
    findings
        .error(
            Code::page_overflow, document_.pages_span,
            fmt::format(
                "the sheet takes {} pages where pages.max allows {}: it is {:.1f} pt too tall (vertical){}",
                count, most, excess.pt(), tried))
        .hint("shorten the text, make body, leading or margins smaller, or raise pages.max");
  }

  const document::Document& document_;
  const Tools& tools_;
  std::vector<Attempt> attempts_;
  StyleBook own_;
};

}  // namespace

Fitted fit(const document::Document& document, const Tools& tools, Diagnostics& diagnostics) {
  return Fitter(document, tools).fit(diagnostics);
}

}  // namespace factsheet::typeset

#include "typeset/fit.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factsheet::typeset {
namespace {

using layout::FitStep;

// All that has been done to a sheet at one of its attempts.
struct Attempt {
  Scale scale;
  int dropped = 0;  ///< blocks whose `optional` is at most this are left out
  std::vector<std::string> taken;
};

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
          next.dropped = optional;
          next.taken.push_back(fmt::format("drop {}", optional));
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

document::Document apply(const document::Document& document, const Attempt& attempt, StyleBook& styles) {
  document::Document out = document;
  if (attempt.dropped > 0) {
    const auto dropped = [&](const document::Block& block) {
      return block.optional > 0 && block.optional <= attempt.dropped;
    };
    out.blocks.erase(std::remove_if(out.blocks.begin(), out.blocks.end(), dropped), out.blocks.end());
  }
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
    Fitted out;
    for (;; ++at) {
      const Attempt& attempt = attempts_[at];
      findings_ = {};  // those of the attempt before are of no interest
      std::optional<document::Document> changed;
      if (!(attempt.scale == Scale{}) || attempt.dropped > 0)
        changed = apply(document_, attempt, tools_.styles ? *tools_.styles : own_);
      Context context(changed ? *changed : document_, tools_, findings_);
      std::vector<Area> areas = set_areas(context);
      const Extent extent = measure(context, areas);
      if (!fits(extent.pages) && at < last) continue;
      if (fits(extent.pages)) spread(context, areas, extent);
      out.bodies = paginate(context, areas);
      break;
    }
    out.taken = attempts_[at].taken;
    out.steps = static_cast<int>(at);
    if (!fits(out.bodies.size())) report(out);
    diagnostics.append(findings_);
    return out;
  }

 private:
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

  void report(const Fitted& fitted) {
    const int most = document_.fitting->max_pages;
    const auto count = static_cast<int>(fitted.bodies.size());
    Length excess;
    for (std::size_t i = static_cast<std::size_t>(most); i < fitted.bodies.size(); ++i)
      excess += fitted.bodies[i].bottom - document_.page->margin_top;
    const std::string tried =
        fitted.taken.empty() ? "" : fmt::format(", even with {}", fmt::join(fitted.taken, ", "));
    findings_
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
  Diagnostics findings_;
};

}  // namespace

Fitted fit(const document::Document& document, const Tools& tools, Diagnostics& diagnostics) {
  return Fitter(document, tools).fit(diagnostics);
}

}  // namespace factsheet::typeset

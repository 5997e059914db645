#include "typeset/fit.hpp"

#include <algorithm>
#include <optional>
#include <set>

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
        std::set<int> order;
        for (const document::Block& block : document.blocks) {
          if (block.optional > 0) order.insert(block.optional);
        }
        for (const int optional : order) {
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
    auto at = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(tools_.least_fit, 0, static_cast<std::ptrdiff_t>(attempts_.size()) - 1));
    Fitted fitted = set(attempts_[at]);
    while (!fits(fitted) && at + 1 < attempts_.size()) fitted = set(attempts_[++at]);
    fitted.steps = static_cast<int>(at);
    if (fits(fitted) && document_.fitting->spread > 1) spread(fitted, attempts_[at]);
    if (!fits(fitted)) report(fitted);
    diagnostics.append(findings_);
    return fitted;
  }

 private:
  bool fits(const Fitted& fitted) const {
    const int most = document_.fitting->max_pages;
    return most == 0 || static_cast<int>(fitted.bodies.size()) <= most;
  }

  // Replaces the findings of the attempt before.
  Fitted set(const Attempt& attempt) {
    Fitted out;
    out.taken = attempt.taken;
    findings_ = {};
    const bool as_it_is = attempt.scale == Scale{} && attempt.dropped == 0;
    std::optional<document::Document> changed;
    if (!as_it_is) changed = apply(document_, attempt, tools_.styles ? *tools_.styles : own_);
    Context context(changed ? *changed : document_, tools_, findings_);
    out.bodies = paginate(context);
    return out;
  }

  Length foot() const { return document_.page->size.height - document_.page->margin_bottom; }

  // Spaces grow by the same factor all over the sheet. Heights go with it as good as in a line, so what a little
  // more takes tells how much of it there is room for.
  void spread(Fitted& fitted, const Attempt& attempt) {
    constexpr double little = 1.1;
    const Length room = foot() - fitted.bodies.back().bottom;
    if (room < Length::points(4)) return;
    const Diagnostics before = findings_;
    const auto wider = [&](double factor) {
      Attempt wide = attempt;
      wide.scale.spacing *= factor;
      Fitted out = set(wide);
      out.steps = fitted.steps;
      return out;
    };
    const auto good = [&](const Fitted& one) {
      return one.bodies.size() == fitted.bodies.size() && !findings_.has_errors();
    };
    Fitted probe = wider(std::min(little, document_.fitting->spread));
    const Length taken = probe.bodies.back().bottom - fitted.bodies.back().bottom;
    if (!good(probe) || taken < Length::points(0.2)) {
      findings_ = before;
      return;
    }
    constexpr double caution = 0.98;
    const double factor = std::min(document_.fitting->spread, 1 + (little - 1) * (room / taken) * caution);
    Fitted widest = wider(factor);
    if (good(widest)) {
      fitted = std::move(widest);
    } else {
      findings_ = before;
    }
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

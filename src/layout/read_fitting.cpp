#include "layout/read_fitting.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

// "80%" as 0.8, if it shrinks.
std::optional<double> shrinking(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  const auto number = data::Decimal::parse(text.substr(0, text.size() - 1));
  if (!number || number->to_double() < 30 || number->to_double() >= 100) return std::nullopt;
  return number->to_double() / 100;
}

std::optional<FitStep> read_step(const std::string& text) {
  FitStep step;
  step.text = text;
  const auto rest = [&](std::string_view word) { return std::string_view(text).substr(word.size()); };
  if (text == "drop") {
    step.kind = FitStep::Kind::drop;
    return step;
  }
  for (const auto& [word, kind] : {std::pair{std::string_view("spacing "), FitStep::Kind::spacing},
                                   {"leading ", FitStep::Kind::leading}}) {
    if (!text.starts_with(word)) continue;
    const auto factor = shrinking(rest(word));
    if (!factor) return std::nullopt;
    step.kind = kind;
    step.factor = *factor;
    return step;
  }
  constexpr std::string_view size = "size ";
  if (!text.starts_with(size)) return std::nullopt;
  const auto length = data::parse_length(rest(size));
  if (!length || *length < Length::points(4) || *length > Length::points(72)) return std::nullopt;
  step.kind = FitStep::Kind::size;
  step.size = *length;
  return step;
}

bool drops(const Fitting& fitting) {
  return std::any_of(fitting.steps.begin(), fitting.steps.end(),
                     [](const FitStep& step) { return step.kind == FitStep::Kind::drop; });
}

}  // namespace

Fitting read_fitting(data::TableReader& in) {
  Fitting out;
  if (const auto max = in.integer("max")) {
    if (*max < 1 || *max > 10000) {
      in.bad_value("max", fmt::format("a sheet can't have {} pages at most", *max)).hint("write 1 or more");
    } else {
      out.max_pages = static_cast<int>(*max);
    }
  }
  for (const data::Node& name : in.names("fit")) {
    if (auto step = read_step(*name.text())) {
      step->span = name.span;
      if (step->kind == FitStep::Kind::drop && drops(out)) {
        in.diagnostics()
            .error(Code::bad_value, name.span,
                   "\"drop\" stands here twice, and drops all that it may at once")
            .hint("take one of them out");
        continue;
      }
      out.steps.push_back(std::move(*step));
      continue;
    }
    out.faulty = true;
    in.diagnostics()
        .error(Code::bad_value, name.span, fmt::format("\"{}\" is no step of fitting", *name.text()))
        .hint("write \"spacing 80%\", \"leading 95%\" (30% to 99%), \"size 9pt\" or \"drop\"");
  }
  if (!out.steps.empty() && out.max_pages == 0 && !in.has("max")) {
    in.bad_value("fit", "there is no number of pages to fit").hint("add max = 1 beside it");
  }
  out.spread = in.percent("spread").value_or(1);
  if (out.spread < 1 || out.spread > 3) {
    in.bad_value("spread", "spaces can grow to between 100% and 300%").hint("write 100% for none");
    out.spread = 1;
  }
  out.together = in.boolean("together").value_or(false);
  if (out.together && out.steps.empty()) {
    in.bad_value("together", "there are no steps for the sheets to take together")
        .hint("add fit = […], or take it out");
  }
  return out;
}

void take_in_optional(const std::vector<Block>& blocks, bool all_read, Fitting& fitting,
                      Diagnostics& diagnostics) {
  std::set<int> optional;
  const bool asked = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.optional_span.source != SourceId::none;
  });
  const bool dropping = drops(fitting);
  for (const Block& block : blocks) {
    if (block.optional == 0) continue;
    optional.insert(block.optional);
    // A step that couldn't be read may have been meant for it.
    if (dropping || fitting.faulty) continue;
    diagnostics
        .error(Code::bad_value, block.optional_span,
               "\"optional\" has no effect: no step of fitting drops blocks")
        .hint(fitting.max_pages == 0
                  ? "add pages = { max = 1, fit = [\"drop\"] } under [document], or take it out"
                  : "add \"drop\" to `fit` in pages of [document], or take it out");
  }
  for (const FitStep& step : fitting.steps) {
    if (step.kind != FitStep::Kind::drop || asked || !all_read) continue;
    diagnostics.error(Code::bad_value, step.span, "\"drop\" has nothing to drop: no block is optional")
        .hint(
            "give each block that may be left out a number, optional = 1 to be dropped first, or take "
            "\"drop\" out");
  }
  fitting.optional.assign(optional.begin(), optional.end());
}

}  // namespace factsheet::layout

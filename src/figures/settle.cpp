#include "figures/settle.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "figures/checks.hpp"
#include "figures/derive.hpp"
#include "figures/guards.hpp"
#include "figures/states.hpp"
#include <fmt/format.h>

namespace factsheet::figures {
namespace {

// The figures as they were given, without those that are derived.
struct Given {
  explicit Given(const data::Dataset& dataset) : national(dataset.national) {
    for (const data::StateData& state : dataset.states) states.push_back(state.fields);
  }
  void restore(data::Dataset& dataset) {
    dataset.national = std::move(national);
    for (std::size_t i = 0; i < states.size(); ++i) dataset.states[i].fields = std::move(states[i]);
    dataset.holders.forget();
  }

  data::Group national;
  std::vector<data::Group> states;
};

// Adds findings that aren't there yet: what is wrong with a formula is found each time it is worked out.
void merge(Diagnostics& into, const Diagnostics& more) {
  for (const Diagnostic& each : more.all()) {
    const bool known = std::any_of(into.all().begin(), into.all().end(), [&](const Diagnostic& other) {
      return other.code == each.code && other.span == each.span && other.message == each.message;
    });
    if (known) continue;
    Diagnostic& added = each.severity == Severity::error ? into.error(each.code, each.span, each.message)
                                                         : into.warning(each.code, each.span, each.message);
    added = each;
  }
}

void derive_anew(data::Dataset& dataset, Diagnostics& diagnostics) {
  std::vector<Diagnostics> before;
  for (data::StateData& state : dataset.states) before.push_back(std::exchange(state.findings, {}));
  Diagnostics found;
  derive(dataset, found);
  merge(diagnostics, found);
  for (std::size_t i = 0; i < before.size(); ++i) {
    std::swap(before[i], dataset.states[i].findings);
    merge(dataset.states[i].findings, before[i]);
  }
}

// Figures that are to be hidden and are derived: absent by now, since something that they are made from is.
// But a formula that asks known(…) may come to a number where what it read was taken away, and a figure that
// is to be hidden must not come back that way.
void hold_back(data::Dataset& dataset, const std::vector<Hidden>& hidden, Diagnostics& diagnostics) {
  for (const Hidden& each : hidden) {
    const data::Cell* cell = find_cell(dataset, each);
    if (!cell) continue;
    if (cell->absent()) {
      hide(dataset, {each});
      continue;
    }
    Diagnostics& findings =
        each.state < 0 ? diagnostics : dataset.states[static_cast<std::size_t>(each.state)].findings;
    findings
        .error(Code::suppression_open, cell->span,
               fmt::format("\"{}\" is suppressed, but its formula comes to a figure without what was hidden",
                           each.path))
        .hint("don't ask known(…) in the formula of a figure that may be suppressed");
    hide(dataset, {each});  // nothing else is to tell it
  }
}

// The sums that are printed, held to before a part of them is hidden: then nothing could be told any more.
void check_relations(data::Dataset& dataset, const std::vector<Relation>& relations) {
  for (data::StateData& state : dataset.states) {
    const data::Lookup lookup(dataset, state);
    for (const Relation& relation : relations) {
      for (const PrintedSum& printed : sums_of(relation, lookup)) {
        const data::Number* whole = printed.total->number();
        if (!whole || !printed.complete) continue;
        std::optional<data::Decimal> sum = data::Decimal(0);
        for (const data::Cell* part : printed.parts)
          sum = part->number() && sum ? data::Decimal::add(*sum, part->number()->value) : std::nullopt;
        if (!sum || *sum == whole->value) continue;
        state.findings
            .error(Code::total_mismatch, printed.total->span,
                   fmt::format("a total is not what its parts add up to: {}", printed.text))
            .label(printed.parts_span, "the parts")
            .hint(
                "correct the total or the part that is wrong; take [[suppress]] out for a moment to see "
                "the figures");
      }
    }
  }
}

// A part that is kept back alone, beside its total, is as good as printed: it is what the others leave. Those
// that [[suppress]] hides are never alone; what a source or an author has kept back may be.
void tell_of_open_sums(data::Dataset& dataset, const std::vector<Relation>& relations) {
  for (data::StateData& state : dataset.states) {
    const data::Lookup lookup(dataset, state);
    for (const Relation& relation : relations) {
      for (const PrintedSum& sum : sums_of(relation, lookup)) {
        const data::Cell* hidden = nullptr;
        const auto known = static_cast<std::size_t>(
            std::count_if(sum.parts.begin(), sum.parts.end(), [&](const data::Cell* part) {
              if (part->status == data::Status::suppressed) hidden = part;
              return part->number() != nullptr;
            }));
        if (!hidden || !sum.total->number() || !sum.complete || known + 1 != sum.parts.size()) continue;
        state.findings
            .warning(Code::suppression_open, hidden->span,
                     "this figure is suppressed, but readers can take the others from the printed total")
            .label(sum.total->span, "the total")
            .hint("have a second part hidden with it: [[suppress]] with its path does that")
            .hint("or leave the total out of the layout");
      }
    }
  }
}

struct ByPlace {
  bool operator()(const Span& a, const Span& b) const {
    const auto key = [](const Span& s) {
      return std::tie(s.source, s.line, s.column, s.end_line, s.end_column);
    };
    return key(a) < key(b);
  }
};
using Places = std::set<Span, ByPlace>;

bool holds(const Places& places, const Span& span) {
  return span.source != SourceId::none && places.contains(span);
}

// A field of a table that is read under two names is one figure.
void hide_namesakes(data::Group& group, const Places& places) {
  for (auto& [name, field] : group.fields) {
    if (auto* cell = std::get_if<data::Cell>(&field.content);
        cell && !cell->absent() && holds(places, cell->span)) {
      cell->value = data::Absent{};
      cell->status = data::Status::suppressed;
      cell->written.clear();
    }
    if (auto* inner = std::get_if<data::Group>(&field.content)) hide_namesakes(*inner, places);
    if (auto* rows = std::get_if<data::Rows>(&field.content)) {
      for (data::Group& record : rows->records) hide_namesakes(record, places);
    }
  }
}

// What a check says of a figure that is then hidden would be read in a log.
Diagnostics without_figures(const Diagnostics& findings, const Places& places) {
  Diagnostics out;
  for (const Diagnostic& each : findings.all()) {
    const bool tells = std::any_of(each.labels.begin(), each.labels.end(),
                                   [&](const Label& label) { return holds(places, label.span); });
    Diagnostic& added = each.severity == Severity::error ? out.error(each.code, each.span, each.message)
                                                         : out.warning(each.code, each.span, each.message);
    added = each;
    if (each.code != Code::check_failed || !tells) continue;
    added.message =
        each.message.substr(0, each.message.find(": ")) + " (its figures are not told: one is suppressed)";
    added.labels.clear();
  }
  return out;
}

}  // namespace

void settle(data::Dataset& dataset, Diagnostics& diagnostics, const std::vector<Relation>& relations,
            const Settings& settings) {
  std::optional<Given> given;
  if (!dataset.suppressions.empty()) given.emplace(dataset);
  derive(dataset, diagnostics);
  {
    States states(dataset);
    for (std::size_t i = 0; i < dataset.states.size(); ++i) {
      run_checks(dataset, {states.lookups()[i], nullptr, nullptr, &states, {}}, dataset.states[i].findings);
    }
  }
  run_guards(dataset, settings, diagnostics);  // before what makes states differ is hidden
  if (!given) return tell_of_open_sums(dataset, relations);
  check_relations(dataset, relations);
  const std::vector<Hidden> hidden = find_hidden(dataset, relations, diagnostics);
  given->restore(dataset);
  Places places;
  for (const Hidden& each : hidden) {
    const data::Cell* cell = find_cell(dataset, each);
    if (cell && cell->derive < 0) places.insert(cell->span);
  }
  hide(dataset, hidden);
  hide_namesakes(dataset.national, places);
  for (data::StateData& state : dataset.states) {
    hide_namesakes(state.fields, places);
    state.findings = without_figures(state.findings, places);
  }
  derive_anew(dataset, diagnostics);
  hold_back(dataset, hidden, diagnostics);
  tell_of_open_sums(dataset, relations);
}

}  // namespace factsheet::figures

#include "engine/diff.hpp"

#include "engine/caches.hpp"
#include "engine/factsheet.hpp"
#include "engine/fault.hpp"
#include "engine/figure_text.hpp"
#include "engine/pair_values.hpp"
#include "engine/select.hpp"
#include "engine/sheet.hpp"

#include <algorithm>
#include <exception>
#include <unordered_set>

#include <fmt/format.h>

namespace factsheet::engine {

using data::Cell;
using data::Decimal;

namespace {

Side side_of(const Cell* cell, const SourceMap& sources) {
  Side side;
  if (!cell) return side;
  side.there = true;
  side.value = side.shown = exact_text(*cell);
  side.status = name_of(cell->status);
  side.precision = precision_text(*cell);
  side.at_least = cell->number() && cell->number()->at_least;
  side.derived = cell->derive >= 0;
  side.unit = cell->unit;
  side.place = place_of(cell->span, sources);
  if (side.derived && cell->number() && cell->number()->precision) {
    const auto rounded = Decimal::to_multiple(cell->number()->value, cell->number()->precision->step,
                                              Decimal::Rounding::nearest);
    if (rounded) side.shown = rounded->to_string();
  }
  return side;
}

bool same(const Side& a, const Side& b) {
  return a.there == b.there && a.value == b.value && a.status == b.status && a.precision == b.precision &&
         a.at_least == b.at_least && a.unit == b.unit;
}

// In percent of the old number, to one decimal. Worked out in whole tenths, so that nothing is rounded twice.
std::optional<Decimal> percent_change(Decimal before, Decimal difference) {
  if (before.is_zero()) return std::nullopt;
  const Decimal step(before.units() < 0 ? -before.units() : before.units(), before.scale());
  const auto thousandfold = Decimal::multiply(difference, Decimal(1000));
  const auto multiple =
      thousandfold ? Decimal::to_multiple(*thousandfold, step, Decimal::Rounding::nearest) : std::nullopt;
  const auto tenths = multiple ? Decimal::divide(*multiple, step) : std::nullopt;
  if (!tenths || !tenths->is_integer()) return std::nullopt;
  return Decimal(tenths->reduced().units(), 1);
}

void measure(const Cell* before, const Cell* after, Change& change) {
  const data::Number* from = before ? before->number() : nullptr;
  const data::Number* to = after ? after->number() : nullptr;
  // Of two bounds no difference is known.
  if (!from || !to || from->at_least || to->at_least || change.before.unit != change.after.unit) return;
  if (change.after.unit == "year") return;  // an edition's: 2024 is no more than 2023
  const auto difference = Decimal::subtract(to->value, from->value);
  if (!difference) return;
  change.difference = change.shown_difference = difference->to_string();
  if (change.derived() && from->precision && to->precision) {
    const Decimal step = std::min(from->precision->step, to->precision->step);
    const auto rounded = Decimal::to_multiple(*difference, step, Decimal::Rounding::nearest);
    if (rounded && !rounded->is_zero()) change.shown_difference = rounded->to_string();
  }
  const auto percent = percent_change(from->value, *difference);
  if (percent) change.percent = percent->to_string();
}

class Comparison {
 public:
  Comparison(const Project& older, const Project& newer, Timings& timings)
      : old_(older.impl()), new_(newer.impl()), old_caches_(older), new_caches_(newer), timings_(timings) {}

  Diff run(const std::vector<std::string>& wanted) {
    out_.old_file = old_.sources.name(old_.dataset->source);
    out_.new_file = new_.sources.name(new_.dataset->source);
    AreaChanges file{"file", "The file", {}, {}, true};
    heading("edition", old_.dataset->edition, new_.dataset->edition, file);
    heading("as_of", old_.dataset->as_of, new_.dataset->as_of, file);
    heading("source", old_.dataset->source_note, new_.dataset->source_note, file);
    keep(std::move(file));
    AreaChanges nation{"national", "The nation", {}, {}, true};
    values(old_.dataset->national, new_.dataset->national, nation);
    for (Change& change : nation.changes) change.path.insert(0, "national.");
    keep(std::move(nation));

    const auto codes = read_wanted(wanted);
    const auto is_wanted = [&](const data::StateData& state) {
      return wanted.empty() || codes.contains(state.area->code);
    };
    for (const data::StateData& state : new_.dataset->states) {
      if (!is_wanted(state)) continue;
      const data::StateData* before = old_.dataset->find(*state.area);
      if (before) {
        compare(*before, state);
      } else {
        out_.new_states.emplace_back(state.area->code);
      }
    }
    for (const data::StateData& state : old_.dataset->states) {
      if (is_wanted(state) && !new_.dataset->find(*state.area))
        out_.gone_states.emplace_back(state.area->code);
    }
    return std::move(out_);
  }

 private:
  std::unordered_set<std::string_view> read_wanted(const std::vector<std::string>& wanted) {
    std::unordered_set<std::string_view> codes;
    for (const std::string& word : wanted) {
      const data::Gazetteer& of_old = *old_.dataset->gazetteer;
      const data::Gazetteer& of_new = *new_.dataset->gazetteer;
      const bool only_old = !of_new.find(word) && of_new.group(word).empty() && of_old.find(word);
      const auto areas = areas_meant(only_old ? of_old : of_new, word, out_.new_diagnostics);
      bool has_data = areas.empty();  // an unknown word has been reported
      for (const data::Area* area : areas) {
        if (!old_.dataset->find(*area) && !new_.dataset->find(*area)) continue;
        has_data = true;
        codes.insert(area->code);
      }
      if (has_data) continue;
      out_.new_diagnostics.error(Code::no_states, {},
                                 fmt::format("neither file has figures for {}",
                                             areas.size() == 1 ? areas.front()->in_text()
                                                               : fmt::format("any area of \"{}\"", word)));
    }
    return codes;
  }

  void heading(const std::string& path, const std::optional<Cell>& before, const std::optional<Cell>& after,
               AreaChanges& area) {
    add({path, before ? &*before : nullptr, after ? &*after : nullptr}, area);
  }

  void values(const data::Group& before, const data::Group& after, AreaChanges& area) {
    for (const ValuePair& pair : pair_values(before, after)) add(pair, area);
  }

  void add(const ValuePair& pair, AreaChanges& area) {
    Change change;
    change.path = pair.path;
    change.before = side_of(pair.before, old_.sources);
    change.after = side_of(pair.after, new_.sources);
    if (same(change.before, change.after)) return;
    // What can't be told apart as it is printed is shown as it is.
    if (change.before.shown == change.after.shown) {
      change.before.shown = change.before.value;
      change.after.shown = change.after.value;
    }
    measure(pair.before, pair.after, change);
    area.changes.push_back(std::move(change));
  }

  void compare(const data::StateData& before, const data::StateData& after) {
    AreaChanges area{std::string(after.area->code), std::string(after.area->name), {}, {}, true};
    values(before.fields, after.fields, area);
    const auto old_words = words(old_, before, old_caches_.impl(), out_.old_diagnostics);
    const auto new_words = words(new_, after, new_caches_.impl(), out_.new_diagnostics);
    area.words_compared = old_words && new_words;
    if (area.words_compared) area.words = first_difference(*old_words, *new_words);
    keep(std::move(area));
  }

  // A sheet's lines, those in its margins last; nothing if it has errors.
  std::optional<std::vector<std::string>> words(const Project::Impl& project, const data::StateData& state,
                                                Caches::Impl& caches, Diagnostics& diagnostics) {
    Diagnostics found;
    std::vector<std::string> lines;
    try {
      const Draft draft = draft_sheet(project, state, caches, timings_, found);
      const std::string text = plain_text(draft.pages);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
      }
      for (const auto* margin : {&draft.document.header, &draft.document.footer}) {
        for (const auto* part : {&margin->left, &margin->centre, &margin->right})
          lines.push_back(document::plain(*part));
      }
    } catch (const std::exception& fault) {
      report_fault(fmt::format("the sheet for {}", state.area->name), fault.what(), found);
    }
    const bool good = !found.has_errors();
    diagnostics.append(found, std::string(state.area->code));
    if (!good) return std::nullopt;
    return lines;
  }

  static std::optional<FirstLine> first_difference(const std::vector<std::string>& before,
                                                   const std::vector<std::string>& after) {
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      FirstLine line{i < before.size() ? before[i] : "", i < after.size() ? after[i] : ""};
      if (line.before != line.after) return line;
    }
    return std::nullopt;
  }

  void keep(AreaChanges area) {
    if (!area.changes.empty() || area.words || !area.words_compared) out_.areas.push_back(std::move(area));
  }

  const Project::Impl& old_;
  const Project::Impl& new_;
  Caches old_caches_;
  Caches new_caches_;
  Timings& timings_;
  Diff out_;
};

// Of the files, and of all areas' figures.
Diagnostics findings_of(const Project& project) {
  Diagnostics out = project.diagnostics();
  if (!project.impl().dataset) return out;
  for (const data::StateData& state : project.impl().dataset->states) {
    if (state.findings.has_errors()) out.append(state.findings, std::string(state.area->code));
  }
  return out;
}

}  // namespace

Diff diff(const Project& older, const Project& newer, const std::vector<std::string>& states,
          Timings& timings) {
  Diff out;
  Diagnostics old_findings = findings_of(older);
  Diagnostics new_findings = findings_of(newer);
  // What can't be read in full might be compared wrongly, one area's figures in what is worked out over all,
  // too.
  if (!old_findings.has_errors() && !new_findings.has_errors())
    out = Comparison(older, newer, timings).run(states);
  old_findings.append(out.old_diagnostics);
  old_findings.sort_and_deduplicate();
  new_findings.append(out.new_diagnostics);
  new_findings.sort_and_deduplicate();
  out.old_diagnostics = std::move(old_findings);
  out.new_diagnostics = std::move(new_findings);
  return out;
}

}  // namespace factsheet::engine

#include "figures/guards.hpp"

#include "base/words.hpp"
#include "data/read_rules.hpp"
#include "data/state_names.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace factsheet::figures {

using data::Area;
using data::Cell;
using data::Dataset;
using data::Date;
using data::Field;
using data::Group;
using data::Rows;
using data::StateData;

namespace {

constexpr std::size_t most_named = 60;  // of counties there may be thousands

std::string written(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

void guard_text(const StateData& state, const Cell& cell, const std::string& text, const std::string& what,
                Diagnostics& findings) {
  if (text.empty()) return;
  std::vector<const Area*> told;
  for (const data::NamedArea& named : other_areas_named(text, *state.area)) {
    if (std::find(told.begin(), told.end(), named.area) != told.end()) continue;
    told.push_back(named.area);
    Diagnostic& finding = findings.error(
        Code::wrong_state, cell.span,
        fmt::format("{} names {}, but stands under {}", what, named.area->in_text(), state.area->in_text()));
    finding.label(state.key_span, fmt::format("the figures of {}", state.area->in_text()));
    if (state.area->state.empty()) {
      finding.hint(
          fmt::format("if these are the figures of {}, put them under [states.{}]; if they aren't, change "
                      "the text",
                      named.area->in_text(), named.area->code));
    } else {
      finding.label(state.area->span, fmt::format("which lies in {}", state.area->state));
      finding.hint("give the area the figures that are its own; if these are, change the text");
    }
    finding.hint(data::how_to_turn_off(Code::wrong_state));
  }
}

void guard_texts(const StateData& state, const Group& group, const std::string& prefix,
                 Diagnostics& findings) {
  for (const auto& [name, field] : group.fields) {
    const std::string path = prefix + name;
    if (field.group()) guard_texts(state, *field.group(), path + ".", findings);
    if (const Rows* rows = field.rows()) {
      for (const Group& record : rows->records) guard_texts(state, record, path + ".", findings);
    }
    const Cell* cell = field.cell();
    if (!cell || cell->derive >= 0) continue;  // a formula's text is the same for all states
    if (cell->text()) guard_text(state, *cell, *cell->text(), fmt::format("\"{}\"", path), findings);
    guard_text(state, *cell, cell->note, fmt::format("the note of \"{}\"", path), findings);
    guard_text(state, *cell, cell->source, fmt::format("the source of \"{}\"", path), findings);
  }
}

void guard_expected(const Dataset& dataset, Diagnostics& diagnostics) {
  if (dataset.expected.empty()) return;
  std::vector<std::string> missing;
  for (const Area* area : dataset.expected) {
    if (!dataset.find(*area)) missing.push_back(area->in_text());
  }
  // Where a table or a record couldn't be read, that is what to mend; what is then still missing is told
  // then.
  if (!missing.empty() && !dataset.rows_missing) {
    // A batch that lacks a state is what nobody notices by looking at its sheets: none is made.
    diagnostics
        .error(Code::state_missing, dataset.expected_span,
               missing.size() == 1 ? fmt::format("{} is expected, but has no figures", missing.front())
                                   : fmt::format("{} states or areas are expected, but have no figures: {}",
                                                 missing.size(), listed(missing, most_named)))
        .hint("give their figures, or take them out of \"expect\"")
        .hint(data::how_to_turn_off(Code::state_missing));
  }
  std::unordered_set<std::string_view> expected;
  for (const Area* area : dataset.expected) expected.insert(area->code);
  for (const StateData& state : dataset.states) {
    if (expected.contains(state.area->code)) continue;
    // Ranks and totals of all sheets count it: none is made.
    diagnostics
        .error(Code::state_missing, state.key_span,
               fmt::format("{} has figures, but is not among the states that are expected", state.area->name))
        .label(dataset.expected_span, "these are expected")
        .hint(fmt::format("add \"{}\" to \"expect\", or take its figures out", state.area->code))
        .hint(data::how_to_turn_off(Code::state_missing));
  }
}

// The year of the edition: 2023, and 2023 of "2023-24".
std::optional<int> year_of(const Cell& edition) {
  const data::Number* number = edition.number();
  const std::string text = number           ? number->value.to_string()
                           : edition.text() ? *edition.text()
                                            : std::string();
  const bool four = text.size() >= 4 && text.find_first_not_of("0123456789") >= 4;
  if (!four || (text.size() > 4 && text[4] >= '0' && text[4] <= '9')) return std::nullopt;
  const int year = std::stoi(text.substr(0, 4));
  if ((number && text.size() > 4) || year < 1900) return std::nullopt;
  return year;
}

void guard_age(const Dataset& dataset, const Settings& settings, Diagnostics& diagnostics) {
  const auto year = dataset.edition ? year_of(*dataset.edition) : std::nullopt;
  const Date* as_of = dataset.as_of ? std::get_if<Date>(&dataset.as_of->value) : nullptr;
  if (year && as_of && *as_of < Date{*year, 1, 1}) {
    diagnostics
        .error(Code::stale, dataset.as_of->span,
               fmt::format("the figures stand for {}, before the edition's year {} began", written(*as_of),
                           *year))
        .label(dataset.edition->span, "the edition")
        .hint("take the figures of this edition, and their day; or correct the edition")
        .hint(data::how_to_turn_off(Code::stale));
  }
  if (settings.today && dataset.expires && *dataset.expires < *settings.today) {
    diagnostics
        .error(Code::stale, dataset.expires_span,
               fmt::format("these figures were good until {}, and today is {}", written(*dataset.expires),
                           written(*settings.today)))
        .hint("get the new figures; if these still hold, give a later day")
        .hint(data::how_to_turn_off(Code::stale));
  }
}

}  // namespace

void run_guards(Dataset& dataset, const Settings& settings, Diagnostics& diagnostics) {
  const auto on = [&](Code guard) { return !dataset.is_off(guard) && !is_off(settings.guards_off, guard); };
  if (on(Code::identical_states)) guard_against_identical_states(dataset);
  if (on(Code::wrong_state)) {
    for (StateData& state : dataset.states) guard_texts(state, state.fields, "", state.findings);
  }
  if (on(Code::state_missing)) guard_expected(dataset, diagnostics);
  if (on(Code::stale)) guard_age(dataset, settings, diagnostics);
}

}  // namespace factsheet::figures

#include "base/suggest.hpp"
#include "data/dataset.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

constexpr std::string_view national_prefix = "national.";
constexpr std::string_view previous_prefix = "previous.";

bool is_built_in(std::string_view path) {
  return path == "edition" || path == "as_of" || path == "source" || path.substr(0, 6) == "state.";
}

void add_paths(const Group& group, const std::string& prefix, std::vector<std::string>& paths) {
  each_path(group, prefix, [&](const std::string& path, const Field&) { paths.push_back(path); });
}

}  // namespace

const StateData* Dataset::find(std::string_view code) const {
  if (by_code_.size() == states.size()) {
    const auto known = by_code_.find(code);
    return known == by_code_.end() ? nullptr : &states[known->second];
  }
  const auto found = std::find_if(states.begin(), states.end(), [&](const StateData& state) {
    return state.area && state.area->code == code;
  });
  return found == states.end() ? nullptr : &*found;
}

void Dataset::index() {
  holders.forget();
  by_code_.clear();
  by_code_.reserve(states.size());
  for (std::size_t i = 0; i < states.size(); ++i) by_code_.emplace(states[i].area->code, i);
}

bool Dataset::is_off(Code guard) const {
  return std::any_of(guards_off.begin(), guards_off.end(),
                     [&](const GuardOff& off) { return off.guard == guard; });
}

Lookup::Lookup(const Dataset& dataset, const StateData& state) : dataset_(dataset), state_(state) {}

// Made when it is first asked for: of counties there are lookups by the thousand at a time.
const Group& Lookup::built_in() const {
  if (built_in_) return *built_in_;
  Group& all = built_in_.emplace();
  const auto add = [](Group& group, std::string_view name, std::optional<Cell> cell) {
    if (!cell) return;
    const Span span = cell->key_span;
    group.fields.emplace_back(name, Field{*std::move(cell), span});
  };
  add(all, "edition", dataset_.edition);
  add(all, "as_of", dataset_.as_of);
  add(all, "source", dataset_.source_note);
  const Area* area = state_.area;
  if (area == nullptr) return all;
  const auto text = [&](std::string value) -> std::optional<Cell> {
    if (value.empty()) return std::nullopt;
    Cell cell;
    cell.value = std::move(value);
    cell.key_span = state_.key_span;
    cell.span = area->is_own() ? area->span : state_.key_span;
    return cell;
  };
  Group known;
  for (const std::string_view name : names_of_areas) add(known, name, text(about(*area, name)));
  all.fields.emplace_back("state", Field{std::move(known), state_.key_span});
  return all;
}

const Field* Lookup::find(std::string_view path, const Group* row) const {
  if (row != nullptr) {
    if (const Field* field = find_path(*row, path)) return field;
  }
  if (path.substr(0, national_prefix.size()) == national_prefix) {
    return find_path(dataset_.national, path.substr(national_prefix.size()));
  }
  if (is_built_in(path)) return find_path(built_in(), path);
  if (path.starts_with(previous_prefix) && dataset_.previous) {
    return find_in_previous(path.substr(previous_prefix.size()));
  }
  return find_path(state_.fields, path);
}

const Field* Lookup::find_in_previous(std::string_view path) const {
  if (path.starts_with(national_prefix)) {
    return find_path(dataset_.previous->national, path.substr(national_prefix.size()));
  }
  const StateData* before = state_.area == nullptr ? nullptr : dataset_.previous->find(*state_.area);
  return before == nullptr ? nullptr : find_path(before->fields, path);
}

std::vector<std::string> Lookup::paths(const Group* row) const {
  std::vector<std::string> paths;
  if (row != nullptr) add_paths(*row, {}, paths);
  add_paths(state_.fields, {}, paths);
  add_paths(dataset_.national, "national", paths);
  add_paths(built_in(), {}, paths);
  return paths;
}

bool Lookup::other_state_has(std::string_view path) const {
  if (path.starts_with("state.")) {
    const auto areas = dataset_.gazetteer->areas();
    const auto known = [&](std::size_t i) { return !about(areas[i], path.substr(6)).empty(); };
    return dataset_.holders.of(path, areas.size(), known).front() != PathHolders::nobody;
  }
  const std::vector<StateData>& states = dataset_.states;
  const auto has = [&](std::size_t i) { return find_path(states[i].fields, path) != nullptr; };
  const PathHolders::Two two = dataset_.holders.of(path, states.size(), has);
  return std::any_of(two.begin(), two.end(),
                     [&](std::size_t i) { return i != PathHolders::nobody && &states[i] != &state_; });
}

namespace {

// A country's figure asked without its prefix, or a state's with it, in the edition that `edition` stands for
// ("previous." or nothing); empty: there is neither.
std::string hint_of_other_scope(const Lookup& lookup, const Group* row, std::string_view edition,
                                std::string_view name) {
  const bool national = name.starts_with(national_prefix);
  const std::string other = national ? fmt::format("{}{}", edition, name.substr(national_prefix.size()))
                                     : fmt::format("{}{}{}", edition, national_prefix, name);
  if (lookup.find(other, row) == nullptr) return {};
  return fmt::format("there is \"{}\", {}", other, national ? "the state's figure" : "the country's figure");
}

std::string hint_to_add(std::string_view name, std::string_view file) {
  const bool national = name.starts_with(national_prefix);
  return fmt::format("add it to {} under {} as {} = …", file, national ? "[national]" : "the state",
                     national ? name.substr(national_prefix.size()) : name);
}

// A figure of the edition before belongs into that edition's file, under the name that it has there.
Diagnostic& report_unfound_before(const Lookup& lookup, std::string_view path, Span span,
                                  Diagnostics& diagnostics) {
  const Dataset& dataset = lookup.dataset();
  const std::string_view name = path.substr(previous_prefix.size());
  if (!dataset.previous) {
    Diagnostic& diagnostic =
        diagnostics.error(Code::unknown_path, span, fmt::format("the data has no \"{}\"", path));
    if (dataset.previous_file.empty())
      return diagnostic.hint("name the data file of the edition before: previous = \"…\"");
    return diagnostic.hint(
        fmt::format("the edition before, \"{}\", has to be read first", dataset.previous_file));
  }
  const Dataset& before = *dataset.previous;
  const bool national = name.starts_with(national_prefix);
  const Area* area = national ? nullptr : lookup.state().area;
  const StateData* there = area ? before.find(*area) : nullptr;
  const auto has = [&](std::size_t i) { return find_path(before.states[i].fields, name) != nullptr; };
  const bool others_have =
      !national && before.holders.of(name, before.states.size(), has).front() != PathHolders::nobody;
  if (area && others_have) {
    Diagnostic& diagnostic = diagnostics
                                 .error(Code::missing_value, span,
                                        fmt::format("there is no \"{}\" for {}, though another state has it",
                                                    path, area->in_text()))
                                 .of(area->in_text());
    if (there) {
      diagnostic.label(there->key_span, "its figures in the edition before");
    } else {
      diagnostic.label(lookup.state().key_span, "which has no figures in the edition before");
    }
    return diagnostic.hint(
        fmt::format("give \"{}\" in {} or in a table that it reads, or ask has({}) in a `when`", name,
                    dataset.previous_file, path));
  }
  Diagnostic& diagnostic =
      diagnostics.error(Code::unknown_path, span, fmt::format("the edition before has no \"{}\"", name));
  const std::string scope = hint_of_other_scope(lookup, nullptr, previous_prefix, name);
  if (!scope.empty()) return diagnostic.hint(scope);
  std::vector<std::string> known;
  if (there) add_paths(there->fields, {}, known);
  // So that all states are told alike, as far as one can stand for all.
  if (!before.states.empty()) add_paths(before.states.front().fields, {}, known);
  add_paths(before.national, "national", known);
  const std::string near = did_you_mean(name, known);
  if (!near.empty()) return diagnostic.hint(near);
  return diagnostic.hint(hint_to_add(name, dataset.previous_file));
}

}  // namespace

Diagnostic& report_unfound(const Lookup& lookup, const Group* row, std::string_view path, Span span,
                           Diagnostics& diagnostics) {
  const std::string state = lookup.state().area ? lookup.state().area->in_text() : "this state";
  if (lookup.state().area && lookup.other_state_has(path)) {
    return diagnostics
        .error(Code::missing_value, span,
               fmt::format("there is no \"{}\" for {}, though another state has it", path, state))
        .of(state)
        .label(lookup.state().key_span, fmt::format("the figures of {}", state))
        .hint(fmt::format("give the figure, or ask has({}) in a `when`", path));
  }
  if (path.starts_with(previous_prefix)) return report_unfound_before(lookup, path, span, diagnostics);
  Diagnostic& diagnostic =
      diagnostics.error(Code::unknown_path, span, fmt::format("the data has no \"{}\"", path));
  const std::string scope = hint_of_other_scope(lookup, row, {}, path);
  if (!scope.empty()) return diagnostic.hint(scope);
  std::vector<std::string> known = lookup.paths(row);
  std::vector<std::string> held;
  for (const std::string& candidate : known) {
    if (candidate.starts_with(fmt::format("{}.", path))) held.push_back(candidate);
  }
  if (!held.empty()) return diagnostic.hint(fmt::format("it holds {}", fmt::join(held, ", ")));
  const std::string near = did_you_mean(path, known);
  if (!near.empty()) return diagnostic.hint(near);
  if (path.starts_with("state.")) {
    return diagnostic.hint(
        lookup.dataset().gazetteer->is_own()
            ? "the list of areas says what is known of them: name, code, in, state, region"
            : "of a state its name, in, code, fips, abbreviation, capital, region and division "
              "are known; give other things as values of your own");
  }
  return diagnostic.hint(hint_to_add(path, "the data"));
}

}  // namespace factsheet::data

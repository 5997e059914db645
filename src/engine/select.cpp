#include "engine/select.hpp"

#include <unordered_set>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

// "Illinois (IL), Iowa (IA) and 12 more": enough to see what is there without filling the screen.
std::string names_of(const data::Dataset& dataset) {
  constexpr std::size_t shown = 8;
  std::string out;
  for (std::size_t i = 0; i < dataset.states.size() && i < shown; ++i) {
    const data::Area& area = *dataset.states[i].area;
    out += fmt::format("{}{} ({})", i == 0 ? "" : ", ", area.name, area.code);
  }
  if (dataset.states.size() > shown) out += fmt::format(" and {} more", dataset.states.size() - shown);
  return out;
}

}  // namespace

std::vector<const data::Area*> areas_meant(const data::Gazetteer& gazetteer, const std::string& word,
                                           Diagnostics& diagnostics) {
  if (const data::Area* area = gazetteer.find(word)) return {area};
  if (gazetteer.namesakes(word).empty()) {
    auto group = gazetteer.group(word);
    if (!group.empty()) return group;
  }
  gazetteer.report_unknown(word, {}, fmt::format("there is no state or area \"{}\"", word), diagnostics,
                           gazetteer.group_names());
  return {};
}

std::vector<const data::StateData*> select_states(const data::Dataset& dataset,
                                                  const std::vector<std::string>& wanted,
                                                  const std::vector<std::string>& excluded,
                                                  Diagnostics& diagnostics) {
  const data::Gazetteer& gazetteer = *dataset.gazetteer;
  std::unordered_set<const data::StateData*> in;
  for (const std::string& word : wanted) {
    const auto areas = areas_meant(gazetteer, word, diagnostics);
    bool has_data = areas.empty();  // an unknown word has been reported
    for (const data::Area* area : areas) {
      const data::StateData* state = dataset.find(*area);
      if (state) in.insert(state);
      has_data = has_data || state;
    }
    if (has_data) continue;
    const std::string what =
        gazetteer.find(word) ? areas.front()->in_text() : fmt::format("any area of \"{}\"", word);
    diagnostics
        .error(Code::no_states, Span{dataset.source}, fmt::format("the data has no figures for {}", what))
        .hint(dataset.states.empty() ? "" : fmt::format("it has those of {}", names_of(dataset)));
  }

  std::unordered_set<const data::StateData*> out;
  bool excludes = true;
  for (const std::string& word : excluded) {
    const auto areas = areas_meant(gazetteer, word, diagnostics);
    excludes = excludes && !areas.empty();
    for (const data::Area* area : areas) out.insert(dataset.find(*area));
  }
  if (!excludes) return {};

  std::vector<const data::StateData*> selected;
  bool any_wanted = false;
  for (const data::StateData& state : dataset.states) {
    if (!wanted.empty() && !in.contains(&state)) continue;
    any_wanted = true;
    if (!out.contains(&state)) selected.push_back(&state);
  }
  if (any_wanted && selected.empty()) {
    diagnostics
        .error(Code::no_states, Span{dataset.source},
               "what is excluded leaves no state or area, so there is nothing to build")
        .hint("exclude fewer, or name others to be built");
  }
  return selected;
}

}  // namespace factsheet::engine

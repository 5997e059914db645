#include "engine/select.hpp"

#include "base/suggest.hpp"
#include "data/gazetteer.hpp"

#include <algorithm>

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

std::vector<const data::StateData*> select_states(const data::Dataset& dataset,
                                                  const std::vector<std::string>& wanted,
                                                  Diagnostics& diagnostics) {
  std::vector<const data::Area*> areas;
  for (const std::string& name : wanted) {
    const data::Area* area = data::find_area(name);
    if (!area) {
      diagnostics.error(Code::unknown_state, {}, fmt::format("there is no state or area \"{}\"", name))
          .hint(did_you_mean(name, data::area_names()));
      continue;
    }
    const bool has_data = std::any_of(dataset.states.begin(), dataset.states.end(),
                                      [&](const data::StateData& state) { return *state.area == *area; });
    if (has_data) {
      areas.push_back(area);
    } else {
      diagnostics
          .error(Code::no_states, Span{dataset.source},
                 fmt::format("the data has no figures for {}", area->in_text()))
          .hint(dataset.states.empty() ? "" : fmt::format("it has those of {}", names_of(dataset)));
    }
  }

  std::vector<const data::StateData*> selected;
  for (const data::StateData& state : dataset.states) {
    const bool is_wanted =
        std::any_of(areas.begin(), areas.end(), [&](const data::Area* area) { return *area == *state.area; });
    if (wanted.empty() || is_wanted) selected.push_back(&state);
  }
  return selected;
}

}  // namespace factsheet::engine

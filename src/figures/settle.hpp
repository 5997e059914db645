#pragma once

#include "data/dataset.hpp"

#include <optional>
#include <vector>

#include "figures/suppress.hpp"

namespace factsheet::figures {

/// What a data set can't know by itself.
struct Settings {
  std::optional<data::Date> today;         ///< nothing: whether the figures have expired isn't asked
  std::vector<data::GuardOff> guards_off;  ///< by the layout, beside those that the data turns off
};

/// Makes a data set that was read ready to be printed from: works out what is derived, holds all figures to
/// their checks and guards, hides what is too small to be shown, and works the derived figures out anew from
/// what is left. `relations` are the sums that will be printed. Mistakes that are one state's alone go to its
/// findings. The edition before (Dataset::previous) is settled by its own rules by whoever reads it.
void settle(data::Dataset& dataset, Diagnostics& diagnostics, const std::vector<Relation>& relations = {},
            const Settings& settings = {});

}  // namespace factsheet::figures

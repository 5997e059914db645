#pragma once

#include "data/dataset.hpp"

namespace factsheet::figures {

/// What a data set can't know by itself.
struct Settings {
  std::optional<data::Date> today;         ///< nothing: whether the figures have expired isn't asked
  std::vector<data::GuardOff> guards_off;  ///< by the layout, beside those that the data turns off
};

/// Makes a data set that was read ready to be printed from: works out what is derived, holds all figures to
/// their checks and guards, hides what is too small to be shown, and works the derived figures out anew from
/// what is left. Mistakes that are one state's alone go to its findings.
void settle(data::Dataset& dataset, Diagnostics& diagnostics, const Settings& settings = {});

}  // namespace factsheet::figures

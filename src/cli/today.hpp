#pragma once

#include "engine/factsheet.hpp"

#include <optional>

namespace factsheet::cli {

/// The system's date, or that of SOURCE_DATE_EPOCH (seconds since 1970, in UTC; reproducible-builds.org) if
/// it is set. Nothing if that is no number. The only place where the program reads a clock for what it makes.
std::optional<engine::Today> today();

}  // namespace factsheet::cli

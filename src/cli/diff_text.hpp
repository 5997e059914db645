#pragma once

#include "engine/diff.hpp"

#include <string>

namespace factsheet::cli {

/// What changed between two editions, as a person reads it: largest relative change first, a summary last.
std::string diff_text(const engine::Diff& diff);

}  // namespace factsheet::cli

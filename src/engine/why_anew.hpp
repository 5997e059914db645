#pragma once

#include "engine/fingerprint.hpp"
#include "engine/manifest.hpp"

#include <string>

namespace factsheet::engine {

/// Why a sheet that a manifest has must be made anew, in words: "l.toml changed", "n and national.n changed".
/// `inputs` and `now` are what it is made from now.
std::string why_anew(const Manifest& former, const SheetRecord& record, const InputSet& inputs,
                     const Fingerprint& now);

}  // namespace factsheet::engine

#pragma once

#include "cli/console.hpp"
#include "cli/request.hpp"

namespace factsheet::cli {

/// Does what was asked and says what came of it.
Status run(const Build& build, Console& console);
Status run(const Check& check, Console& console);
Status run(const Verify& verify, Console& console);
Status run(const Explain& explain, Console& console);
Status run(const Diff& diff, Console& console);
Status run(const MergeReports& merge, Console& console);
Status run(const Reference& reference, Console& console);

}  // namespace factsheet::cli

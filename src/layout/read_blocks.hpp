#pragma once

#include "layout/layout.hpp"

#include <vector>

namespace factsheet::layout {

/// Reads `[[block]]`; a block that can't be understood is reported and left out.
std::vector<Block> read_blocks(const data::Array& blocks, const Styles& styles, const SourceMap& sources,
                               Diagnostics& diagnostics);

}  // namespace factsheet::layout

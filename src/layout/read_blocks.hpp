#pragma once

#include "layout/blocks/block_reader.hpp"
#include "layout/layout.hpp"

#include <vector>

namespace factsheet::layout {

/// Reads `[[block]]`; a block that can't be understood is reported and left out.
std::vector<Block> read_blocks(const data::Array& blocks, const BlockTools& tools);

}  // namespace factsheet::layout

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace factsheet::pdf {

/// Rows of pixels as differences to their neighbours, behind a byte that tells how (PNG's filters, ISO/IEC
/// 15948, 9; PDF's predictor 15): a photograph packs to half of what it does else. `row` and `pixel` are
/// sizes in bytes.
std::string png_rows(std::string_view pixels, std::size_t row, std::size_t pixel);

}  // namespace factsheet::pdf

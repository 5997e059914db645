#pragma once

#include <string>

namespace factsheet::tests {

/// The bytes of `sample_sheet` as write_pdf makes them; apart from it, for tests that include qpdf and so are
/// C++17.
std::string sample_file();

}  // namespace factsheet::tests

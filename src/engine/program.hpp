#pragma once

#include <string>

namespace factsheet::engine {

/// The program as far as it can reach a sheet's bytes: its version, a digest of its sources, fonts and
/// patterns, and the versions of the libraries that it runs with and that shape, write numbers and write the
/// file. "0.1.0 (1c29f0ab, HarfBuzz 6.0.0, ICU 72.1, libharu 2.3.0)".
std::string program();

}  // namespace factsheet::engine

#pragma once

#include <string>
#include <string_view>

namespace factsheet::engine {

/// The SHA-256 digest (FIPS 180-4) of some bytes, as 64 small hexadecimal digits, the way `sha256sum` prints
/// it. May be called by several threads at once.
std::string sha256_hex(std::string_view bytes);

}  // namespace factsheet::engine

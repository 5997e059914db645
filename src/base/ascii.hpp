#pragma once

namespace factsheet {

/// 0 to 9 and nothing else: unlike the C library's, it asks no locale.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace factsheet

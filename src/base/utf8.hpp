#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factsheet::utf8 {

/// Bytes of the sequence that starts at `at`: 1 to 4. A byte that starts no valid sequence counts as 1.
std::size_t sequence_length(std::string_view text, std::size_t at);

/// The code point at `at`, which is moved past it; U+FFFD for a byte that starts no valid sequence.
char32_t next(std::string_view text, std::size_t& at);

/// Adds a code point's UTF-8 form to `out`.
void append(std::string& out, char32_t code_point);

/// Offset of the first byte that is not UTF-8 (overlong forms, surrogates and values past U+10FFFF included).
std::optional<std::size_t> find_invalid(std::string_view text);

/// Number of code points.
std::size_t length(std::string_view text);

}  // namespace factsheet::utf8

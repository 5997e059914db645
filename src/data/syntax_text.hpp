#pragma once

#include <cstddef>
#include <string_view>

namespace factsheet::data {

// What the search for syntax errors asks of the text, byte offset by byte offset. None of these changes
// anything.

/// Bytes of the line end at `at`: LF, CR LF; 0 if there is none.
std::size_t line_end_at(std::string_view text, std::size_t at);

/// Offset of the end of the line that holds `at`, before its line end.
std::size_t line_stop(std::string_view text, std::size_t at);

/// Offset of the next line's start, or of the text's end.
std::size_t next_line(std::string_view text, std::size_t at);

std::size_t skip_blanks(std::string_view text, std::size_t at);

/// Bytes of a blank that TOML doesn't take for one (a no-break space, a zero-width space), else 0.
std::size_t odd_blank_at(std::string_view text, std::size_t at);

/// Bytes of the character at `at` if a key may hold it without quotes, else 0.
/// Source: the drafts of TOML 1.1, `unquoted-key-char`, as toml++ takes them.
std::size_t key_character_at(std::string_view text, std::size_t at);

/// True if the line at `at` starts with `key =`, dotted or quoted keys included.
bool is_key_line(std::string_view text, std::size_t at);

/// True if the line at `at` is `[name]` or `[[name]]`, the name starting with a letter or _, and nothing
/// else.
bool is_header_line(std::string_view text, std::size_t at);

/// True if the bracket that is open at `at` is closed later on, before a header.
bool closes_later(std::string_view text, std::size_t at);

/// True if a line holds an odd number of """ or ''': a text of several lines starts or ends there.
bool opens_multi_line_text(std::string_view line);

/// True for a byte that no line may hold: control characters but the tab.
bool is_control_byte(char c);

}  // namespace factsheet::data

#pragma once

#include "layout/template.hpp"

#include <optional>
#include <vector>

namespace factsheet::document {

/// While markup is read, a text's n-th placeholder stands as one character of a private plane.
constexpr char32_t first_stand_in = 0xF0000;
constexpr char32_t last_stand_in = 0xFFFFD;

/// The placeholder that a character stands for, if it does for one.
inline std::optional<std::size_t> stood_for(char32_t c,
                                            const std::vector<const layout::Placeholder*>& placeholders) {
  if (c < first_stand_in || c - first_stand_in >= placeholders.size()) return std::nullopt;
  return c - first_stand_in;
}

}  // namespace factsheet::document

#pragma once

#include <span>
#include <string_view>

namespace factsheet::geo {

/// A cell of the tile map.
struct Tile {
  std::string_view code;  ///< postal code
  int column = 0;         ///< from the left, from 0
  int row = 0;            ///< from the top, from 0
};

/// How many columns and rows the tiles take.
inline constexpr int tile_columns = 11;
inline constexpr int tile_rows = 8;

/// A square for each of the 50 states and the District of Columbia, about where it lies, neighbours together
/// as far as squares allow; row by row. Then Puerto Rico and the island areas, in cells of their own, for
/// maps that have figures of theirs.
std::span<const Tile> tile_map();

/// How many of them are the states and the District of Columbia.
inline constexpr std::size_t tiles_of_states = 51;

}  // namespace factsheet::geo

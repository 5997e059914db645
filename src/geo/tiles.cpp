#include "geo/tiles.hpp"

namespace factsheet::geo {
namespace {

// clang-format off
constexpr Tile tiles[] = {
    {"AK", 0, 0}, {"ME", 10, 0},
    {"VT", 9, 1}, {"NH", 10, 1},
    {"WA", 0, 2}, {"ID", 1, 2}, {"MT", 2, 2}, {"ND", 3, 2}, {"MN", 4, 2}, {"WI", 5, 2}, {"MI", 6, 2},
    {"NY", 8, 2}, {"MA", 9, 2}, {"RI", 10, 2},
    {"OR", 0, 3}, {"NV", 1, 3}, {"WY", 2, 3}, {"SD", 3, 3}, {"IA", 4, 3}, {"IL", 5, 3}, {"IN", 6, 3},
    {"OH", 7, 3}, {"PA", 8, 3}, {"NJ", 9, 3}, {"CT", 10, 3},
    {"CA", 0, 4}, {"UT", 1, 4}, {"CO", 2, 4}, {"NE", 3, 4}, {"MO", 4, 4}, {"KY", 5, 4}, {"WV", 6, 4},
    {"VA", 7, 4}, {"MD", 8, 4}, {"DE", 9, 4},
    {"AZ", 1, 5}, {"NM", 2, 5}, {"KS", 3, 5}, {"AR", 4, 5}, {"TN", 5, 5}, {"NC", 6, 5}, {"SC", 7, 5},
    {"DC", 8, 5},
    {"OK", 3, 6}, {"LA", 4, 6}, {"MS", 5, 6}, {"AL", 6, 6}, {"GA", 7, 6},
    {"HI", 0, 7}, {"TX", 3, 7}, {"FL", 8, 7},
    // The Pacific islands beside Hawaii, those of the Caribbean beyond Florida.
    {"GU", 0, 6}, {"MP", 1, 6}, {"AS", 1, 7}, {"VI", 10, 6}, {"PR", 10, 7},
};
// clang-format on
static_assert(std::size(tiles) == tiles_of_states + 5);

}  // namespace

std::span<const Tile> tile_map() {
  return tiles;
}

}  // namespace factsheet::geo

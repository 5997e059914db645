#include "pdf/png_rows.hpp"

#include <cstdint>
#include <cstdlib>

namespace factsheet::pdf {
namespace {

// Numbered as a row's first byte tells them. Averages are left out: they seldom win.
enum Filter : char { none = 0, sub = 1, up = 2, paeth = 4 };

int predicted(Filter filter, int left, int above, int above_left) {
  if (filter == none) return 0;
  if (filter == sub) return left;
  if (filter == up) return above;
  const int guess = left + above - above_left;
  const int to_left = std::abs(guess - left);
  const int to_above = std::abs(guess - above);
  const int to_above_left = std::abs(guess - above_left);
  if (to_left <= to_above && to_left <= to_above_left) return left;
  return to_above <= to_above_left ? above : above_left;
}

/// Writes the filtered row; gives the sum of its differences' sizes, which tells how well it will pack.
long filtered(Filter filter, std::string_view row, std::string_view above, std::size_t pixel,
              std::string& out) {
  out.assign(1, filter);
  long sum = 0;
  const auto byte = [](std::string_view from, std::size_t at) {
    return static_cast<unsigned char>(from[at]);
  };
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int left = i < pixel ? 0 : byte(row, i - pixel);
    const int over = above.empty() ? 0 : byte(above, i);
    const int over_left = above.empty() || i < pixel ? 0 : byte(above, i - pixel);
    const auto difference =
        static_cast<std::uint8_t>(byte(row, i) - predicted(filter, left, over, over_left));
    sum += difference < 128 ? difference : 256 - difference;
    out += static_cast<char>(difference);
  }
  return sum;
}

}  // namespace

std::string png_rows(std::string_view pixels, std::size_t row, std::size_t pixel) {
  std::string out;
  out.reserve(pixels.size() + pixels.size() / row);
  std::string_view above;
  std::string best;
  std::string other;
  for (std::size_t at = 0; at < pixels.size(); at += row) {
    const std::string_view here = pixels.substr(at, row);
    long least = filtered(none, here, above, pixel, best);
    for (const Filter filter : {sub, up, paeth}) {
      const long sum = filtered(filter, here, above, pixel, other);
      if (sum >= least) continue;
      least = sum;
      best.swap(other);
    }
    out += best;
    above = here;
  }
  return out;
}

}  // namespace factsheet::pdf

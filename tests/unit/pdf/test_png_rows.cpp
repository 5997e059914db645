#include "pdf/png_rows.hpp"

#include <cstdint>
#include <cstdlib>

#include <catch2/catch.hpp>

namespace {

/// What a reader makes of filtered rows (ISO/IEC 15948, 9.2), written apart from what filters them.
std::string unfiltered(const std::string& rows, std::size_t row, std::size_t pixel) {
  std::string out;
  for (std::size_t at = 0; at < rows.size(); at += row + 1) {
    const char filter = rows[at];
    for (std::size_t i = 0; i < row; ++i) {
      const auto before = [&](std::size_t back) {
        return static_cast<unsigned char>(out[out.size() - back]);
      };
      const bool first_row = out.size() < row;
      const int a = i < pixel ? 0 : before(pixel);
      const int b = first_row ? 0 : before(row);
      const int c = first_row || i < pixel ? 0 : before(row + pixel);
      int guess = 0;
      if (filter == 1) guess = a;
      if (filter == 2) guess = b;
      if (filter == 4) {
        const int p = a + b - c;
        const int pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
        guess = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      }
      REQUIRE((filter == 0 || filter == 1 || filter == 2 || filter == 4));
      out += static_cast<char>(static_cast<unsigned char>(rows[at + 1 + i]) + guess);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("rows of pixels come back as they were") {
  std::uint32_t random = 1;
  for (const std::size_t pixel : {1u, 3u}) {
    for (const std::size_t width : {1u, 2u, 17u}) {
      std::string pixels;
      for (std::size_t y = 0; y < 9; ++y) {
        for (std::size_t i = 0; i < width * pixel; ++i) {
          random = random * 1664525 + 1013904223;
          const bool noise = y % 3 == 2;
          pixels += static_cast<char>(noise ? random >> 24 : i * 5 + y * 11);
        }
      }
      const std::string rows = factsheet::pdf::png_rows(pixels, width * pixel, pixel);
      CHECK(rows.size() == pixels.size() + 9);
      CHECK(unfiltered(rows, width * pixel, pixel) == pixels);
    }
  }
}

TEST_CASE("a slope is told by differences that are all alike") {
  std::string pixels;
  for (int i = 0; i < 100; ++i) pixels += static_cast<char>(i * 2);
  const std::string rows = factsheet::pdf::png_rows(pixels, 100, 1);
  CHECK(rows[0] == 1);
  CHECK(rows.substr(2) == std::string(99, 2));
}

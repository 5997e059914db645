#include "visual/picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include <png.h>

namespace visual {
namespace {

using Colour = std::uint32_t;  // 0xRRGGBB

Colour colour_at(const Picture& picture, std::size_t pixel) {
  const unsigned char* at = picture.rgb.data() + pixel * 3;
  return Colour{at[0]} << 16 | Colour{at[1]} << 8 | Colour{at[2]};
}

unsigned char part(Colour colour, unsigned shift) {
  return static_cast<unsigned char>(colour >> shift & 0xff);
}

int distance(Colour a, Colour b) {
  int sum = 0;
  for (const unsigned shift : {16u, 8u, 0u}) {
    const int one = int{part(a, shift)} - int{part(b, shift)};
    sum += one * one;
  }
  return sum;
}

std::map<Colour, std::size_t> count_colours(const Picture& picture) {
  std::map<Colour, std::size_t> out;
  for (std::size_t i = 0; i < picture.rgb.size() / 3; ++i) ++out[colour_at(picture, i)];
  return out;
}

}  // namespace

std::optional<Picture> read_png(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_RGB;
  Picture out{image.width, image.height, std::vector<unsigned char>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, out.rgb.data(), 0, nullptr) == 0) return std::nullopt;
  return out;
}

bool write_png(const Picture& picture, const std::filesystem::path& file) {
  std::map<Colour, unsigned char> places;
  std::vector<unsigned char> palette;
  for (const auto& [colour, count] : count_colours(picture)) {
    if (places.size() == 256) return false;
    places.emplace(colour, static_cast<unsigned char>(places.size()));
    for (const unsigned shift : {16u, 8u, 0u}) palette.push_back(part(colour, shift));
  }
  std::vector<unsigned char> pixels(picture.rgb.size() / 3);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = places.at(colour_at(picture, i));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.width;
  image.height = picture.height;
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(places.size());
  return png_image_write_to_file(&image, file.c_str(), 0, pixels.data(), 0, palette.data()) != 0;
}

Picture trimmed(const Picture& picture, unsigned rim) {
  // Fainter than this is no ink: what antialiasing leaves beside a line on a pixel's edge.
  constexpr unsigned char blank = 0xf8;
  unsigned left = picture.width;
  unsigned top = picture.height;
  unsigned right = 0;
  unsigned bottom = 0;
  for (unsigned y = 0; y < picture.height; ++y) {
    for (unsigned x = 0; x < picture.width; ++x) {
      const unsigned char* at = picture.rgb.data() + (std::size_t{y} * picture.width + x) * 3;
      if (std::min({at[0], at[1], at[2]}) >= blank) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  if (left >= right) return picture;
  // What runs to the paper's edge has no rim there, and would look lopsided with one elsewhere.
  if (left == 0 || top == 0 || right == picture.width || bottom == picture.height) rim = 0;
  left -= std::min(left, rim);
  top -= std::min(top, rim);
  right = std::min(right + rim, picture.width);
  bottom = std::min(bottom + rim, picture.height);
  Picture out{right - left, bottom - top, {}};
  for (unsigned y = top; y < bottom; ++y) {
    const auto row = picture.rgb.begin() + static_cast<std::ptrdiff_t>(std::size_t{y} * picture.width * 3);
    out.rgb.insert(out.rgb.end(), row + std::ptrdiff_t{left} * 3, row + std::ptrdiff_t{right} * 3);
  }
  return out;
}

Picture with_few_colours(const Picture& picture, unsigned most) {
  std::vector<std::pair<std::size_t, Colour>> by_count;
  for (const auto& [colour, count] : count_colours(picture)) by_count.emplace_back(count, colour);
  std::sort(by_count.rbegin(), by_count.rend());
  const auto kept = std::min<std::size_t>(most, by_count.size());
  std::map<Colour, Colour> becomes;
  for (std::size_t i = 0; i < by_count.size(); ++i) {
    const Colour colour = by_count[i].second;
    const auto nearest =
        std::min_element(by_count.begin(), by_count.begin() + static_cast<std::ptrdiff_t>(kept),
                         [&](const auto& a, const auto& b) {
                           return distance(a.second, colour) < distance(b.second, colour);
                         });
    becomes[colour] = nearest->second;
  }
  Picture out = picture;
  for (std::size_t i = 0; i < out.rgb.size() / 3; ++i) {
    const Colour colour = becomes.at(colour_at(picture, i));
    for (const unsigned c : {0u, 1u, 2u}) out.rgb[i * 3 + c] = part(colour, 16 - 8 * c);
  }
  return out;
}

double worst_tile(const Picture& a, const Picture& b) {
  constexpr unsigned tile = 12;
  const unsigned wide = std::min(tile, a.width);
  const unsigned high = std::min(tile, a.height);
  // The last tile ends at the edge.
  const auto starts = [](unsigned of, unsigned size) {
    std::vector<unsigned> out;
    for (unsigned at = 0; at + size < of; at += tile / 2) out.push_back(at);
    out.push_back(of - size);
    return out;
  };
  double worst = 0;
  for (const unsigned y : starts(a.height, high)) {
    for (const unsigned x : starts(a.width, wide)) {
      double sum[3] = {};
      for (unsigned j = y; j < y + high; ++j) {
        for (unsigned i = x; i < x + wide; ++i) {
          for (unsigned c = 0; c < 3; ++c) {
            const std::size_t at = (std::size_t{j} * a.width + i) * 3 + c;
            sum[c] += static_cast<double>(a.rgb[at]) - static_cast<double>(b.rgb[at]);
          }
        }
      }
      for (const double one : sum) worst = std::max(worst, std::abs(one) / (wide * high));
    }
  }
  return worst;
}

}  // namespace visual

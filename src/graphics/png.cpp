#include "graphics/rasters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>
#include <png.h>

namespace factsheet::graphics {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// libpng stops reading behind the last row, so it is seen here whether the file goes on to its end.
bool has_all_chunks(std::string_view bytes) {
  constexpr std::size_t signature = 8;
  constexpr std::size_t around = 12;  // length, type and checksum
  for (std::size_t at = signature; at + around <= bytes.size();) {
    const std::size_t length = big_endian(bytes, at);
    if (length > bytes.size() - at - around) return false;
    if (bytes.substr(at + 4, 4) == "IEND") return true;
    at += around + length;
  }
  return false;
}

/// libpng's simplified interface keeps its jumps over C frames to itself.
class PngImage {
 public:
  PngImage() {
    std::memset(&image_, 0, sizeof image_);
    image_.version = PNG_IMAGE_VERSION;
  }
  PngImage(const PngImage&) = delete;
  PngImage& operator=(const PngImage&) = delete;
  ~PngImage() { png_image_free(&image_); }
  png_image* operator->() { return &image_; }
  png_image* get() { return &image_; }

 private:
  png_image image_;
};

PictureFault damaged(std::string_view what) {
  return {fmt::format("it is damaged ({})", what), "export the picture again"};
}

/// Parts colour from alpha; an alpha that is opaque throughout is dropped, and so is colour that is all grey.
Raster parted(std::string_view pixels, int width, int height, int colours, bool has_alpha) {
  Raster raster;
  raster.width = width;
  raster.height = height;
  const std::size_t step = static_cast<std::size_t>(colours) + (has_alpha ? 1 : 0);
  const std::size_t count = pixels.size() / step;
  bool grey = true;
  for (std::size_t i = 0; colours == 3 && grey && i < count; ++i) {
    const std::string_view pixel = pixels.substr(i * step, 3);
    grey = pixel[0] == pixel[1] && pixel[1] == pixel[2];
  }
  raster.components = grey ? 1 : 3;
  const auto kept = static_cast<std::size_t>(raster.components);
  raster.bytes.resize(count * kept);
  if (has_alpha) raster.alpha.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::copy_n(pixels.data() + i * step, kept, raster.bytes.data() + i * kept);
    if (has_alpha) raster.alpha[i] = pixels[i * step + step - 1];
  }
  const bool opaque =
      std::all_of(raster.alpha.begin(), raster.alpha.end(), [](char a) { return a == '\xFF'; });
  if (opaque) raster.alpha.clear();
  return raster;
}

}  // namespace

std::optional<PictureFault> check_size(unsigned long width, unsigned long height) {
  if (width == 0 || height == 0) return PictureFault{"it has no pixels", "export the picture again"};
  if (width <= longest_side && height <= longest_side && width * height <= most_pixels) return std::nullopt;
  return PictureFault{fmt::format("it has {} x {} pixels", width, height),
                      fmt::format("a side may have {} pixels, and a picture {} million; scale it down",
                                  longest_side, most_pixels / 1'000'000)};
}

std::variant<Raster, PictureFault> read_png(std::string_view bytes) {
  if (!has_all_chunks(bytes)) return damaged("it ends early");
  PngImage image;
  if (png_image_begin_read_from_memory(image.get(), bytes.data(), bytes.size()) == 0)
    return damaged(image->message);
  if (auto fault = check_size(image->width, image->height)) return std::move(*fault);
  const bool colour = (image->format & PNG_FORMAT_FLAG_COLOR) != 0;
  const bool alpha = (image->format & PNG_FORMAT_FLAG_ALPHA) != 0;
  image->format = (colour ? PNG_FORMAT_FLAG_COLOR : 0u) | (alpha ? PNG_FORMAT_FLAG_ALPHA : 0u);
  image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  std::string pixels(PNG_IMAGE_SIZE(*image.get()), '\0');
  const int read = png_image_finish_read(image.get(), nullptr, pixels.data(), 0, nullptr);
  if (read == 0 || PNG_IMAGE_FAILED(*image.get())) return damaged(image->message);
  return parted(pixels, static_cast<int>(image->width), static_cast<int>(image->height), colour ? 3 : 1,
                alpha);
}

}  // namespace factsheet::graphics

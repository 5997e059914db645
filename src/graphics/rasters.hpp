#pragma once

#include "graphics/picture.hpp"

#include <string>
#include <string_view>

namespace factsheet::graphics {

/// Why a picture file can't be used, to be said behind "the picture … can't be used: ", and what helps.
struct PictureFault {
  std::string reason;
  std::string hint;
};

/// No side of a raster is longer, and none has more pixels in all: more than a page takes at 600 dots an
/// inch, and little enough for a small file that claims more to do no harm.
inline constexpr int longest_side = 12'000;
inline constexpr long most_pixels = 40'000'000;

/// The fault of a raster of this size; nothing if it is within the limits.
std::optional<PictureFault> check_size(unsigned long width, unsigned long height);

/// Reads a PNG file (ISO/IEC 15948): any depth, palettes, alpha, interlaced; its gamma is turned into sRGB's,
/// colour profiles are taken for sRGB.
std::variant<Raster, PictureFault> read_png(std::string_view bytes);

/// Reads the headers of a JPEG file and keeps its bytes as they are.
std::variant<Raster, PictureFault> read_jpeg(std::string bytes);

}  // namespace factsheet::graphics

#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace visual {

/// A picture in sRGB, three bytes a pixel, row after row from the top.
struct Picture {
  unsigned width = 0;
  unsigned height = 0;
  std::vector<unsigned char> rgb;
};

/// Nothing if there is no such file, or it is no PNG.
std::optional<Picture> read_png(const std::filesystem::path& file);

/// Writes a picture of 256 colours at most (see `with_few_colours`) as a PNG with a palette; false if the
/// file can't be written or there are more colours.
bool write_png(const Picture& picture, const std::filesystem::path& file);

/// Without the white rows and columns at its edges, but for a rim of `rim` pixels, or none where something
/// runs to an edge. A blank picture stays whole.
Picture trimmed(const Picture& picture, unsigned rim);

/// The most frequent colours stay as they are, `most` of them (1 to 256), and all others become the nearest
/// of these: areas keep their exact colour, only shades of antialiased edges are merged.
Picture with_few_colours(const Picture& picture, unsigned most);

/// How far two pictures of one size are apart: the mean difference (0 to 255) of the worst tile of 12 by 12
/// pixels, each colour by itself, so that antialiasing doesn't count.
double worst_tile(const Picture& a, const Picture& b);

}  // namespace visual

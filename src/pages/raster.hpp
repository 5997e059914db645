#pragma once

#include <string>

namespace factsheet::pages {

/// Pixels of a picture, rows from the top, eight bits a channel, in sRGB; never changed once made.
struct Raster {
  enum class Coding {
    plain,  ///< `bytes` are width × height × components
    jpeg,   ///< `bytes` are a JPEG file, baseline or progressive (ISO/IEC 10918-1)
  };
  Coding coding = Coding::plain;
  int width = 0;       ///< pixels
  int height = 0;      ///< pixels
  int components = 3;  ///< 1: grey, 3: red, green, blue
  std::string bytes;
  std::string alpha;  ///< width × height, 255 for opaque; empty if all are
};

}  // namespace factsheet::pages

#pragma once

#include "graphics/picture.hpp"

#include <string_view>

namespace factsheet::graphics {

/// The text as a QR code (ISO/IEC 18004) that still reads with a seventh of it spoilt (level M): a white
/// square, its quiet zone of four modules included, and the dark modules in one shape. A module is one point
/// wide, so that the drawing's width is the code's in modules. Nothing if the text is longer than a code
/// holds (2,331 bytes).
std::optional<Drawing> qr_code(std::string_view text);

}  // namespace factsheet::graphics

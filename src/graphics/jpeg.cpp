#include "graphics/rasters.hpp"

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

constexpr unsigned start_of_image = 0xD8;
constexpr unsigned end_of_image = 0xD9;
constexpr unsigned start_of_scan = 0xDA;
constexpr unsigned app1 = 0xE1;

PictureFault damaged(std::string_view what) {
  return {fmt::format("it is damaged ({})", what), "export the picture again"};
}

/// Two or four bytes of a text, in either order; 0 past its end.
unsigned long number_at(std::string_view bytes, std::size_t at, std::size_t size,
                        bool little_endian = false) {
  unsigned long value = 0;
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + (little_endian ? size - 1 - i : i)]);
  return value;
}

/// How a camera was held, as Exif tells it (tag 0x0112): 1 for upright, which is also what no word of it
/// means.
unsigned long exif_orientation(std::string_view segment) {
  constexpr std::string_view head{"Exif\0\0", 6};
  if (!segment.starts_with(head)) return 1;
  const std::string_view tiff = segment.substr(head.size());
  const bool little = tiff.starts_with("II");
  const std::size_t directory = number_at(tiff, 4, 4, little);
  const std::size_t entries = number_at(tiff, directory, 2, little);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    if (number_at(tiff, entry, 2, little) == 0x0112) return number_at(tiff, entry + 8, 2, little);
  }
  return 1;
}

bool is_start_of_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Walks the segments of a file (ISO/IEC 10918-1, annex B) from its first marker to its last.
class JpegReader {
 public:
  explicit JpegReader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<PictureFault> read(Raster& raster) {
    if (next_marker() != start_of_image) return damaged("it doesn't start as JPEG does");
    bool scanned = false;
    for (;;) {
      const std::optional<unsigned> marker = next_marker();
      if (!marker) return damaged("it ends early");
      if (*marker == end_of_image) break;
      const std::optional<std::string_view> segment = next_segment();
      if (!segment) return damaged("it ends early");
      if (is_start_of_frame(*marker)) {
        if (raster.width > 0) return damaged("it has two sizes");
        if (auto fault = read_frame(*marker, *segment, raster)) return fault;
      } else if (*marker == app1) {
        if (const unsigned long way = exif_orientation(*segment); way != 1) return turned();
      } else if (*marker == start_of_scan) {
        if (raster.width == 0) return damaged("its size is missing");
        scanned = true;
        skip_scan();
      }
    }
    if (!scanned) return damaged("its pixels are missing");
    return std::nullopt;
  }

 private:
  std::optional<unsigned> next_marker() {
    if (at_ + 2 > bytes_.size() || bytes_[at_] != '\xFF') return std::nullopt;
    while (at_ < bytes_.size() && bytes_[at_] == '\xFF')
      ++at_;  // any number of them may stand before a marker
    if (at_ == bytes_.size()) return std::nullopt;
    return static_cast<unsigned char>(bytes_[at_++]);
  }

  std::optional<std::string_view> next_segment() {
    const std::size_t length = number_at(bytes_, at_, 2);
    if (length < 2 || length > bytes_.size() - at_) return std::nullopt;
    const std::string_view segment = bytes_.substr(at_ + 2, length - 2);
    at_ += length;
    return segment;
  }

  /// To the marker behind coded data, in which FF stands before 00 or a restart marker only.
  void skip_scan() {
    for (; at_ + 1 < bytes_.size(); ++at_) {
      if (bytes_[at_] != '\xFF') continue;
      const unsigned next = static_cast<unsigned char>(bytes_[at_ + 1]);
      if (next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return;
    }
    at_ = bytes_.size();
  }

  static PictureFault turned() {
    return {"its camera's note says that it has to be turned, which readers of PDF don't do",
            "open it in a picture editor and save it upright"};
  }

  static std::optional<PictureFault> read_frame(unsigned marker, std::string_view frame, Raster& raster) {
    if (marker > 0xC2)
      return PictureFault{"its kind of JPEG is one that PDF can't hold",
                          "save it as baseline or progressive JPEG"};
    if (frame.size() < 6) return damaged("it ends early");
    const unsigned long depth = number_at(frame, 0, 1);
    const unsigned long height = number_at(frame, 1, 2);
    const unsigned long width = number_at(frame, 3, 2);
    const unsigned long components = number_at(frame, 5, 1);
    if (frame.size() != 6 + 3 * components) return damaged("its head doesn't fit its length");
    if (depth != 8) return PictureFault{fmt::format("it has {} bits a channel", depth), "save it with 8"};
    if (components == 4) return PictureFault{"its colours are CMYK", "save it as RGB"};
    if (components != 1 && components != 3)
      return PictureFault{fmt::format("it has {} channels", components), "save it as RGB or greyscale"};
    if (components == 3 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B')
      return PictureFault{"its colours are stored in a way that readers of PDF take for another",
                          "save it anew as ordinary JPEG (YCbCr)"};
    if (auto fault = check_size(width, height)) return fault;
    raster.width = static_cast<int>(width);
    raster.height = static_cast<int>(height);
    raster.components = static_cast<int>(components);
    return std::nullopt;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::variant<Raster, PictureFault> read_jpeg(std::string bytes) {
  Raster raster;
  raster.coding = Raster::Coding::jpeg;
  if (auto fault = JpegReader(bytes).read(raster)) return std::move(*fault);
  raster.bytes = std::move(bytes);
  return raster;
}

}  // namespace factsheet::graphics

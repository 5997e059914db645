#include "graphics/picture.hpp"
#include "graphics/rasters.hpp"
#include "graphics/svg.hpp"

#include <string_view>

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

constexpr std::string_view png_signature{"\x89PNG\r\n\x1A\n", 8};
constexpr std::string_view jpeg_signature = "\xFF\xD8\xFF";

/// XML of whatever kind: whether it is SVG is told by its reader, which knows the place.
bool looks_like_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

/// What a file is that others would take for a picture, too.
std::string_view other_kind(std::string_view bytes) {
  if (bytes.empty()) return "it is empty";
  if (bytes.starts_with("GIF8")) return "it is a GIF";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "it is a WebP";
  if (bytes.starts_with("%PDF")) return "it is a PDF";
  if (bytes.starts_with("BM")) return "it is a BMP";
  if (bytes.starts_with("\x1F\x8B")) return "it is packed (perhaps an .svgz)";
  if (bytes.starts_with("II*") || bytes.starts_with("MM")) return "it is a TIFF";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "it is UTF-16 text";
  return "it is none of these";
}

}  // namespace

std::optional<Picture> read_picture(std::string bytes, const std::string& path, Span named_at,
                                    SourceMap& sources, Diagnostics& diagnostics) {
  const auto fail = [&](const PictureFault& fault) {
    diagnostics
        .error(Code::bad_picture, named_at,
               fmt::format("the picture \"{}\" can't be used: {}", path, fault.reason))
        .hint(fault.hint);
    return std::nullopt;
  };
  const auto raster = [&](std::variant<Raster, PictureFault> read) -> std::optional<Picture> {
    if (const auto* fault = std::get_if<PictureFault>(&read)) return fail(*fault);
    return std::make_shared<const Raster>(std::move(std::get<Raster>(read)));
  };
  if (bytes.starts_with(png_signature)) return raster(read_png(bytes));
  if (bytes.starts_with(jpeg_signature)) return raster(read_jpeg(std::move(bytes)));
  if (!looks_like_xml(bytes)) {
    return fail(
        {std::string(other_kind(bytes)), "pictures are PNG, JPEG or SVG files; save it as one of them"});
  }
  auto drawing = read_svg(sources.add(path, std::move(bytes)), sources, diagnostics);
  if (!drawing) return std::nullopt;
  return std::move(*drawing);
}

}  // namespace factsheet::graphics

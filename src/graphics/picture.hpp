#pragma once

#include "base/diagnostics.hpp"
#include "base/geometry.hpp"
#include "pages/display_list.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace factsheet::graphics {

/// Shapes on a sheet of `size`, the origin at its top left corner; scales to any size.
struct Drawing {
  Size size;
  std::vector<pages::Shape> shapes;
};

using Raster = pages::Raster;

/// What a picture file holds; rasters are shared, never copied.
using Picture = std::variant<Drawing, std::shared_ptr<const Raster>>;

/// Reads a PNG, JPEG or SVG file, which its content tells apart, whatever its name. `path` is the file as the
/// author wrote it, `named_at` where. What can't be drawn just as it looks elsewhere is an error, never left
/// out: damaged files, and what sheets don't have (bad-picture, at `named_at`); of SVG all but plain shapes
/// (unsupported-svg, at its line and column in the file, which is taken into `sources`).
std::optional<Picture> read_picture(std::string bytes, const std::string& path, Span named_at,
                                    SourceMap& sources, Diagnostics& diagnostics);

/// Height to width.
double proportion(const Picture& picture);

/// The drawing scaled to `width`, its top left corner at `at`; lines get wider alike.
std::vector<pages::Shape> placed(const Drawing& drawing, Point at, Length width);

/// Adds what draws the picture at `width`, its top left corner at `at`.
void draw(const Picture& picture, Point at, Length width, std::vector<pages::Item>& out);

}  // namespace factsheet::graphics

#pragma once

#include "graphics/picture.hpp"

namespace factsheet::graphics {

/// Reads an SVG file (SVG 1.1) of plain shapes: paths, the basic shapes, groups, transforms, opaque fills and
/// strokes. Whatever else would show is reported, a finding a kind, at its first place.
std::optional<Drawing> read_svg(SourceId source, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace factsheet::graphics

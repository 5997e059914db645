#pragma once

#include "document/document.hpp"
#include "typeset/context.hpp"
#include "typeset/slab.hpp"

namespace factsheet::typeset {

/// How a class or a mark looks on a map.
struct Swatch {
  Colour fill;
  std::optional<pages::Stroke> stroke;
};

/// This state's mark and figure, then the classes, from `top` on; gives the place below the last line.
Length set_legend(Context& context, const document::Map& map, Length measure, Length top,
                  std::vector<pages::Item>& items);

/// Draws it as a box, its stroke inside; for the eye alone if it is an artifact.
void draw_swatch(std::vector<pages::Item>& items, Rect rect, const Swatch& swatch, bool artifact);

/// The line round all areas that have a figure, where a class is too near what the map stands on to be seen
/// without one; nothing where all stand out.
std::optional<Colour> edge_of(const document::Map& map, Colour ground);

/// What an area of a class is drawn as, `edge` being edge_of the map.
Swatch with_figure(const document::Map& map, int shade, const std::optional<Colour>& edge);

/// What an area of no figure is drawn as: empty, in a line.
Swatch without_figure(const document::Map& map, Colour ground);

/// How strong the line round an area is.
inline constexpr Length border_width = Length::points(0.5);

/// How strong the line round this state is.
inline constexpr Length outline_width = Length::points(1.4);

}  // namespace factsheet::typeset

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

/// What an area of no figure is drawn as.
Swatch without_figure(const document::Map& map, Colour paper);

/// How strong the line round this state is.
inline constexpr Length outline_width = Length::points(1.4);

}  // namespace factsheet::typeset

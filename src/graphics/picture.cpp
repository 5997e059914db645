#include "graphics/picture.hpp"

namespace factsheet::graphics {

double proportion(const Picture& picture) {
  if (const auto* drawing = std::get_if<Drawing>(&picture)) return drawing->size.height / drawing->size.width;
  const Raster& raster = *std::get<std::shared_ptr<const Raster>>(picture);
  return static_cast<double>(raster.height) / raster.width;
}

std::vector<pages::Shape> placed(const Drawing& drawing, Point at, Length width) {
  const double scale = width / drawing.size.width;
  const auto move = [&](Point& point) { point = {at.x + point.x * scale, at.y + point.y * scale}; };
  std::vector<pages::Shape> shapes = drawing.shapes;
  for (pages::Shape& shape : shapes) {
    for (pages::Segment& piece : shape.path) {
      move(piece.to);
      move(piece.c1);
      move(piece.c2);
    }
    if (!shape.stroke) continue;
    shape.stroke->width = shape.stroke->width * scale;
    for (Length& dash : shape.stroke->dashes) dash = dash * scale;
  }
  return shapes;
}

void draw(const Picture& picture, Point at, Length width, std::vector<pages::Item>& out) {
  if (const auto* drawing = std::get_if<Drawing>(&picture)) {
    for (pages::Shape& shape : placed(*drawing, at, width)) out.emplace_back(std::move(shape));
    return;
  }
  const Rect area{at, {width, width * proportion(picture)}};
  out.emplace_back(pages::Image{area, std::get<std::shared_ptr<const Raster>>(picture)});
}

}  // namespace factsheet::graphics

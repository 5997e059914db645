#include "graphics/icons.hpp"

#include "graphics/svg_path.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace factsheet::graphics {
namespace {

constexpr Length side = Length::points(24);
constexpr Length line_width = Length::points(1.75);

/// Our own drawings, on a grid of 24 units with two to spare at each edge, a rounder form reaching a little
/// further than a square one so that they look alike in size.
constexpr auto drawings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"calendar",
     "M5 5H19A1.5 1.5 0 0 1 20.5 6.5V19A1.5 1.5 0 0 1 19 20.5H5A1.5 1.5 0 0 1 3.5 19V6.5A1.5 1.5 0 0 1 5 5Z"
     "M3.5 10H20.5M8 2.75V7M16 2.75V7M8 14H8.1M12 14H12.1M16 14H16.1M8 17H8.1M12 17H12.1"},
    {"chart", "M3.5 3.5V20.5H20.5M8 16.5V12.5M12.5 16.5V9M17 16.5V5.5"},
    {"check", "M21 12A9 9 0 1 1 3 12A9 9 0 1 1 21 12ZM7.9 12.3L10.8 15.2L16.2 9.4"},
    {"child",
     "M20.75 12.5A8.75 8.75 0 1 1 3.25 12.5A8.75 8.75 0 1 1 20.75 12.5Z"
     "M12 3.75C10.7 6.2 11.6 8.2 13.2 8C14.4 7.8 14.8 6.8 14.2 6.3M8.4 12.5H8.5M15.5 12.5H15.6M8.5 15.9A4.25 "
     "4.25 0 0 0 15.5 15.9"},
    {"document",
     "M13.5 2.75H6.5A1.5 1.5 0 0 0 5 4.25V19.75A1.5 1.5 0 0 0 6.5 21.25H17.5A1.5 1.5 0 0 0 19 19.75V8.25Z"
     "M13.5 2.75V8.25H19M8.75 12.5H15.25M8.75 16.5H15.25"},
    {"globe", "M21 12A9 9 0 1 1 3 12A9 9 0 1 1 21 12ZM12 3A4.2 9 0 0 1 12 21A4.2 9 0 0 1 12 3ZM3 12H21"},
    {"heart",
     "M12 20.5C6 16.2 2.75 12.8 2.75 8.9A4.9 4.9 0 0 1 12 6.4A4.9 4.9 0 0 1 21.25 8.9C21.25 12.8 18 16.2 12 "
     "20.5Z"},
    {"house", "M3 11.5L12 3.75L21 11.5M5.5 9.4V20.25H18.5V9.4M9.75 20.25V14.25H14.25V20.25"},
    {"link",
     "M9.4 14.6L14.6 9.4M11 7L13.1 4.9A4.25 4.25 0 0 1 19.1 10.9L17 13M13 17L10.9 19.1A4.25 4.25 0 0 1 4.9 "
     "13.1L7 11"},
    {"mail",
     "M4.5 5H19.5A1.5 1.5 0 0 1 21 6.5V17.5A1.5 1.5 0 0 1 19.5 19H4.5A1.5 1.5 0 0 1 3 17.5V6.5A1.5 1.5 0 0 1 "
     "4.5 5Z"
     "M3.5 6.4L12 13L20.5 6.4"},
    {"map-pin",
     "M12 21.5C7.9 17.6 5 13.9 5 10A7 7 0 0 1 19 10C19 13.9 16.1 17.6 12 21.5Z"
     "M14.6 10A2.6 2.6 0 1 1 9.4 10A2.6 2.6 0 1 1 14.6 10Z"},
    {"people",
     "M12.5 8A3.5 3.5 0 1 1 5.5 8A3.5 3.5 0 1 1 12.5 8ZM2.5 20A6.5 5.75 0 0 1 15.5 20"
     "M15.5 4.6A3.5 3.5 0 0 1 15.5 11.4M17.75 14.6A6.2 5.75 0 0 1 21.5 20"},
    {"person", "M16 7.5A4 4 0 1 1 8 7.5A4 4 0 1 1 16 7.5ZM4.5 20.75A7.5 6 0 0 1 19.5 20.75"},
    {"phone",
     "M6.2 3.25H8.5A1.2 1.2 0 0 1 9.7 4.25L10.3 7.5A1.2 1.2 0 0 1 10 8.6L8.3 10.3A12.5 12.5 0 0 0 13.7 15.7"
     "L15.4 14A1.2 1.2 0 0 1 16.5 13.7L19.75 14.3A1.2 1.2 0 0 1 20.75 15.5V17.8A2.5 2.5 0 0 1 18.1 20.25"
     "C10.3 19.7 4.3 13.7 3.75 5.9A2.5 2.5 0 0 1 6.2 3.25Z"},
    {"school",
     "M12 4.5L22 9.25L12 14L2 9.25ZM6 11.4V16.4C6 17.9 8.6 19.4 12 19.4C15.4 19.4 18 17.9 18 16.4V11.4M22 "
     "9.25V15"},
    {"search", "M17.5 10.5A7 7 0 1 1 3.5 10.5A7 7 0 1 1 17.5 10.5ZM15.6 15.6L20.75 20.75"},
    {"shield",
     "M12 2.5L19.75 5.25V11.25C19.75 16.1 16.7 19.7 12 21.5C7.3 19.7 4.25 16.1 4.25 11.25V5.25Z"
     "M8.6 11.9L11.1 14.4L15.6 9.5"},
    {"warning",
     "M10.6 4.3L2.5 18.2A1.6 1.6 0 0 0 3.9 20.6H20.1A1.6 1.6 0 0 0 21.5 18.2L13.4 4.3A1.6 1.6 0 0 0 10.6 4.3Z"
     "M12 9.5V13.5M12 16.9V17"},
});

}  // namespace

std::vector<std::string> icon_names() {
  std::vector<std::string> names;
  for (const auto& [name, path] : drawings) names.emplace_back(name);
  return names;
}

std::optional<Drawing> icon(std::string_view name, Colour colour) {
  const auto* found =
      std::find_if(drawings.begin(), drawings.end(), [&](const auto& row) { return row.first == name; });
  if (found == drawings.end()) return std::nullopt;
  auto path = read_path(found->second);
  if (!std::holds_alternative<Path>(path)) throw std::logic_error("a built-in icon can't be read");
  pages::Shape shape;
  shape.path = std::move(std::get<Path>(path));
  shape.stroke = pages::Stroke{colour, line_width, pages::LineCap::round, pages::LineJoin::round};
  Drawing drawing{{side, side}, {}};
  drawing.shapes.push_back(std::move(shape));
  return drawing;
}

}  // namespace factsheet::graphics

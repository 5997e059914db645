#include "graphics/svg_shapes.hpp"

#include "graphics/svg_style.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

constexpr std::string_view lengths_hint = "write plain numbers, or lengths in px, in, cm, mm, pt or pc";

/// Draws one element; what is missing or wrong has been reported once it gives an empty path.
class ShapeReader {
 public:
  ShapeReader(pugi::xml_node element, SvgFindings& findings) : element_(element), findings_(findings) {}

  Path read() {
    const std::string_view name = element_.name();
    if (name == "path") return path();
    if (name == "rect") {
      rectangle();
    } else if (name == "circle") {
      const double r = size("r");
      ellipse(r, r);
    } else if (name == "ellipse") {
      ellipse(size("rx"), size("ry"));
    } else if (name == "line") {
      maker_.move_to(length("x1"), length("y1"));
      maker_.line_to(length("x2"), length("y2"));
    } else {
      points();
      if (name == "polygon") maker_.close();
    }
    return ok_ ? maker_.take() : Path();
  }

 private:
  Path path() {
    auto read = read_path(element_.attribute("d").value());
    if (const auto* fault = std::get_if<ValueFault>(&read)) {
      wrong("d", fault->offset, "this path can't be read: " + fault->message, "export the drawing again");
      return {};
    }
    return std::move(std::get<Path>(read));
  }

  void rectangle() {
    const double x = length("x");
    const double y = length("y");
    const double width = size("width");
    const double height = size("height");
    // Either radius stands in for the other.
    double rx = size(element_.attribute("rx") ? "rx" : "ry");
    double ry = size(element_.attribute("ry") ? "ry" : "rx");
    if (width == 0 || height == 0) return;
    rx = std::min(rx, width / 2);
    ry = std::min(ry, height / 2);
    const double right = x + width;
    const double bottom = y + height;
    const bool round = rx > 0 && ry > 0;
    if (!round) rx = ry = 0;
    const auto corner = [&](double to_x, double to_y) {
      if (round) maker_.arc_to(rx, ry, 0, false, true, to_x, to_y);
    };
    maker_.move_to(x + rx, y);
    maker_.line_to(right - rx, y);
    corner(right, y + ry);
    maker_.line_to(right, bottom - ry);
    corner(right - rx, bottom);
    maker_.line_to(x + rx, bottom);
    corner(x, bottom - ry);
    if (round) maker_.line_to(x, y + ry);
    corner(x + rx, y);
    if (!round) maker_.line_to(x, y);
    maker_.close();
  }

  void ellipse(double rx, double ry) {
    const double cx = length("cx");
    const double cy = length("cy");
    if (rx == 0 || ry == 0) return;
    maker_.move_to(cx + rx, cy);
    maker_.arc_to(rx, ry, 0, false, true, cx - rx, cy);
    maker_.arc_to(rx, ry, 0, false, true, cx + rx, cy);
    maker_.close();
  }

  void points() {
    SvgScanner in(element_.attribute("points").value());
    in.skip_blanks();
    while (!in.at_end()) {
      const auto x = in.number();
      in.skip_comma();
      const auto y = x ? in.number() : std::nullopt;
      if (!y)
        return wrong("points", in.offset(), "a pair of numbers was expected", "export the drawing again");
      if (maker_.empty())
        maker_.move_to(*x, *y);
      else
        maker_.line_to(*x, *y);
      in.skip_comma();
    }
  }

  double length(const char* name) {
    const pugi::xml_attribute attribute = element_.attribute(name);
    if (!attribute) return 0;
    const auto read = read_svg_length(attribute.value());
    if (!read)
      wrong(name, 0, fmt::format("\"{}\" is no length that can be drawn", attribute.value()),
            std::string(lengths_hint));
    return read.value_or(0);
  }
  /// A length that isn't negative.
  double size(const char* name) {
    const double read = length(name);
    if (read < 0) wrong(name, 0, fmt::format("{} can't be negative", name), "export the drawing again");
    return std::max(read, 0.0);
  }

  void wrong(const char* attribute, std::size_t offset, const std::string& message, const std::string& hint) {
    ok_ = false;
    findings_.at_value(element_, attribute, offset, Code::bad_picture, message, hint);
  }

  pugi::xml_node element_;
  SvgFindings& findings_;
  PathMaker maker_;
  bool ok_ = true;
};

}  // namespace

std::span<const std::string_view> shape_attributes(std::string_view element) {
  struct Row {
    std::string_view element;
    std::array<std::string_view, 6> attributes;
    std::size_t count;
  };
  static constexpr auto rows = std::to_array<Row>({
      {"path", {"d", "pathLength"}, 2},
      {"rect", {"x", "y", "width", "height", "rx", "ry"}, 6},
      {"circle", {"cx", "cy", "r"}, 3},
      {"ellipse", {"cx", "cy", "rx", "ry"}, 4},
      {"line", {"x1", "y1", "x2", "y2"}, 4},
      {"polyline", {"points"}, 1},
      {"polygon", {"points"}, 1},
  });
  for (const Row& row : rows) {
    if (row.element == element) return std::span(row.attributes).first(row.count);
  }
  return {};
}

Path read_shape(pugi::xml_node element, SvgFindings& findings) {
  return ShapeReader(element, findings).read();
}

}  // namespace factsheet::graphics

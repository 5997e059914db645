#include "graphics/svg_frame.hpp"

#include "graphics/svg_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

constexpr double points_per_unit = 0.75;  // 96 units an inch
constexpr double largest_side = 100'000;  // points

struct ViewBox {
  double x = 0, y = 0, width = 0, height = 0;
};

/// Where the box lies in its frame if their proportions differ: 0, 0.5 or 1 of what is left over.
struct Fit {
  double x = 0.5, y = 0.5;
  bool stretch = false;
};

std::optional<Fit> read_fit(std::string_view text) {
  const std::string_view words = trimmed(text);
  const std::string_view align = words.substr(0, words.find(' '));
  const std::string_view rest = trimmed(words.substr(align.size()));
  if (align.empty() || (!rest.empty() && rest != "meet")) {
    return align.empty() ? std::optional<Fit>(Fit()) : std::nullopt;
  }
  if (align == "none") return Fit{0, 0, true};
  const auto part = [](std::string_view word) -> std::optional<double> {
    if (word == "Min") return 0;
    if (word == "Mid") return 0.5;
    if (word == "Max") return 1;
    return std::nullopt;
  };
  if (align.size() != 8 || align[0] != 'x' || align[4] != 'Y') return std::nullopt;
  const auto x = part(align.substr(1, 3));
  const auto y = part(align.substr(5, 3));
  if (!x || !y) return std::nullopt;
  return Fit{*x, *y, false};
}

class FrameReader {
 public:
  FrameReader(pugi::xml_node svg, SvgFindings& findings) : svg_(svg), findings_(findings) {}

  std::optional<SvgFrame> read() {
    std::optional<ViewBox> box;
    if (svg_.attribute("viewBox")) {
      box = view_box();
      if (!box) return std::nullopt;
    }
    auto width = side("width");
    auto height = side("height");
    const auto fit = read_fit(svg_.attribute("preserveAspectRatio").value());
    if (!fit) {
      findings_.at_value(svg_, "preserveAspectRatio", 0, Code::unsupported_svg,
                         "this way to fit a drawing into its frame can't be drawn",
                         "take preserveAspectRatio out");
    }
    if (findings_.any()) return std::nullopt;
    if (!box && (!width || !height)) {
      findings_.at_element(svg_, Code::bad_picture, "the drawing doesn't say how large it is",
                           "give the svg element a viewBox, or a width and a height");
      return std::nullopt;
    }
    // A side that isn't given follows the other by the box's proportions.
    if (!width && !height) width = box->width;
    if (!width) width = *height * box->width / box->height;
    if (!height) height = *width * box->height / box->width;
    if (!box) box = ViewBox{0, 0, *width, *height};
    return frame(*box, *width * points_per_unit, *height * points_per_unit, *fit);
  }

 private:
  std::optional<SvgFrame> frame(const ViewBox& box, double width, double height, const Fit& fit) {
    if (!(std::max(width, height) <= largest_side && std::min(width, height) > 0)) {
      findings_.at_element(svg_, Code::bad_picture,
                           fmt::format("the drawing is {:.0f} by {:.0f} points", width, height),
                           "scale it to a page's size");
      return std::nullopt;
    }
    double x = width / box.width;
    double y = height / box.height;
    if (!fit.stretch) x = y = std::min(x, y);
    SvgFrame out;
    out.size = {Length::points(width), Length::points(height)};
    out.units = {x,
                 0,
                 0,
                 y,
                 (width - box.width * x) * fit.x - box.x * x,
                 (height - box.height * y) * fit.y - box.y * y};
    return out;
  }

  std::optional<ViewBox> view_box() {
    SvgScanner in(svg_.attribute("viewBox").value());
    std::array<double, 4> n{};
    for (double& value : n) {
      in.skip_comma();
      const auto read = in.number();
      if (!read) return bad_box();
      value = *read;
    }
    in.skip_blanks();
    if (!in.at_end() || n[2] <= 0 || n[3] <= 0) return bad_box();
    return ViewBox{n[0], n[1], n[2], n[3]};
  }
  std::nullopt_t bad_box() {
    findings_.at_value(svg_, "viewBox", 0, Code::bad_picture, "this is no viewBox",
                       "write left, top, width and height: \"0 0 240 80\"");
    return std::nullopt;
  }

  /// A side in units; nothing if it is left to the viewBox ("100%", "auto").
  std::optional<double> side(const char* name) {
    const std::string_view value = trimmed(svg_.attribute(name).value());
    if (value.empty() || value == "100%" || value == "auto") return std::nullopt;
    const auto length = read_svg_length(value);
    if (!length || *length <= 0)
      findings_.at_value(svg_, name, 0, Code::bad_picture, fmt::format("\"{}\" is no {}", value, name),
                         "write a length in px, in, cm, mm, pt or pc");
    return length;
  }

  pugi::xml_node svg_;
  SvgFindings& findings_;
};

Point on_curve(Point p0, const pages::Segment& curve, double t) {
  const double u = 1 - t;
  const auto mix = [&](Length a, Length b, Length c, Length d) {
    return a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t);
  };
  return {mix(p0.x, curve.c1.x, curve.c2.x, curve.to.x), mix(p0.y, curve.c1.y, curve.c2.y, curve.to.y)};
}

}  // namespace

std::optional<SvgFrame> read_frame(pugi::xml_node svg, SvgFindings& findings) {
  return FrameReader(svg, findings).read();
}

Length reach_beyond(const pages::Shape& shape, Size sheet, bool& outside) {
  Length left = Length::points(1e12);
  Length top = left;
  Length right = -left;
  Length bottom = -left;
  const auto add = [&](Point p) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  };
  Point pen;
  for (const pages::Segment& piece : shape.path) {
    if (piece.kind == pages::Segment::Kind::close) continue;
    if (piece.kind == pages::Segment::Kind::curve) {
      constexpr int steps = 16;  // finds a curve's extent to a four hundredth of it
      for (int i = 1; i < steps; ++i) add(on_curve(pen, piece, static_cast<double>(i) / steps));
    }
    add(piece.to);
    pen = piece.to;
  }
  const Length line = shape.stroke ? shape.stroke->width / 2 : Length();
  left -= line;
  top -= line;
  right += line;
  bottom += line;
  outside = right <= Length() || bottom <= Length() || left >= sheet.width || top >= sheet.height;
  return std::max({-left, -top, right - sheet.width, bottom - sheet.height});
}

}  // namespace factsheet::graphics

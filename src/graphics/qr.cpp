#include "graphics/qr.hpp"

#include <array>
#include <cstdint>

#include <qrcodegen/qrcodegen.hpp>

namespace factsheet::graphics {
namespace {

using Kind = pages::Segment::Kind;

constexpr int quiet_zone = 4;

Point at(int x, int y) {
  return {Length::points(x), Length::points(y)};
}

void add_square(int size, std::vector<pages::Segment>& path) {
  path.push_back({Kind::move, at(0, 0), {}, {}});
  for (const Point corner : {at(size, 0), at(size, size), at(0, size)})
    path.push_back({Kind::line, corner, {}, {}});
  path.push_back({Kind::close, {}, {}, {}});
}

/// Walks around what is dark, so that modules that touch are one outline: a fifth of what a rectangle a
/// module takes, and no seams.
class Outliner {
 public:
  explicit Outliner(const qrcodegen::QrCode& code) : size_(code.getSize()), corners_(stride() * stride()) {
    for (int y = 0; y < size_; ++y) {
      for (int x = 0; x < size_; ++x) {
        if (!code.getModule(x, y)) continue;
        // Clockwise around the module; getModule is false outside of the code.
        if (!code.getModule(x, y - 1)) edge(x, y, right);
        if (!code.getModule(x + 1, y)) edge(x + 1, y, down);
        if (!code.getModule(x, y + 1)) edge(x + 1, y + 1, left);
        if (!code.getModule(x - 1, y)) edge(x, y + 1, up);
      }
    }
  }

  std::vector<pages::Segment> path() {
    for (int y = 0; y <= size_; ++y) {
      for (int x = 0; x <= size_; ++x) {
        // Each outline has an upper edge.
        while (take(x, y, right)) follow(x, y);
      }
    }
    return std::move(path_);
  }

 private:
  enum Direction : unsigned { right, down, left, up };

  std::size_t stride() const { return static_cast<std::size_t>(size_) + 1; }
  std::uint8_t& corner(int x, int y) {
    return corners_[static_cast<std::size_t>(y) * stride() + static_cast<std::size_t>(x)];
  }
  void edge(int x, int y, Direction way) {
    corner(x, y) = static_cast<std::uint8_t>(corner(x, y) | 1u << way);
  }
  bool take(int x, int y, unsigned way) {
    std::uint8_t& here = corner(x, y);
    if ((here & 1u << way) == 0) return false;
    here = static_cast<std::uint8_t>(here & ~(1u << way));
    return true;
  }

  /// From a corner whose edge to the right has been taken, all round.
  void follow(int x, int y) {
    constexpr std::array<int, 4> step_x{1, 0, -1, 0};
    constexpr std::array<int, 4> step_y{0, 1, 0, -1};
    add(Kind::move, x, y);
    unsigned way = right;
    for (;;) {
      x += step_x[way];
      y += step_y[way];
      // Where two modules meet at a corner, the walk stays with its own: it turns right.
      if (take(x, y, (way + 1) % 4)) {
        way = (way + 1) % 4;
      } else if (take(x, y, way)) {
        continue;
      } else if (take(x, y, (way + 3) % 4)) {
        way = (way + 3) % 4;
      } else {
        break;  // back at the start
      }
      add(Kind::line, x, y);
    }
    path_.push_back({Kind::close, {}, {}, {}});
  }
  void add(Kind kind, int x, int y) { path_.push_back({kind, at(x + quiet_zone, y + quiet_zone), {}, {}}); }

  int size_;
  std::vector<std::uint8_t> corners_;  // by corner of the grid, the edges that leave it as bits
  std::vector<pages::Segment> path_;
};

}  // namespace

std::optional<Drawing> qr_code(std::string_view text) {
  try {
    const std::string terminated(text);
    const auto code = qrcodegen::QrCode::encodeText(terminated.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    const int width = code.getSize() + 2 * quiet_zone;
    Drawing drawing{{Length::points(width), Length::points(width)}, {}};
    pages::Shape ground;
    ground.fill = white;
    add_square(width, ground.path);
    pages::Shape modules;
    modules.fill = black;
    modules.path = Outliner(code).path();
    drawing.shapes = {std::move(ground), std::move(modules)};
    return drawing;
  } catch (const qrcodegen::data_too_long&) {
    return std::nullopt;
  }
}

}  // namespace factsheet::graphics

#include "graphics/svg_path.hpp"

#include <array>

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

/// How many numbers a command takes; nothing if there is none of that name.
std::optional<std::size_t> numbers_of(char upper) {
  switch (upper) {
    case 'M':
    case 'L':
    case 'T':
      return 2;
    case 'H':
    case 'V':
      return 1;
    case 'C':
      return 6;
    case 'S':
    case 'Q':
      return 4;
    case 'A':
      return 7;
    case 'Z':
      return 0;
    default:
      return std::nullopt;
  }
}

class PathReader {
 public:
  explicit PathReader(std::string_view text) : in_(text) {}

  std::variant<Path, ValueFault> read() {
    in_.skip_blanks();
    while (!in_.at_end()) {
      if (auto fault = command()) return std::move(*fault);
    }
    return maker_.take();
  }

 private:
  std::optional<ValueFault> command() {
    const std::size_t begin = in_.offset();
    char name = in_.peek();
    const auto count = numbers_of(upper(name));
    if (!count) return ValueFault{begin, "this is no path command"};
    if (maker_.empty() && upper(name) != 'M') return ValueFault{begin, "a path has to start with M"};
    in_.advance();
    in_.skip_blanks();
    if (*count == 0) {
      maker_.close();
      last_ = 'Z';
      return std::nullopt;
    }
    do {
      std::array<double, 7> n{};
      for (std::size_t i = 0; i < *count; ++i) {
        if (i > 0) in_.skip_comma();
        const bool is_flag = *count == 7 && (i == 3 || i == 4);
        std::optional<double> value;
        if (!is_flag) {
          value = in_.number();
        } else if (const auto flag = in_.flag()) {
          value = *flag ? 1 : 0;
        }
        if (!value)
          return ValueFault{in_.offset(), is_flag ? "a 0 or 1 was expected" : "a number was expected"};
        n[i] = *value;
      }
      draw(name, n);
      if (name == 'M') name = 'L';  // further pairs behind a move are lines
      if (name == 'm') name = 'l';
      in_.skip_comma();
    } while (in_.at_number());
    return std::nullopt;
  }

  void draw(char name, const std::array<double, 7>& n) {
    const bool relative = name >= 'a';
    const double dx = relative ? maker_.x() : 0;
    const double dy = relative ? maker_.y() : 0;
    const double x0 = maker_.x();
    const double y0 = maker_.y();
    const char kind = upper(name);
    // S and T go on from a curve before them: its last handle, turned about the pen.
    const bool smooth =
        (kind == 'S' && (last_ == 'C' || last_ == 'S')) || (kind == 'T' && (last_ == 'Q' || last_ == 'T'));
    const double mirrored_x = smooth ? 2 * x0 - handle_x_ : x0;
    const double mirrored_y = smooth ? 2 * y0 - handle_y_ : y0;
    switch (kind) {
      case 'M':
        maker_.move_to(dx + n[0], dy + n[1]);
        break;
      case 'L':
        maker_.line_to(dx + n[0], dy + n[1]);
        break;
      case 'H':
        maker_.line_to(dx + n[0], y0);
        break;
      case 'V':
        maker_.line_to(x0, dy + n[0]);
        break;
      case 'C':
        handle(dx + n[2], dy + n[3]);
        maker_.curve_to(dx + n[0], dy + n[1], handle_x_, handle_y_, dx + n[4], dy + n[5]);
        break;
      case 'S':
        handle(dx + n[0], dy + n[1]);
        maker_.curve_to(mirrored_x, mirrored_y, handle_x_, handle_y_, dx + n[2], dy + n[3]);
        break;
      case 'Q':
        handle(dx + n[0], dy + n[1]);
        maker_.quadratic_to(handle_x_, handle_y_, dx + n[2], dy + n[3]);
        break;
      case 'T':
        handle(mirrored_x, mirrored_y);
        maker_.quadratic_to(handle_x_, handle_y_, dx + n[0], dy + n[1]);
        break;
      default:
        maker_.arc_to(n[0], n[1], n[2], n[3] != 0, n[4] != 0, dx + n[5], dy + n[6]);
    }
    last_ = kind;
  }

  void handle(double x, double y) {
    handle_x_ = x;
    handle_y_ = y;
  }
  static char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

  SvgScanner in_;
  PathMaker maker_;
  char last_ = 'M';                     // command, as a capital
  double handle_x_ = 0, handle_y_ = 0;  // second handle of the last curve
};

}  // namespace

std::variant<Path, ValueFault> read_path(std::string_view text) {
  return PathReader(text).read();
}

}  // namespace factsheet::graphics

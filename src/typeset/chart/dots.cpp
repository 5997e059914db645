// All states on one scale, this one marked.

#include "typeset/chart/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace factsheet::typeset::chart {
namespace {

constexpr Length radius = Length::points(2.1);
constexpr Length own_radius = Length::points(3.6);
constexpr Length level = Length::points(4.8);  // between two rows of dots
constexpr Length apart = Length::points(4.6);  // between two dots of a row, middle to middle
constexpr Length default_height = Length::points(56);
constexpr Length word = Length::points(4);  // between a name and its figure

struct Swarm {
  std::vector<Point> dots;  ///< above and below y = 0
  Length reach;             ///< of the rows used, to either side
};

// Dots in rows, each in the row next to the middle where it meets no other. Where all rows are taken, dots
// lie over each other.
Swarm swarm(const std::vector<double>& values, const Scale& scale, std::optional<Length> own, Length height) {
  const int most_rows = std::max(1, static_cast<int>(height / level) / 2);
  std::vector<std::optional<Length>> ends(static_cast<std::size_t>(2 * most_rows + 1));
  Swarm out;
  for (const double value : values) {
    const Length x = scale(value);
    int best = 0;
    for (int step = 0; step <= 2 * most_rows; ++step) {
      const int row = step % 2 == 1 ? (step + 1) / 2 : -step / 2;
      const auto& end = ends[static_cast<std::size_t>(row + most_rows)];
      if (end && x - *end < apart) continue;
      if (own && std::hypot((x - *own).pt(), (level * row).pt()) < (radius + own_radius).pt()) continue;
      best = row;
      break;
    }
    ends[static_cast<std::size_t>(best + most_rows)] = x;
    out.dots.push_back({x, level * best});
    out.reach = std::max(out.reach, level * std::abs(best));
  }
  out.reach = std::max(out.reach + radius, own_radius);
  return out;
}

// A name and its figure on one line; wrapped into two where there isn't room.
struct Named {
  Label name;
  Label figure;
  bool two_lines = false;
  Length width() const {
    return two_lines ? std::max(name.width, figure.width)
                     : name.width + (name.empty() ? Length() : word) + figure.width;
  }
  Length height() const { return two_lines ? name.height + figure.height : figure.height; }
};

class Dots {
 public:
  explicit Dots(Canvas& canvas)
      : canvas_(canvas), chart_(canvas.chart()), dots_(*canvas.chart().dots), measure_(canvas.measure()) {}

  Length draw() {
    set_scale();
    const std::optional<Length> own =
        dots_.own.value ? std::optional(scale_(*dots_.own.value)) : std::nullopt;
    const Swarm all = swarm(dots_.values, scale_, own, chart_.height.value_or(default_height));
    Named name = named(dots_.own_name, dots_.own.text, *chart_.label_style, *chart_.value_style, measure_);
    const Length top = name.height() + Length::points(4);
    const Length middle = top + all.reach;
    const Length axis = middle + all.reach + Length::points(5);
    canvas_.rule(Length(), axis, measure_, canvas_.colours().strong);
    for (const double end : {ends_.first, ends_.second}) {
      canvas_.box(scale_(end) - hairline / 2, axis, hairline, Length::points(3), canvas_.colours().strong);
    }
    if (dots_.compared.value) {
      constexpr Length thick = Length::points(1.25);
      canvas_.box(scale_(*dots_.compared.value) - thick / 2, top, thick, axis - top + Length::points(3),
                  canvas_.colours().accent);
    }
    if (own)
      canvas_.box(*own - hairline / 2, name.height(), hairline, middle - name.height(),
                  canvas_.colours().strong);
    std::vector<Point> placed;
    for (const Point& dot : all.dots) placed.push_back({dot.x, dot.y + middle});
    canvas_.discs(placed, radius, canvas_.colours().weak);
    if (own) canvas_.discs({{*own, middle}}, own_radius, canvas_.colours().strong);
    put(std::move(name), own.value_or(Length()), Length());
    return put_below(axis + Length::points(5));
  }

 private:
  void set_scale() {
    ends_ = {dots_.lowest.value.value_or(0), dots_.highest.value.value_or(0)};
    scale_ = {ends_.first, ends_.second, own_radius, measure_ - own_radius};
    for (const auto& value : {dots_.own.value, dots_.compared.value}) {
      if (!value) continue;
      scale_.least = std::min(scale_.least, *value);
      scale_.most = std::max(scale_.most, *value);
    }
    if (scale_.least == scale_.most) {  // all alike: they stand in the middle
      scale_.least -= 1;
      scale_.most += 1;
    }
  }

  Named named(const document::Rich& name, const document::Rich& figure, const document::Style& name_style,
              const document::Style& figure_style, Length room) {
    Named out{canvas_.line(name, name_style), canvas_.line(figure, figure_style), false};
    if (out.width() <= room) return out;
    out.two_lines = true;
    out.name = canvas_.label(name, name_style, room);
    out.figure = canvas_.label(figure, figure_style, room);
    return out;
  }

  // Around `x`, inside the frame.
  void put(Named&& words, Length x, Length y) {
    const Length width = words.width();
    put_at(std::move(words), left_of(x, width), y);
  }
  Length left_of(Length x, Length width) const {
    return std::max(Length(), std::min(x - width / 2, measure_ - width));
  }
  void put_at(Named&& words, Length left, Length y) {
    if (words.two_lines) {
      const Length below = words.name.height;
      canvas_.put(std::move(words.name), left, y);
      canvas_.put(std::move(words.figure), left, y + below);
      return;
    }
    const Length on = y + words.figure.baseline;
    const Length after = left + words.name.width + (words.name.empty() ? Length() : word);
    canvas_.put_on(std::move(words.name), left, on);
    canvas_.put_on(std::move(words.figure), after, on);
  }

  // What the ends are, and what is compared with: on one line if they leave each other room.
  Length put_below(Length y) {
    const Length room = measure_ * 0.46;
    const document::Style& style = *chart_.axis_style;
    Named low = named(dots_.lowest_name, dots_.lowest.text, style, style, room);
    Named high = named(dots_.highest_name, dots_.highest.text, style, style, room);
    const Length low_left =
        std::max(Length(), std::min(scale_(ends_.first) - own_radius, measure_ - low.width()));
    const Length high_left =
        std::max(Length(), std::min(scale_(ends_.second) + own_radius, measure_) - high.width());
    constexpr Length between = Length::points(12);
    if (!dots_.compared.text.empty()) {
      Named compared =
          named(dots_.compared_name, dots_.compared.text, *chart_.label_style, *chart_.value_style, measure_);
      const Length left =
          dots_.compared.value ? left_of(scale_(*dots_.compared.value), compared.width()) : Length();
      const bool beside = left >= low_left + low.width() + between &&
                          left + compared.width() + between <= high_left && !compared.two_lines;
      const Length height = compared.height();
      put_at(std::move(compared), left, y);
      if (!beside) y += height + Length::points(1);
    }
    // All alike: both ends are one place, and would be the same words twice.
    const bool one_place = ends_.first == ends_.second;
    const bool overlap = low_left + low.width() + between > high_left;
    const Length first = y;
    Length bottom = y + low.height();
    if (one_place) {
      put(std::move(low), scale_(ends_.first), first);
      return bottom;
    }
    put_at(std::move(low), low_left, first);
    const Length second = overlap ? bottom : first;
    bottom = std::max(bottom, second + high.height());
    put_at(std::move(high), high_left, second);
    return bottom;
  }

  Canvas& canvas_;
  const document::Chart& chart_;
  const document::ChartDots& dots_;
  Length measure_;
  Scale scale_;
  std::pair<double, double> ends_;
};

}  // namespace

Length draw_dots(Canvas& canvas) {
  return Dots(canvas).draw();
}

}  // namespace factsheet::typeset::chart

#include "typeset/sparkline.hpp"

#include <algorithm>

namespace factsheet::typeset {
namespace {

using Kind = pages::Segment::Kind;

void add_disc(pages::Shape& shape, Point at, Length radius) {
  const Length reach = radius * (4.0 / 3.0);  // see Canvas::discs
  const Point left{at.x - radius, at.y};
  const Point right{at.x + radius, at.y};
  shape.path.push_back({Kind::move, left, {}, {}});
  shape.path.push_back({Kind::curve, right, {left.x, at.y - reach}, {right.x, at.y - reach}});
  shape.path.push_back({Kind::curve, left, {right.x, at.y + reach}, {left.x, at.y + reach}});
}

}  // namespace

SparklineEnds draw_sparkline(std::vector<pages::Item>& items, Rect area,
                             const std::vector<std::optional<double>>& figures, const SparklineLooks& looks) {
  std::optional<double> least;
  std::optional<double> most;
  for (const auto& figure : figures) {
    if (!figure) continue;
    least = least ? std::min(*least, *figure) : *figure;
    most = most ? std::max(*most, *figure) : *figure;
  }
  if (!least) return {};
  // The dot at the end stays inside, too.
  const Length width = area.size.width - looks.dot * 2;
  const Length height = area.size.height - looks.dot * 2;
  const double steps = figures.size() > 1 ? static_cast<double>(figures.size() - 1) : 1;
  const auto point = [&](std::size_t i) {
    const double up = *most > *least ? (*figures[i] - *least) / (*most - *least) : 0.5;
    const double along = figures.size() > 1 ? static_cast<double>(i) / steps : 1;
    return Point{area.left() + looks.dot + width * along, area.bottom() - looks.dot - height * up};
  };
  pages::Shape line;
  line.stroke = pages::Stroke{looks.line, looks.thickness};
  pages::Shape dots;
  dots.fill = looks.end;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!figures[i]) continue;
    const bool follows = i > 0 && figures[i - 1];
    const bool goes_on = i + 1 < figures.size() && figures[i + 1];
    if (goes_on && !follows) line.path.push_back({Kind::move, point(i), {}, {}});
    if (follows) line.path.push_back({Kind::line, point(i), {}, {}});
    if (!goes_on && (!follows || i + 1 == figures.size())) add_disc(dots, point(i), looks.dot);
  }
  if (!line.path.empty()) items.emplace_back(std::move(line));
  if (!dots.path.empty()) items.emplace_back(std::move(dots));
  SparklineEnds ends;
  if (figures.front()) ends.first = point(0).y;
  if (figures.back()) ends.last = point(figures.size() - 1).y;
  return ends;
}

}  // namespace factsheet::typeset

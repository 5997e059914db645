#include "typeset/sparkline.hpp"

#include <algorithm>

namespace factsheet::typeset {
namespace {

using Kind = pages::Segment::Kind;

// A line to where it begins is a disc then.
pages::Stroke round(Colour colour, Length width) {
  return {colour, width, pages::LineCap::round, pages::LineJoin::round};
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
  line.stroke = round(looks.line, looks.thickness);
  pages::Shape dots;
  dots.stroke = round(looks.end, looks.dot * 2);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!figures[i]) continue;
    const bool follows = i > 0 && figures[i - 1];
    const bool goes_on = i + 1 < figures.size() && figures[i + 1];
    if (goes_on && !follows) line.path.push_back({Kind::move, point(i), {}, {}});
    if (follows) line.path.push_back({Kind::line, point(i), {}, {}});
    if (goes_on || (follows && i + 1 < figures.size())) continue;
    dots.path.push_back({Kind::move, point(i), {}, {}});
    dots.path.push_back({Kind::line, point(i), {}, {}});
  }
  if (!line.path.empty()) items.emplace_back(std::move(line));
  if (!dots.path.empty()) items.emplace_back(std::move(dots));
  SparklineEnds ends;
  if (figures.front()) ends.first = point(0).y;
  if (figures.back()) ends.last = point(figures.size() - 1).y;
  return ends;
}

}  // namespace factsheet::typeset

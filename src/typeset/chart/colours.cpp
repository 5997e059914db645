#include "typeset/chart/colours.hpp"

#include <algorithm>
#include <cmath>

namespace factsheet::typeset::chart {
namespace {

// A little above what is asked, so that rounding to eight bits can't miss it.
constexpr double enough = 3.1;
constexpr double strong_enough = 9.7;

Colour away_from(Colour paper) {
  return contrast_ratio(black, paper) >= contrast_ratio(white, paper) ? black : white;
}

}  // namespace

Colour at_contrast(Colour from, Colour paper, double ratio) {
  const bool more = contrast_ratio(from, paper) < ratio;
  const Colour to = more ? away_from(paper) : paper;
  if (more && contrast_ratio(to, paper) < ratio) return to;
  // Contrast changes steadily on the way, so halving finds the place.
  double near = 0;
  double far = 1;
  constexpr int halvings = 12;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (near + far) / 2;
    const bool reached = (contrast_ratio(mix(from, to, middle), paper) >= ratio) == more;
    (reached ? far : near) = middle;
  }
  return mix(from, to, more ? far : near);
}

Palette palette(const document::ChartColours& from, Colour paper) {
  Palette out;
  out.paper = paper;
  const double reach = contrast_ratio(away_from(paper), paper);
  const double dark = std::min(reach, strong_enough);
  // A colour that is dark enough stays as the author gave it.
  const auto darkened = [&](Colour colour) {
    return contrast_ratio(colour, paper) >= dark ? colour : at_contrast(colour, paper, dark);
  };
  const auto lightened = [&](Colour colour) { return at_contrast(colour, paper, enough); };
  out.strong = darkened(from.strong);
  out.weak = lightened(from.strong);
  out.accent = contrast_ratio(from.accent, paper) >= enough ? from.accent : lightened(from.accent);
  out.line = from.line;
  constexpr double least_track = 1.08;
  out.track = contrast_ratio(from.track, paper) >= least_track ? from.track : mix(paper, out.strong, 0.12);
  const Colour grey = mix(white, black, 0.5);
  out.series[0] = out.strong;
  out.series[1] = out.weak;
  out.series[2] = darkened(from.accent);
  out.series[3] = lightened(from.accent);
  out.series[4] = darkened(grey);
  out.series[5] = lightened(grey);
  return out;
}

}  // namespace factsheet::typeset::chart

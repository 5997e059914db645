#pragma once

#include "base/colour.hpp"
#include "base/length.hpp"
#include "data/decimal.hpp"
#include "layout/blocks.hpp"

#include <vector>

namespace factsheet::layout {

enum class MapKind {
  states,      ///< the states in their shapes, shaded
  tiles,       ///< a square for each, with its postal code
  silhouette,  ///< the sheet's own state alone
};

/// How figures are put into classes.
enum class ClassMethod {
  quantile,  ///< as many states in each
  equal,     ///< steps of one size
  natural,   ///< breaks where they lie farthest apart (Jenks)
  breaks,    ///< where the author says
};

/// `type = "map"`.
struct MapBlock {
  MapKind kind = MapKind::states;
  Template value;  ///< one placeholder, read for every state; empty for a silhouette
  Template caption;
  Template alt;        ///< empty: made of the figures
  Template no_figure;  ///< the legend's words for states that have none
  int classes = 5;     ///< 2 to 7
  ClassMethod method = ClassMethod::quantile;
  std::vector<data::Decimal> breaks;  ///< rising; a value on one counts above it
  Length height;                      ///< of a silhouette, at most
  Colour colour;                      ///< of the highest class, and of a silhouette
  Colour colour_negative;             ///< of the lowest class where figures have both signs
  Colour light;                       ///< what the lowest classes come near
  Colour line;                        ///< round states without a figure
  Colour outline;                     ///< round this state
  Span span;

  const Placeholder& placeholder() const { return std::get<Placeholder>(value.segments.front()); }
  void each_template(const TemplateVisitor& visit) const;
  void each_path(const PathVisitor&) const {}
};

}  // namespace factsheet::layout

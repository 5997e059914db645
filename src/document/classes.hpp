#pragma once

#include "data/decimal.hpp"
#include "layout/map_block.hpp"

#include <string>
#include <vector>

namespace factsheet::document {

/// A figure to be put into a class, exactly and as it is printed.
struct Classed {
  data::Decimal value;
  std::string printed;
};

/// How figures are put into classes.
struct ClassRule {
  layout::ClassMethod method = layout::ClassMethod::quantile;
  int classes = 5;              ///< at most; without those that nothing would be in
  std::vector<Classed> breaks;  ///< for ClassMethod::breaks, rising
};

/// What `classify` makes of figures.
struct Classes {
  std::vector<int> of;  ///< each figure's class, from 0, the lowest; only between breaks can one be empty
  int count = 0;
  int below_zero = 0;  ///< how many classes hold figures below zero alone; 0 unless figures have both signs
};

/// Puts figures into classes. Figures that print alike are in one class, so that no reader finds one number
/// in two classes. Where some are below zero and others above, classes part at zero, which counts above,
/// whatever the method; with breaks, only if zero is one. A figure that is or prints as a break counts above
/// it.
///  - quantile: figures in rising order, those that print alike in the class that their middle falls into;
///  - equal: steps of (highest - lowest) / classes;
///  - natural: least sum of squared distances from the classes' means (Jenks 1967; Fisher's exact
///    optimization 1958).
Classes classify(const std::vector<Classed>& figures, const ClassRule& rule);

}  // namespace factsheet::document

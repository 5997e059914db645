#pragma once

#include "document/rich.hpp"

#include <map>
#include <tuple>

namespace factsheet::typeset {

/// By how much a style is made tighter, or wider apart; 1 leaves it.
struct Scale {
  double size = 1;     ///< of the type, and of all that goes with it
  double leading = 1;  ///< beyond the size
  double spacing = 1;  ///< of the spaces and paddings around it
  bool operator==(const Scale&) const = default;
};

/// Styles made smaller or tighter, each made once and kept where it is: lines that were set are remembered by
/// their style's address. One a thread and a layout, whose styles must outlive it.
class StyleBook {
 public:
  const document::Style& scaled(const document::Style& style, const Scale& by);

 private:
  std::map<std::tuple<const document::Style*, double, double, double>, document::Style> known_;
};

}  // namespace factsheet::typeset

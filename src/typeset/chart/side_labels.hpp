#pragma once

#include "typeset/chart/canvas.hpp"

#include <optional>
#include <string>
#include <vector>

namespace factsheet::typeset::chart {

/// How labels beside the ends of lines look.
struct SideLook {
  Side side = Side::left;   ///< which edge of the labels is towards the dots
  bool name_below = false;  ///< the name hangs below its figure; else it stands beside it, farther out
  bool keyed = false;       ///< where lines lead to them, each has a stroke of its line's colour before it
  Length apart;             ///< between two labels
  Length clear;             ///< from the dots' middles to the labels, where no lines lead to them
  Length dot;               ///< the dots' radius
  const char* hint = "";    ///< what helps where they have no room
};

/// One side's labels, spread so that none meets another. Where one had to leave its dot's level, a thin line
/// leads from each dot to its label, so that none is taken for the one that it happens to stand beside; a
/// label without such a line has no dot.
class SideLabels {
 public:
  SideLabels(Canvas& canvas, const SideLook& look) : canvas_(canvas), look_(look) {}

  /// `at` is the level of its dot, or where it wants to stand if it has none. Labels at the same level stand
  /// in the order in which they are added. Both texts may be empty, though not both at once.
  void add(Label&& name, Label&& figure, Length at, bool has_dot, Colour colour);

  /// Finds where the labels stand between `low` and `high`. By how much they are too tall if they can't; 0 if
  /// all is well.
  Length settle(Length low, Length high);
  void report(Length too_tall);

  /// Whether one had to leave its dot's level: then lines lead to all of them.
  bool led() const { return lead_ > Length(); }
  /// Whether two want to stand nearer to each other than they are tall, so that the eye can't tell whose is
  /// whose; once they are settled.
  bool crowded() const;
  /// With what stands between the labels and the dots' middles.
  Length width() const;
  /// Where the lowest one ends, once they are settled.
  Length bottom() const;

  /// The lines from the dots at `x`; they belong under the dots.
  void lead(Length x);
  /// Beside the dots at `x`, from top to bottom.
  void put(Length x);

 private:
  struct Entry {
    Label name;
    Label figure;
    Length at;
    Length height;
    bool has_dot;
    Colour colour;
    Length top;
  };
  // The level of a label that meets its dot's, below its top.
  Length level(const Entry& entry) const;
  // From the dots' middles to the texts.
  Length off() const;
  bool has_keys() const { return look_.keyed && led(); }

  Canvas& canvas_;
  SideLook look_;
  std::vector<Entry> entries_;
  Length figures_;  // the widest
  Length names_;
  Length lead_;  // how long the lines to the dots are across; 0: there are none
};

}  // namespace factsheet::typeset::chart

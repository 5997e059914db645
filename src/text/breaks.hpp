#pragma once

#include "text/items.hpp"
#include "text/paragraph.hpp"

#include <cstdint>
#include <vector>

namespace factsheet::text {

/// A place where a line may end and the next one start.
struct Break {
  static constexpr std::uint32_t whole = 0xFFFFFFFF;
  std::uint32_t end_item = 0;   ///< the line holds the items before this one, and its part before the cut
  std::uint32_t next_item = 0;  ///< where the next line starts; what lies between are blanks
  std::uint32_t cut = whole;    ///< index among the word's cuts; next_item is end_item then
  LineEnd end = LineEnd::last;
  bool hyphen = false;    ///< the line ends with a hyphen, its own or an inserted one
  double dislike = 0;     ///< of ending a line here; that of a hyphen inside a word is 1
  Extent line_end;        ///< from the paragraph's start up to here, inserted hyphen included
  Extent line_start;      ///< from the paragraph's start to where the next line starts
  double surplus = 0;     ///< width of the inserted hyphen
  double hang_right = 0;  ///< of a line that ends here; tracking after its last glyph included
  double hang_left = 0;   ///< of a line that starts here
};

/// The items [first, last) between two forced breaks, to be set as lines.
struct Segment {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double indent = 0;  ///< of its first line
};

/// Makes the breaks of one paragraph.
class BreakMaker {
 public:
  BreakMaker(std::vector<Item>& items, const LineOptions& options, Shaper::Impl& shaper)
      : items_(items), options_(options), shaper_(shaper) {}

  /// Before a segment's first line.
  Break start_of(const Segment& segment) const;
  /// At a segment's end; blanks before it are not counted.
  Break end_of(const Segment& segment) const;
  /// Before an item whose `start` allows it.
  Break before(std::uint32_t item) const;
  /// Inside a word, at one of its cuts.
  Break inside(std::uint32_t item, std::uint32_t cut) const;
  /// Whether a cut that was found may be used.
  bool usable(const Cut& cut) const { return options_.hyphenator != nullptr || !cut.by_pattern(); }
  /// The cuts of a word, those of the patterns included.
  std::vector<Cut>& cuts(const Item& item) const;

  const std::vector<Item>& items() const { return items_; }
  const LineOptions& options() const { return options_; }

 private:
  double hang_left(std::uint32_t item) const;
  double hang_right(std::uint32_t end_item) const;

  std::vector<Item>& items_;
  const LineOptions& options_;
  Shaper::Impl& shaper_;
};

/// A line's measures, from the break before it to the one at its end.
struct Fit {
  Extent extent;
  double room = 0;  ///< width that it may fill, what hangs out included
  double spare() const { return room - extent.natural(); }
};
Fit fit(const Break& from, const Break& to, double indent, const LineOptions& options);

}  // namespace factsheet::text

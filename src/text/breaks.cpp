#include "text/breaks.hpp"

#include "text/shaper_impl.hpp"

namespace factsheet::text {

double BreakMaker::hang_left(std::uint32_t item) const {
  const bool hangs = options_.protrusion && item < items_.size() && items_[item].kind == Item::Kind::word;
  return hangs ? items_[item].word->hang_left * items_[item].scale : 0;
}

double BreakMaker::hang_right(std::uint32_t end_item) const {
  if (end_item == 0) return 0;
  const Item& item = items_[end_item - 1];
  if (item.kind != Item::Kind::word) return 0;
  return item.tracking + (options_.protrusion ? item.word->hang_right * item.scale : 0);
}

Break BreakMaker::start_of(const Segment& segment) const {
  Break b;
  b.end_item = b.next_item = segment.first;
  if (segment.first < items_.size()) b.line_start = items_[segment.first].before;
  std::uint32_t word = segment.first;  // blanks before it have no width
  while (word < segment.last && items_[word].kind == Item::Kind::blank) ++word;
  b.hang_left = word < segment.last ? hang_left(word) : 0;
  return b;
}

Break BreakMaker::end_of(const Segment& segment) const {
  Break b;
  b.next_item = b.end_item = segment.last;
  while (b.end_item > segment.first && items_[b.end_item - 1].kind == Item::Kind::blank) --b.end_item;
  if (b.end_item > 0) b.line_end = items_[b.end_item - 1].before + items_[b.end_item - 1].size;
  b.hang_right = b.end_item > segment.first ? hang_right(b.end_item) : 0;
  return b;
}

Break BreakMaker::before(std::uint32_t item) const {
  Break b;
  b.next_item = b.end_item = item;
  while (items_[b.end_item - 1].kind == Item::Kind::blank) --b.end_item;
  b.line_end = items_[b.end_item].before;
  b.line_start = items_[item].before;
  b.hang_right = hang_right(b.end_item);
  b.hang_left = hang_left(item);
  b.end = items_[item].start == Item::Start::after_blank ? LineEnd::space : LineEnd::own_hyphen;
  b.hyphen = items_[item].start == Item::Start::after_hyphen;
  if (b.end == LineEnd::own_hyphen) b.dislike = Cut::dislike_of_mark;
  return b;
}

std::vector<Cut>& BreakMaker::cuts(const Item& item) const {
  if (options_.hyphenator != nullptr) shaper_.hyphenate(*item.word, *options_.hyphenator);
  return item.word->cuts;
}

Break BreakMaker::inside(std::uint32_t index, std::uint32_t cut_index) const {
  const Item& item = items_[index];
  Cut& cut = item.word->cuts[cut_index];
  shaper_.measure(*item.word, cut);
  Break b;
  b.end_item = b.next_item = index;
  b.cut = cut_index;
  b.end = cut.inserts() ? LineEnd::inserted_hyphen : LineEnd::own_hyphen;
  b.hyphen = cut.is_hyphen;
  b.dislike = cut.dislike;
  b.line_end = b.line_start = item.before;
  b.line_end.boxes += cut.left * item.scale + cut.left_glyphs * item.tracking;
  b.line_start.boxes += item.size.boxes - cut.right * item.scale - cut.right_glyphs * item.tracking;
  b.surplus = cut.hyphen * item.scale;
  b.hang_right = item.tracking + (options_.protrusion ? cut.hang_right * item.scale : 0);
  b.hang_left = options_.protrusion ? cut.hang_left * item.scale : 0;
  return b;
}

Fit fit(const Break& from, const Break& to, double indent, const LineOptions& options) {
  return {to.line_end - from.line_start, options.measure.pt() - indent + from.hang_left + to.hang_right};
}

}  // namespace factsheet::text

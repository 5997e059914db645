#include "typeset/stack.hpp"

namespace factsheet::typeset {

Stack::Stack(Context& context, const document::Style& style, Length measure)
    : context_(context), style_(style), measure_(measure), boxed_(style.background || style.bar > Length()) {
  if (boxed_) left_ = style.bar + style.padding_x;
  y_ = style.rule_above;
  if (boxed_ || style.rule_above > Length()) y_ += style.padding_y;
}

void Stack::open(pages::Role role) {
  pages::TagBegin begin;
  begin.role = role;
  items_.emplace_back(std::move(begin));
}

void Stack::words(const document::Rich& text, const document::Style& style, pages::Role role, Length x,
                  Length measure, std::optional<text::Alignment> alignment) {
  open(role);
  LineLooks looks;
  looks.alignment = alignment;
  for (SetLine& line : set_lines(context_, text, style, measure, looks)) {
    place(std::move(line.items), {x, y_}, items_);
    y_ += style.leading;
  }
  close();
}

std::vector<Slab> Stack::take() {
  std::vector<Slab> out(1);
  Slab& slab = out.front();
  if (boxed_ || style_.rule_below > Length()) y_ += style_.padding_y;
  slab.height = y_ + style_.rule_below;
  slab.space_before = style_.space_before;
  slab.space_after = style_.space_after;
  draw_frame(slab.items, style_, {measure_, slab.height});
  slab.items.insert(slab.items.end(), std::make_move_iterator(items_.begin()),
                    std::make_move_iterator(items_.end()));
  return out;
}

}  // namespace factsheet::typeset

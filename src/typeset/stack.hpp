#pragma once

#include "typeset/blocks.hpp"
#include "typeset/set_lines.hpp"

#include <optional>
#include <vector>

namespace factsheet::typeset {

/// One slab that is filled from the top, inside what the block's style draws around it.
class Stack {
 public:
  Stack(Context& context, const document::Style& style, Length measure);

  /// Whether there is a background or bar, so that content keeps off the slab's edges.
  bool boxed() const { return boxed_; }
  Length left() const { return left_; }
  Length inner_measure() const { return measure_ - left_ - (boxed_ ? style_.padding_x : Length()); }
  /// The pen: where the next part's top goes.
  Length y() const { return y_; }
  void go_to(Length y) { y_ = y; }

  std::vector<pages::Item>& items() { return items_; }
  void open(pages::Role role);
  void close() { items_.emplace_back(pages::TagEnd{}); }

  /// Words with a tag of their own, their left edge at `x`; the pen goes below them.
  void words(const document::Rich& text, const document::Style& style, pages::Role role, Length x,
             Length measure, std::optional<text::Alignment> alignment = std::nullopt);

  /// The slab, with its frame.
  std::vector<Slab> take();

 private:
  Context& context_;
  const document::Style& style_;
  Length measure_;
  bool boxed_;
  Length left_;
  Length y_;
  std::vector<pages::Item> items_;
};

}  // namespace factsheet::typeset

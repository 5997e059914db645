#pragma once

#include "base/geometry.hpp"
#include "base/source.hpp"
#include "pages/display_list.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace factsheet::typeset {

/// What is drawn again, for the eye alone, above a slab that a column or page begins with: a table's caption
/// and heads, and below them its group's head.
struct Repeated {
  std::vector<pages::Item> items;  ///< no tags
  Length own_height;
  std::shared_ptr<const Repeated> above;  ///< null: nothing
  Length height() const { return own_height + (above ? above->height() : Length()); }
};

/// A piece of a column that is never cut: a line of a paragraph, a heading, a row, a callout. Its items are
/// placed relative to its own top left corner.
struct Slab {
  std::vector<pages::Item> items;
  Length height;
  Length
      space_before;  ///< dropped at the top of a column; between two slabs the larger of the two spaces holds
  Length space_after;
  bool rigid_space = false;         ///< the space above is never stretched to make columns level
  bool keep_with_previous = false;  ///< no column or page may end before this slab
  bool keep_with_next = false;      ///< nor behind this one
  double break_cost = 0;            ///< how unwelcome an end of column before this slab is; 0: not at all
  bool begins_column = false;       ///< an end of column or page comes before this slab
  Span span;                        ///< of the block that it is of

  /// How much taller it may be made so that its column ends level with the others, and how: gives the items
  /// anew. Charts do this rather than leave a hole.
  Length can_grow;
  std::function<std::vector<pages::Item>(Length by)> grown;
  std::shared_ptr<const Repeated> repeat_above;  ///< null: nothing
};

/// Draws what a slab repeats, its top left corner at `at`, and gives its height; nothing if `repeated` is
/// null.
Length draw_repeated(const Repeated* repeated, Point at, std::vector<pages::Item>& out);

/// Items without their tags and live areas, as one artifact: what can be drawn a second time.
std::vector<pages::Item> as_artifact(const std::vector<pages::Item>& items);

/// Moves an item.
void translate(pages::Item& item, Point by);

/// Adds `items`, moved, to `out`.
void place(std::vector<pages::Item>&& items, Point at, std::vector<pages::Item>& out);

}  // namespace factsheet::typeset

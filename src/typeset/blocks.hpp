#pragma once

#include "document/document.hpp"
#include "typeset/context.hpp"
#include "typeset/slab.hpp"

#include <vector>

namespace factsheet::typeset {

/// Sets one block for a column of the given measure: slabs from top to bottom, with the block's tags among
/// their items.
std::vector<Slab> set_block(Context& context, const document::Block& block, Length measure);

/// Sets paragraphs and lists as lines that may be parted by a column's end, but for widows and orphans.
std::vector<Slab> set_bodies(Context& context, const std::vector<document::Body>& bodies,
                             const document::Style& style, Length measure, Span span);

// Each kind of block as slabs. `style` and `span` are the block's.

std::vector<Slab> set(Context& context, const document::Heading& heading, const document::Style& style,
                      Length measure, Span span);
std::vector<Slab> set(Context& context, const document::Text& text, const document::Style& style,
                      Length measure, Span span);
std::vector<Slab> set(Context& context, const document::Callout& callout, const document::Style& style,
                      Length measure, Span span);
std::vector<Slab> set(Context& context, const document::Rule& rule, const document::Style& style,
                      Length measure, Span span);
/// Its caption, its head, a slab a row, its total, its notes.
std::vector<Slab> set(Context& context, const document::Table& table, const document::Style& style,
                      Length measure, Span span);

/// What a style draws around its text: background, bar, rules above and below, as artifacts, in a box of this
/// size.
void draw_frame(std::vector<pages::Item>& items, const document::Style& style, Size size);

/// A filled box drawn as an artifact of the given kind.
void draw_box(std::vector<pages::Item>& items, Rect rect, Colour fill, pages::ArtifactKind kind);

}  // namespace factsheet::typeset

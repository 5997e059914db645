#pragma once

#include "document/document.hpp"
#include "typeset/context.hpp"
#include "typeset/set_lines.hpp"
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
std::vector<Slab> set(Context& context, const document::Quote& quote, const document::Style& style,
                      Length measure, Span span);
std::vector<Slab> set(Context& context, const document::Banner& banner, const document::Style& style,
                      Length measure, Span span);
/// A slab a row of cards.
std::vector<Slab> set(Context& context, const document::Cards& cards, const document::Style& style,
                      Length measure, Span span);
/// Nothing: see set_areas.
std::vector<Slab> set(Context& context, const document::Columns& columns, const document::Style& style,
                      Length measure, Span span);
std::vector<Slab> set(Context& context, const document::Rule& rule, const document::Style& style,
                      Length measure, Span span);
/// A picture and its caption; nothing if it couldn't be read.
std::vector<Slab> set(Context& context, const document::Image& image, const document::Style& style,
                      Length measure, Span span);
/// Reports a text that is too long for a code, and a code that is too fine to be scanned.
std::vector<Slab> set(Context& context, const document::Qr& qr, const document::Style& style, Length measure,
                      Span span);
std::vector<Slab> set(Context& context, const document::Contact& contact, const document::Style& style,
                      Length measure, Span span);
/// Its caption, its head, a slab a row, its total, its notes.
std::vector<Slab> set(Context& context, const document::Table& table, const document::Style& style,
                      Length measure, Span span);
/// Its caption, its drawing as a figure, its notes: one slab.
std::vector<Slab> set(Context& context, const document::Chart& chart, const document::Style& style,
                      Length measure, Span span);

/// Its caption, the map, this state's figure, the legend: never parted.
std::vector<Slab> set(Context& context, const document::Map& map, const document::Style& style,
                      Length measure, Span span);

/// What a style draws around its text: background, bar, rules above and below, as artifacts, in a box of this
/// size.
void draw_frame(std::vector<pages::Item>& items, const document::Style& style, Size size);

/// A box with a line round it, which stays inside its edges.
pages::Shape framed(const Rect& rect, Colour fill, const pages::Stroke& stroke);

/// Puts lines below each other from `at` on; gives the place below the last.
Length stack(std::vector<SetLine>&& lines, Length leading, Point at, std::vector<pages::Item>& out);

/// A tag without attributes.
pages::Item tag(pages::Role role);

/// A line or paragraph with its tag, set from `at` on in a measure; gives the place below. Nothing for an
/// empty text.
Length set_tagged(Context& context, const document::Rich& text, const document::Style& style,
                  pages::Role role, Point at, Length measure, std::vector<pages::Item>& out);

/// An icon as an artifact; reports one that there isn't.
void draw_icon(Context& context, const layout::IconName& icon, Colour colour, Point at, Length size,
               std::vector<pages::Item>& items);

/// Warns of a picture with too few pixels for the width that it is drawn in; `size_key` is the layout's key
/// that makes it smaller, "width" or "height".
void check_resolution(Context& context, const std::string& file, Span named_at,
                      const graphics::Picture& picture, Length width, std::string_view size_key);

/// A filled box drawn as an artifact of the given kind.
void draw_box(std::vector<pages::Item>& items, Rect rect, Colour fill, pages::ArtifactKind kind);

}  // namespace factsheet::typeset

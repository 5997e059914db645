#pragma once

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "pages/raster.hpp"
#include "text/font_book.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace factsheet::pages {

/// One glyph of a Text.
struct Glyph {
  std::uint16_t id = 0;
  Length advance;  ///< to the next glyph's origin, as drawn (stretch and gaps included)
  Length x_offset;
  Length y_offset;  ///< upward
  /// What the glyph stands for, as bytes [text_begin, text_end) of Text::text; empty for later glyphs of a
  /// cluster.
  /// "\u00AD" for an inserted hyphen; "-\u00AD" for a text's own hyphen at a line's end, so that a reader
  /// that drops hyphens at line ends drops the soft one only.
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
};

/// Glyphs of one face on one baseline, left to right.
struct Text {
  text::FaceId face{};
  Length size;
  double stretch = 1;  ///< horizontal scale of the glyph shapes
  Colour colour;
  Point origin;  ///< baseline, left
  std::vector<Glyph> glyphs;
  std::string text;
};

/// A path's piece. `to` is where it ends; `c1`, `c2` are the control points of a curve.
struct Segment {
  enum class Kind { move, line, curve, close } kind = Kind::move;
  Point to;
  Point c1;
  Point c2;
};

/// How a line ends and turns (ISO 32000-1, 8.4.3.3 and 8.4.3.4).
enum class LineCap { butt, round, square };
enum class LineJoin { mitre, round, bevel };

struct Stroke {
  Colour colour;
  Length width;
  LineCap cap = LineCap::butt;
  LineJoin join = LineJoin::mitre;
  double mitre_limit = 10;     ///< mitre length to line width from which a mitre is cut off
  std::vector<Length> dashes;  ///< lengths of dashes and gaps in turn; empty: a solid line
};

/// What a path encloses where its lines cross or lie in each other (ISO 32000-1, 8.5.3.3).
enum class FillRule { nonzero, even_odd };

/// A vector shape.
struct Shape {
  std::vector<Segment> path;
  std::optional<Colour> fill;
  std::optional<Stroke> stroke;
  FillRule fill_rule = FillRule::nonzero;
};

/// Pixels, drawn over an area whatever their proportions.
struct Image {
  Rect area;
  std::shared_ptr<const Raster> raster;  ///< never null; a file holds it once however often it is drawn
};

/// Shapes that are the same on many sheets, drawn at a place of each.
struct Drawing {
  Point origin;                                      ///< where the shapes' own (0, 0) comes
  std::shared_ptr<const std::vector<Shape>> shapes;  ///< never null
  bool kept = false;                                 ///< other sheets draw these too: they are written once
};

/// A filled box: rules, bars, backgrounds.
struct Box {
  Rect rect;
  Colour fill;
};

/// A live area that opens a URI; belongs to the innermost open Link tag.
struct Link {
  Rect area;
  std::string uri;
  std::string description;  ///< what a screen reader says
};

/// The standard structure types that sheets use (ISO 32000-1, 14.8.4).
enum class Role {
  document,
  section,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  paragraph,
  list,
  list_item,
  label,
  list_body,
  table,
  caption,
  table_head,
  table_body,
  table_foot,
  row,
  header_cell,
  data_cell,
  figure,
  link,
  span,
  note,
  block_quote,
  division,
};

/// The role's name as the PDF spells it: "Document", "H1", "TH".
std::string_view pdf_name(Role role);

enum class Scope { none, row, column, both };
enum class ListNumbering { none, disc, decimal };

/// Opens a structure element. Elements may stay open across pages. What is drawn belongs to the innermost
/// open element unless it is inside an artifact. No tag is opened or closed inside an artifact.
struct TagBegin {
  Role role = Role::paragraph;
  Scope scope = Scope::none;  ///< header cells
  int column_span = 1;
  int row_span = 1;
  ListNumbering numbering = ListNumbering::none;  ///< lists
  std::string alt;                                ///< figures
  std::string language;                           ///< where it differs from the document's
  std::optional<Rect> bounds;                     ///< figures and tables
};
struct TagEnd {};

/// What is drawn for the eye alone.
enum class ArtifactKind { layout, background, header, footer };
struct ArtifactBegin {
  ArtifactKind kind = ArtifactKind::layout;
};
struct ArtifactEnd {};

using Item =
    std::variant<Text, Shape, Drawing, Box, Image, Link, TagBegin, TagEnd, ArtifactBegin, ArtifactEnd>;

struct Page {
  Size size;
  std::vector<Item> items;  ///< in drawing and reading order
};

/// What the file says of itself.
struct Metadata {
  std::string title;
  std::string language = "en-US";  ///< BCP 47
  std::string author;
  std::string subject;
  std::vector<std::string> keywords;
};

struct Pages {
  Metadata metadata;
  std::vector<Page> pages;
  std::vector<std::string> fitting;  ///< what was done to make the text fit, as a person reads it
  int fit_steps = 0;                 ///< how many of the layout's steps that took
};

/// A line an item with its place and text, tags indented: what goldens hold.
std::string dump(const Pages& pages, const text::FontBook& fonts);

/// The words in reading order as the tags give them, a line a block; artifacts left out.
std::string plain_text(const Pages& pages);

}  // namespace factsheet::pages

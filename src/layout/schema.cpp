#include "layout/blocks/kind.hpp"
#include "layout/layout.hpp"

#include <vector>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

// One row a key. The reader, the messages and the reference in the README all come from here, and from the
// rows that each kind of block has of its own.
constexpr data::SchemaRow rows[] = {
    {"layout", "document", table, "", "What the file says of itself, and how it may be paged."},
    {"layout", "page", table, "", "Paper, margins and columns."},
    {"layout", "edge", table, "", "A coloured bar along the page's upper edge."},
    {"layout", "header", table, "", "A line above the text on every page."},
    {"layout", "footer", table, "", "A line below the text on every page."},
    {"layout", "theme", text, "",
     "A theme file, relative to this file: its [colors], [styles] and [[font]] hold where this file says "
     "nothing."},
    {"layout", "colors", table, "", "Names for colours; those of the built-in theme can be given anew."},
    {"layout", "styles", table, "", "How the kinds of text are set, a table a style."},
    {"layout", "labels", table, "", "Words for the keys in the data, for the format `label`."},
    {"layout", "statuses", table, "",
     "What is printed where a figure is suppressed, not_available, not_applicable or unreliable; see "
     "[status]."},
    {"layout", "guards", table, "", "Guards that are turned off: the guard's name, and the reason why."},
    {"layout", "font", list, "", "Font files to use beside the built-in Public Sans."},
    {"layout", "block", list, "", "The sheet's content, in reading order.", {}, true},

    {"theme", "colors", table, "", "Names for colours, as in a layout."},
    {"theme", "styles", table, "", "Styles, as in a layout."},
    {"theme", "font", list, "", "Font files, relative to the theme file."},

    {"document",
     "title",
     template_,
     "",
     "The file's title, shown in a reader's title bar and read aloud first.",
     {},
     true},
    {"document", "file", template_, "{state.code}-{edition}.pdf",
     "The file's name inside the output folder."},
    {"document", "author", text, "", "Who publishes the sheet."},
    {"document", "subject", template_, "", "One sentence on what the sheet holds."},
    {"document", "language", text, "en-US",
     "The language of the text, as a BCP 47 tag; decides how numbers and dates are written. Words are parted "
     "in English and Spanish."},
    {"document", "pages", table, "", "How many pages the sheet may have."},
    {"document", "quotes", choice, "typographic",
     "Whether straight quotes and apostrophes are drawn curly; copied text keeps "
     "what was typed.",
     "typographic|as-typed"},
    {"document", "leaves_out", names, "",
     "Paths of the data that this sheet doesn't print on purpose; a list or group, `a` or `a.*`, stands for "
     "all in it, `a.n` for one column."},
    {"document", "digits", names, "",
     "Words with digits that the layout may type, though no figure of the data is meant: \"18 U.S.C. "
     "2258A\"."},
    {"document", "draft", boolean, "false", "Marks every page as a draft."},
    {"document", "embargo", date, "",
     "The day before which the sheet must not be published; every page says so, and so does the build until "
     "then."},
    {"document.pages", "max", integer, "", "The most pages; more is an error that says by how many points."},
    {"document.pages", "fit", names, "",
     "What may be done to keep to `max`, in this order, each on top of those before: `spacing 80%`, `leading "
     "95%`, `size 9pt` (of the style `body`, all others with it), `drop` (optional blocks, one after the "
     "other)."},
    {"document.pages", "spread", percent, "100%",
     "How far the spaces between blocks may grow to fill a last page that has room left, up to `300%`."},
    {"document.pages", "together", boolean, "false",
     "Whether all sheets take the steps that any of them needs, so that the set looks alike."},

    {"page", "size", choice, "letter", "The paper.", "letter|legal|a4"},
    {"page", "margin", length, "0.75in", "All four margins."},
    {"page", "margin_top", length, "", "The upper margin, where it differs."},
    {"page", "margin_right", length, "", "The right margin, where it differs."},
    {"page", "margin_bottom", length, "", "The lower margin, where it differs."},
    {"page", "margin_left", length, "", "The left margin, where it differs."},
    {"page", "columns", integer, "1",
     "How many columns the text runs in, 1 to 4; they are made to end level."},
    {"page", "gutter", length, "20pt", "The gap between columns."},
    {"page", "grid", length, "0",
     "A baseline grid: heights and spaces in columns are made multiples of it, so that lines side by side "
     "stand "
     "level. Use the body's leading or half of it; 0 for none."},
    {"page", "background", colour, "paper", "The colour of the paper."},

    {"edge", "height", length, "0", "The bar's height; 0 for none."},
    {"edge", "color", colour, "primary", "The bar's colour."},
    {"edge", "accent_from", length, "0", "Where its accent begins, from the page's left edge."},
    {"edge", "accent_width", length, "0", "How wide the accent is; 0 for none."},
    {"edge", "accent_color", colour, "accent", "The accent's colour."},

    {"furniture", "left", template_, "",
     "Text at the left; here and in the next two `{page}` and `{pages}` count."},
    {"furniture", "center", template_, "", "Text in the middle."},
    {"furniture", "right", template_, "", "Text at the right."},
    {"furniture", "left_image", table, "", "A picture before the text at the left; see [furniture_image]."},
    {"furniture", "center_image", table, "", "A picture before the text in the middle."},
    {"furniture", "right_image", table, "", "A picture behind the text at the right."},
    {"furniture", "style", text, "", "A style from [styles]; default: `header` or `footer`."},
    {"furniture", "distance", length, "",
     "From the page's edge to the text's baseline; 0.5in in a header and 0.4in in a footer if it isn't "
     "given."},
    {"furniture", "on", choice, "all", "The pages that have it.", "all|first|following"},

    {"furniture_image",
     "file",
     text,
     "",
     "A PNG, JPEG or SVG file, relative to the layout file. Screen readers pass headers and footers over, so "
     "it has no alternative text.",
     {},
     true},
    {"furniture_image", "height", length, "18pt",
     "How high it is drawn; its middle stands level with that of the text's capitals."},

    {"colors", "*", colour, "",
     "A name for a colour, which is written in six hexadecimal digits as `\"#12335b\"`."},
    {"labels", "*", text, "", "The words for a key of the data."},

    {"status", "text", text, "", "What a table prints instead of the figure; by default (S), (NA) or (X)."},
    {"status", "note", text, "", "The note below the table, after a letter; an empty one is left out."},
    {"status", "in_text", text, "",
     "What running text prints instead of the figure (behind it, where it is unreliable); without it, that "
     "is an "
     "error."},

    {"font", "file", text, "", "A TrueType file, relative to the layout file.", {}, true},
    {"font", "family", text, "", "The name by which styles ask for it.", {}, true},
    {"font", "weight", integer, "400", "100 (thin) to 900 (black)."},
    {"font", "italic", boolean, "false", "Whether the file is the italic."},

    {"style", "based_on", text, "body", "The style whose values hold where this one says nothing."},
    {"style", "font", text, "Public Sans", "The font family."},
    {"style", "size", length, "10pt", "The type size, 4 to 200 points."},
    {"style", "weight", integer, "400",
     "100 (thin) to 900 (black); the built-in Public Sans has 400, 600 and 700."},
    {"style", "italic", boolean, "false", "Slanted text."},
    {"style", "bold_weight", integer, "700", "The weight of `**bold**` text."},
    {"style", "leading", text, "130%", "From baseline to baseline: a length, or a percentage of the size."},
    {"style", "tracking", length, "0", "Space added after each letter; may be negative."},
    {"style", "figures", choice, "proportional",
     "Tabular figures are all equally wide and stand in columns; "
     "old-style ones have ascenders and descenders as letters do.",
     "proportional|tabular|old-style|old-style-tabular"},
    {"style", "case", choice, "as-written",
     "`upper` sets all in capitals; `small-caps` draws small letters as small capitals, `all-small-caps` "
     "capitals, too, if the font has them (Source Serif 4 does, Public Sans doesn't).",
     "as-written|upper|small-caps|all-small-caps"},
    {"style", "color", colour, "ink", "The text's colour."},
    {"style", "background", colour, "", "A colour behind the text."},
    {"style", "align", choice, "left", "Where lines align.", "left|right|center|justify"},
    {"style", "hyphenate", boolean, "true", "Whether words may be parted at a line's end."},
    {"style", "balance", boolean, "false", "Lines of even length, as headings want it."},
    {"style", "protrusion", boolean, "true",
     "Hyphens, points and quotes hang a little into the margin, which makes it look straight, and so does "
     "the white "
     "at the left of large letters, from 18pt on."},
    {"style", "expansion", percent, "0%",
     "How far letters may be widened or narrowed to even out the gaps of justified text, at most 2%."},
    {"style", "space_before", length, "0",
     "Space above; between two blocks the larger of the two spaces holds."},
    {"style", "space_after", length, "6pt", "Space below."},
    {"style", "padding_x", length, "0", "Between the background, bar or cell and the text, left and right."},
    {"style", "padding_y", length, "0", "The same above and below."},
    {"style", "rule_above", length, "0", "Thickness of a rule above; 0 for none."},
    {"style", "rule_below", length, "0", "Thickness of a rule below; 0 for none."},
    {"style", "rule_color", colour, "line", "The rules' colour."},
    {"style", "bar", length, "0", "Thickness of an upright bar at the left; 0 for none."},
    {"style", "bar_color", colour, "accent", "The bar's colour."},
    {"style", "keep_with_next", boolean, "false",
     "Never parted from what follows by a column's or page's end."},

    {"block", "type", text, "text", "The kind of block, one of those below."},
    {"block", "when", expression, "", "The block is printed only if this holds, as `team_adam.cases > 0`."},
    {"block", "otherwise", markup, "", "Text to print if `when` doesn't hold."},
    {"block", "style", text, "", "A style from [styles], instead of the one that goes with the type."},
    {"block", "id", text, "", "A name for the block, used in messages."},
    {"block", "span", choice, "column",
     "`page` sets the block across all columns, as banners and cards are without being told.", "column|page"},
    {"block", "break", choice, "none", "Whether a new column or page begins with it.", "none|column|page"},
    {"block", "column", integer, "",
     "The column that it stands in, from 1 at the left. Where one block of an area names its column, all "
     "stand in "
     "the first but for those that name another, and no column runs over into the next."},
    {"block", "optional", integer, "", "Fitting may drop the block: 1 first, then 2. See `fit`."},

};

}  // namespace

std::span<const data::SchemaRow> layout_schema() {
  static const std::vector<data::SchemaRow> all = [] {
    std::vector<data::SchemaRow> out(std::begin(rows), std::end(rows));
    for (const BlockKind* kind : block_kinds()) out.insert(out.end(), kind->rows.begin(), kind->rows.end());
    return out;
  }();
  return all;
}

}  // namespace factsheet::layout

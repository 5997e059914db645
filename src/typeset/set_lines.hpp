#pragma once

#include "document/document.hpp"
#include "text/paragraph.hpp"
#include "typeset/context.hpp"

#include <optional>
#include <vector>

namespace factsheet::typeset {

/// One line of text, its items relative to the left end of the measure and the top of the line's leading.
struct SetLine {
  std::vector<pages::Item> items;
  Length width;
  bool ends_in_hyphen = false;
};

/// A text as it is handed to the line breaker, and the way back from its bytes to what was written.
struct PreparedText {
  text::ParagraphText paragraph;
  std::vector<int> links;  ///< a range's link, -1 for none
  /// Where each run of the Rich begins in the paragraph's text; runs of one look share a range.
  std::vector<std::pair<std::uint32_t, const document::Inline*>> runs;
  /// Places of quotes that are drawn curly but were typed straight, with the typed character.
  std::vector<std::pair<std::uint32_t, char>> straight_quotes;
};

/// Faces resolved, quotes made typographic, page numbers put in.
PreparedText prepare(Context& context, const document::Rich& rich, const document::Style& style, int page = 0,
                     int pages = 0);

/// How a text is set where that differs from its style.
struct LineLooks {
  std::optional<text::Alignment> alignment;
  std::string_view place = "column";  ///< what overflow messages call the measure
  Length hang;                        ///< how far all lines but the first are indented; for left alignment
};

/// Breaks a text into lines of a measure. Reports characters that the font lacks and words wider than the
/// measure.
std::vector<SetLine> set_lines(Context& context, const document::Rich& rich, const document::Style& style,
                               Length measure, const LineLooks& looks = {});

/// The same for a text prepared already.
std::vector<SetLine> set_lines(Context& context, const document::Rich& rich, const PreparedText& text,
                               const document::Style& style, Length measure, const LineLooks& looks = {});

/// Where the baseline lies below the top of a line's leading: the leading is shared out above and below the
/// face.
Length baseline(Context& context, const document::Style& style);

/// How far a style's capitals rise above the baseline: half of it is where the eye sees a line's middle.
Length capital_height(Context& context, const document::Style& style);

/// The blank that parts two lines of one text in the file, drawn behind the first.
pages::Text blank_at(Context& context, const document::Style& style, Point origin);

}  // namespace factsheet::typeset

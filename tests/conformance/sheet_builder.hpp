#pragma once

#include "pages/display_list.hpp"
#include "text/shape.hpp"

#include <string>
#include <string_view>

namespace factsheet::tests {

/// How a line of a hand-built sheet is set.
struct LineStyle {
  text::FaceId face{};
  double size = 10;
  Colour colour = black;
  double stretch = 1;
  double width = 0;  ///< if not 0, the blanks are widened so that the line is this wide
  text::Features features = {};
};

/// Builds display lists by hand, as typeset does from layouts: text is shaped, lines are placed where the
/// test says.
class SheetBuilder {
 public:
  SheetBuilder();

  text::FaceId face(int weight, bool italic = false) const;

  void page(double width = 612, double height = 792);
  void begin(pages::Role role) { begin(tag(role)); }
  void begin(pages::TagBegin tag) { add(std::move(tag)); }
  void end() { add(pages::TagEnd{}); }
  void artifact(pages::ArtifactKind kind) { add(pages::ArtifactBegin{kind}); }
  void end_artifact() { add(pages::ArtifactEnd{}); }
  void add(pages::Item item);

  /// A line of text from (x, y), y being the baseline; gives its right end. A text that ends in U+00AD ends
  /// inside a word, as display_list.hpp has it: "exploi\u00AD" gets a hyphen that isn't in the text,
  /// "trauma-\u00AD" keeps its own.
  double line(double x, double y, std::string_view text, const LineStyle& style);
  /// begin, line, end.
  void block(pages::Role role, double x, double y, std::string_view text, const LineStyle& style);

  static pages::TagBegin tag(pages::Role role);
  static pages::TagBegin cell(pages::Role role, pages::Scope scope = pages::Scope::none, int columns = 1,
                              int rows = 1);
  static pages::TagBegin figure(std::string alt, Rect bounds);

  pages::Pages pages;
  text::FontBook fonts;

 private:
  text::Shaper shaper_;
};

/// A two-page sheet that has one of everything: headings, a paragraph over both pages with words parted at
/// line ends, bold and stretched text, a table with a caption and spans, a list, a figure, a link, artifacts.
SheetBuilder sample_sheet();

}  // namespace factsheet::tests

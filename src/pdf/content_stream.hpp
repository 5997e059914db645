#pragma once

#include "pages/display_list.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::pdf {

/// A piece of a page's content, and the shapes that many sheets share, which are drawn behind it.
struct ContentPart {
  std::string text;
  std::shared_ptr<const std::vector<pages::Shape>> shapes;  ///< null: none
};

/// The operators of shapes that stand in a stream of their own, whatever was drawn before.
std::string shared_content(const std::vector<pages::Shape>& shapes);

/// Writes one page's operators (ISO 32000-1, annex A), the shortest that draw the page to 0.01 pt. Opens and
/// closes text objects by itself, and repeats no colour, font or scale that is still set.
class ContentStream {
 public:
  explicit ContentStream(Length page_height) : page_height_(page_height) {
    out_.reserve(32 * 1024);  // more than most pages take
  }

  /// Opens a marked-content sequence; `properties` as in the file, "<</MCID 3>>".
  void begin_marked(std::string_view tag, std::string_view properties);
  void end_marked();

  /// A font as the page's resources name it, "F1", and its widths by CID in 1/1000 em.
  struct Font {
    std::size_t number = 0;
    std::span<const double> widths;
  };
  /// Draws glyphs [first, last) of a Text; `cids` are those of its glyphs from the first on.
  void text(const pages::Text& text, std::size_t first, std::size_t last, const Font& font,
            const std::uint16_t* cids);
  /// A glyph behind a Text's end that is read but not seen, and takes next to no room.
  void unseen(const pages::Text& text, const Font& font, std::uint16_t cid);
  void shape(const pages::Shape& shape);
  void drawing(const pages::Drawing& drawing);
  void box(const pages::Box& box);
  /// An image by its number in the page's resources, "I3".
  void image(const pages::Image& image, std::size_t number);

  /// The stream. All marked content has to be closed.
  std::string take();
  /// The same where drawings are kept: one part more than there are of these. An operator is never parted.
  std::vector<ContentPart> take_parts();

 private:
  /// The glyphs' strings and the numbers between them, as TJ takes them.
  class ShowArray;

  void end_text();
  void set_text_state(const pages::Text& text, const Font& font, long hundredths_of_percent);
  void move_to(Point origin);
  void path(const std::vector<pages::Segment>& path);
  void fill_colour(Colour colour);
  void stroke_colour(Colour colour);
  void set_stroke(const pages::Stroke& stroke);
  void point(Point point);
  void hundredths(long value);
  void op(std::string_view name);
  long y_of(Length y) const;

  Length page_height_;
  std::string out_;
  std::vector<ContentPart> parts_;  // before out_
  std::vector<char> shown_;         // room for the strings of one Text
  bool in_text_ = false;
  long line_x_ = 0, line_y_ = 0;  // start of the text line, in 0.01 pt
  std::optional<std::size_t> font_;
  long size_ = 0;         // 0.001 pt
  long stretch_ = 10000;  // 0.01 %
  long rise_ = 0;         // 0.01 pt
  Colour fill_ = black;   // as each page starts
  Colour stroke_ = black;
  long stroke_width_ = 100;  // 0.01 pt
  pages::LineCap cap_ = pages::LineCap::butt;
  pages::LineJoin join_ = pages::LineJoin::mitre;
  long mitre_limit_ = 1000;   // 0.01
  std::vector<long> dashes_;  // 0.01 pt
};

}  // namespace factsheet::pdf

#include "pdf/content_stream.hpp"

#include "base/utf8.hpp"
#include "pdf/shown_glyphs.hpp"
#include "pdf/syntax.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace factsheet::pdf {
namespace {

/// std::lround without its call.
long nearest(double value) {
  return static_cast<long>(value < 0 ? value - 0.5 : value + 0.5);
}

bool is_blank(const pages::Text& text, const pages::Glyph& glyph) {
  return glyph.text_end == glyph.text_begin + 1 && text.text[glyph.text_begin] == ' ';
}

}  // namespace

/// Keeps account of where the pen is by the widths that the file holds. It is put right only where it would
/// be off by more than a slack. Inside a word that is always done alike, so that a word that comes again has
/// the same bytes and packs well; at each blank all that was left over counts, so that it never adds up along
/// a line.
class ContentStream::ShowArray {
 public:
  /// No more than `glyphs` are shown.
  ShowArray(ContentStream& stream, double size, double stretch, std::size_t glyphs)
      : stream_(stream), unit_(size * stretch / 1000), per_point_(1 / unit_) {
    // In units; together a twentieth of a point, less than the finest dot that a printer sets.
    slack_ = std::max(0.5, 0.03 * per_point_);
    slack_at_words_ = std::max(0.5, 0.02 * per_point_);
    // Brackets, two bytes with their escapes, a number.
    constexpr std::size_t longest = 32;
    std::vector<char>& buffer = stream.shown_;
    if (buffer.size() < (glyphs + 1) * longest) buffer.resize((glyphs + 1) * longest);
    begin_ = at_ = buffer.data();
  }

  /// `wanted_pen` is where the glyph is to stand, in points from the first.
  void show(std::uint16_t cid, double width, double wanted_pen, bool exact, bool blank) {
    if (exact) {
      word_start_ = wanted_pen;
      const double off = (pen_ - wanted_pen) * per_point_;
      if (std::abs(off) > slack_at_words_) move(nearest(off));
      pen_in_word_ = 0;
    } else if (!blank) {  // where a blank stands shows only in what follows it
      const double off = (pen_in_word_ - (wanted_pen - word_start_)) * per_point_;
      // Halves are rounded to one side, whatever a double makes of them.
      if (std::abs(off) > slack_) move(nearest(off - 0.01));
    }
    if (!in_string_) *at_++ = '(';
    in_string_ = true;
    at_ = put_string_byte(at_, static_cast<char>(cid >> 8));
    at_ = put_string_byte(at_, static_cast<char>(cid & 0xFF));
    pen_ += width * unit_;
    pen_in_word_ += width * unit_;
  }
  void finish() {
    close_string();
    if (at_ == begin_) return;
    std::string& out = stream_.out_;
    if (array_) out += '[';
    out.append(begin_, at_);
    out += array_ ? "]TJ\n" : "Tj\n";
    array_ = false;
    at_ = begin_;
  }

 private:
  void move(long units) {
    if (units == 0) return;
    close_string();
    array_ = true;
    at_ = std::to_chars(at_, at_ + 24, units).ptr;
    pen_ -= static_cast<double>(units) * unit_;
    pen_in_word_ -= static_cast<double>(units) * unit_;
  }
  void close_string() {
    if (in_string_) *at_++ = ')';
    in_string_ = false;
  }

  ContentStream& stream_;
  double unit_;       // points
  double per_point_;  // units
  double slack_ = 0.5;
  double slack_at_words_ = 0.5;
  double pen_ = 0;          // from the first glyph, points
  double pen_in_word_ = 0;  // from the word's first glyph
  double word_start_ = 0;
  char* begin_;  // of what isn't in the stream yet
  char* at_;
  bool array_ = false;
  bool in_string_ = false;
};

void ContentStream::begin_marked(std::string_view tag, std::string_view properties) {
  end_text();
  ((out_ += '/') += tag).append(properties) += "BDC\n";
}

void ContentStream::end_marked() {
  end_text();
  out_ += "EMC\n";
}

void ContentStream::end_text() {
  if (in_text_) out_ += "ET\n";
  in_text_ = false;
}

void ContentStream::set_text_state(const pages::Text& text, const Font& font, long stretch) {
  fill_colour(text.colour);
  if (!in_text_) {
    out_ += "BT\n";
    in_text_ = true;
    line_x_ = line_y_ = 0;
  }
  const long size = std::lround(text.size.pt() * 1000);
  if (font_ != font.number || size_ != size) {
    out_ += "/F";
    put_integer(out_, static_cast<long>(font.number));
    out_ += ' ';
    put_fixed(out_, size, 3);
    op(" Tf");
    font_ = font.number;
    size_ = size;
  }
  if (stretch_ != stretch) {
    put_fixed(out_, stretch, 2);
    op(" Tz");
    stretch_ = stretch;
  }
}

void ContentStream::move_to(Point origin) {
  const long x = to_hundredths(origin.x);
  const long y = y_of(origin.y);
  if (x == line_x_ && y == line_y_) return;
  hundredths(x - line_x_);
  out_ += ' ';
  hundredths(y - line_y_);
  op(" Td");
  line_x_ = x;
  line_y_ = y;
}

void ContentStream::text(const pages::Text& text, std::size_t first, std::size_t last, const Font& font,
                         const std::uint16_t* cids) {
  if (first >= last) return;
  const long stretch = std::lround(text.stretch * 10000);
  if (text.size.pt() <= 0 || stretch <= 0) throw std::logic_error("a Text has no size");
  set_text_state(text, font, stretch);
  Length before;
  for (std::size_t i = 0; i < first; ++i) before += text.glyphs[i].advance;
  move_to({text.origin.x + before, text.origin.y});

  ShowArray show(*this, static_cast<double>(size_) / 1000, static_cast<double>(stretch) / 10000,
                 last - first);
  double pen = 0;
  // A line's last letter is put where it belongs, as each word's first one is.
  std::size_t end_letter = last;
  while (end_letter > first + 1 && is_blank(text, text.glyphs[end_letter - 1])) --end_letter;
  bool after_blank = false;
  std::size_t actual_text_ends = first;  // no such cluster yet
  for (std::size_t i = first; i < last; ++i) {
    const pages::Glyph& glyph = text.glyphs[i];
    if (glyph.text_begin != glyph.text_end && i + 1 < last &&
        text.glyphs[i + 1].text_begin == text.glyphs[i + 1].text_end) {
      const Cluster cluster = cluster_at(text, i);
      if (cluster.needs_actual_text()) {
        show.finish();
        const auto is =
            std::string_view(text.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
        out_ += "/Span<</ActualText" + hex_text(is) + ">>BDC\n";
        actual_text_ends = i + cluster.glyphs;
      }
    }
    const long rise = glyph.y_offset == Length() ? 0 : to_hundredths(glyph.y_offset);
    if (rise != rise_) {
      show.finish();
      put_fixed(out_, rise, 2);
      op(" Ts");
      rise_ = rise;
    }
    const bool blank = is_blank(text, glyph);
    show.show(cids[i - first], font.widths[cids[i - first]], pen + glyph.x_offset.pt(),
              after_blank || i + 1 == end_letter, blank);
    after_blank = blank;
    pen += glyph.advance.pt();
    if (i + 1 == actual_text_ends) {
      show.finish();
      op("EMC");
    }
  }
  show.finish();
  if (rise_ != 0) op("0 Ts");
  rise_ = 0;
}

void ContentStream::unseen(const pages::Text& text, const Font& font, std::uint16_t cid) {
  constexpr long narrow = 100;  // 1 %, so that it lies in no neighbour's way
  set_text_state(text, font, narrow);
  Length width;
  for (const pages::Glyph& glyph : text.glyphs) width += glyph.advance;
  move_to({text.origin.x + width, text.origin.y});
  op("3 Tr");
  ShowArray show(*this, static_cast<double>(size_) / 1000, 0.01, 1);
  show.show(cid, font.widths[cid], 0, false, false);
  show.finish();
  op("0 Tr");
}

void ContentStream::point(Point point) {
  hundredths(to_hundredths(point.x));
  out_ += ' ';
  hundredths(y_of(point.y));
  out_ += ' ';
}

void ContentStream::hundredths(long value) {
  put_fixed(out_, value, 2);
}
void ContentStream::op(std::string_view name) {
  out_.append(name) += '\n';
}
long ContentStream::y_of(Length y) const {
  return to_hundredths(page_height_ - y);
}

std::vector<ContentPart> ContentStream::take_parts() {
  end_text();
  parts_.push_back({std::move(out_), nullptr});
  return std::move(parts_);
}

std::string ContentStream::take() {
  if (!parts_.empty()) throw std::logic_error("a page with kept drawings is taken in parts");
  end_text();
  return std::move(out_);
}

}  // namespace factsheet::pdf

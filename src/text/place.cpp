#include "text/place.hpp"

#include "text/optimum_fit.hpp"
#include "text/shaper_impl.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace factsheet::text {
namespace {

constexpr double slack = 0.005;  // points

/// How a line is brought to its width.
struct Setting {
  double stretch = 1;  ///< of glyphs
  double per_em = 0;   ///< added to each blank, a point of its type's size
};

/// Shares out what a line has to spare or lacks between its glyphs and its gaps.
Setting set_line(const Fit& line, double expansion, bool may_stretch) {
  constexpr double step = 0.001;  // of the stretch, so that lines have few different ones
  if (line.spare() > 0 && !may_stretch) return {};
  Setting setting;
  double rest = line.spare();
  if (line.extent.boxes > 0) {
    const double most = std::floor(expansion / step + 1e-6);
    const double steps = std::round(glyph_part(line, expansion) / line.extent.boxes / step);
    setting.stretch = 1 + std::clamp(steps, -most, most) * step;
    rest -= (setting.stretch - 1) * line.extent.boxes;
  }
  if (line.extent.ems > 0) setting.per_em = std::max(rest / line.extent.ems, -gap_shrink);
  return setting;
}

/// Puts glyphs on a line, one after the other.
class LineWriter {
 public:
  LineWriter(const BreakMaker& maker, Shaper::Impl& shaper, Line& line, const Setting& setting)
      : items_(maker.items()), shaper_(shaper), line_(line), setting_(setting) {}

  /// The items from one break to another.
  void write(const Break& from, const Break& to) {
    std::uint32_t at = from.next_item;
    if (from.cut != Break::whole) {
      const std::uint32_t start = cut_of(from).offset;
      if (to.cut != Break::whole && to.end_item == at) return write_part(items_[at], start, &cut_of(to));
      write_part(items_[at], start, nullptr);
      ++at;
    }
    for (; at < to.end_item; ++at) {
      items_[at].kind == Item::Kind::word ? write_word(items_[at]) : write_blank(items_[at], setting_.per_em);
    }
    if (to.cut != Break::whole) write_part(items_[at], 0, &cut_of(to));
  }

  /// A blank, newline included, with so much added to it a point of its size.
  void write_blank(const Item& item, double per_em) {
    std::vector<PlacedGlyph>& glyphs = glyphs_of(item);
    const std::vector<Glyph>& shaped = item.word->run.glyphs;
    const double width = item.size.gaps + per_em * item.size.ems;
    glyphs.push_back({shaped.empty() ? std::uint16_t{0} : shaped.front().id,
                      Length::points(width),
                      {},
                      {},
                      item.begin,
                      item.end});
    x_ += width;
  }

  double x() const { return x_; }

 private:
  const Cut& cut_of(const Break& b) const { return items_[b.end_item].word->cuts[b.cut]; }

  void write_word(const Item& item) {
    write_glyphs(item, item.word->run, item.begin, item.end, glyphs_of(item));
  }

  /// The word from an offset to a cut, or to its end.
  void write_part(const Item& item, std::uint32_t from, const Cut* to) {
    const std::uint32_t end = to != nullptr ? item.begin + to->offset : item.end;
    const Word& part = to != nullptr ? shaper_.left_part(*item.word, from, *to)
                                     : shaper_.shaped(item.word->key->style,
                                                      std::string_view(item.word->key->text).substr(from));
    write_glyphs(item, part.run, item.begin + from, end, glyphs_of(item));
  }

  void write_glyphs(const Item& item, const GlyphRun& run, std::uint32_t begin, std::uint32_t end,
                    std::vector<PlacedGlyph>& glyphs) {
    const std::string_view text = item.word->key->text;
    const double scale = item.scale * setting_.stretch;
    const double tracking = item.tracking * setting_.stretch;
    const std::size_t count = run.glyphs.size();
    std::uint32_t cluster_end = begin;
    for (std::size_t i = 0; i < count; ++i) {
      const Glyph& glyph = run.glyphs[i];
      const std::uint32_t at = begin + glyph.cluster;
      if (at < end && is_soft_hyphen(text, at - item.begin)) continue;
      PlacedGlyph placed;
      placed.id = glyph.id;
      placed.advance = Length::points(glyph.advance * scale + tracking);
      placed.x_offset = Length::points(glyph.x_offset * scale);
      placed.y_offset = Length::points(glyph.y_offset * item.scale);
      if (i > 0 && run.glyphs[i - 1].cluster == glyph.cluster) {
        placed.text_begin = placed.text_end = cluster_end;
      } else {
        std::size_t next = i + 1;
        while (next < count && run.glyphs[next].cluster == glyph.cluster) ++next;
        cluster_end = next < count ? std::min(begin + run.glyphs[next].cluster, end) : end;
        placed.text_begin = std::min(at, end);
        placed.text_end = cluster_end;
      }
      x_ += placed.advance.pt();
      glyphs.push_back(placed);
    }
  }

  /// Where an item's glyphs go: the last run, if it is of the item's range, or a new one.
  std::vector<PlacedGlyph>& glyphs_of(const Item& item) {
    if (line_.runs.empty() || line_.runs.back().range != item.range) {
      line_.runs.push_back({item.range, setting_.stretch, Length::points(x_), {}});
      line_.runs.back().glyphs.reserve(80);  // mostly enough for a line
    }
    return line_.runs.back().glyphs;
  }

  const std::vector<Item>& items_;
  Shaper::Impl& shaper_;
  Line& line_;
  const Setting setting_;
  double x_ = 0;
};

/// Where the line's first origin stands.
double left_end(const Break& from, const Break& to, double indent, double width, const LineOptions& options) {
  const double measure = options.measure.pt();
  switch (options.alignment) {
    case Alignment::right:
      return measure + to.hang_right - width;
    case Alignment::centre:
      return indent + (measure - indent - (width - from.hang_left - to.hang_right)) / 2 - from.hang_left;
    case Alignment::left:
    case Alignment::justify:
      break;
  }
  return indent - from.hang_left;
}

}  // namespace

Line place_line(const BreakMaker& maker, Shaper::Impl& shaper, const Break& from, const Break& to,
                std::uint32_t after, double indent, LineEnd closing) {
  const LineOptions& options = maker.options();
  const std::vector<Item>& items = maker.items();
  const Fit line_fit = fit(from, to, indent, options);
  const bool may_stretch = closing != LineEnd::forced && closing != LineEnd::last;
  const Setting setting = options.alignment == Alignment::justify && !options.balance
                              ? set_line(line_fit, options.expansion, may_stretch)
                              : Setting{};
  Line line;
  line.end = closing;
  LineWriter writer(maker, shaper, line, setting);
  writer.write(from, to);
  const double width = writer.x();
  const std::uint32_t blanks = to.cut == Break::whole ? to.end_item : after;
  for (std::uint32_t i = blanks; i < after; ++i) writer.write_blank(items[i], 0);

  const double x = left_end(from, to, indent, width, options);
  for (LineRun& run : line.runs) run.x += Length::points(x);
  const double over = width - line_fit.room;
  if (over > slack) line.overflow = Length::points(over);
  const std::uint32_t last = to.cut == Break::whole ? to.end_item : to.end_item + 1;
  const bool tracked = last > from.next_item && items[last - 1].kind == Item::Kind::word;
  line.width = Length::points(width - (tracked ? items[last - 1].tracking * setting.stretch : 0));
  return line;
}

}  // namespace factsheet::text

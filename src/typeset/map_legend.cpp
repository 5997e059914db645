#include "typeset/map_legend.hpp"

#include "text/paragraph.hpp"
#include "typeset/set_lines.hpp"
#include "typeset/silhouette.hpp"

namespace factsheet::typeset {
namespace {

constexpr double em_of_swatch = 1.05;  // its side, in the label's size
constexpr double em_before_label = 0.45;
constexpr double em_between = 1.3;

// Entries from left to right, on as many lines as they take.
class LegendSetter {
 public:
  LegendSetter(Context& context, const document::Style& style, Length measure, Length top,
               std::vector<pages::Item>& items)
      : context_(context), style_(style), measure_(measure), at_{Length(), top}, items_(items) {}

  void add(const document::Rich& label, const Swatch& swatch) {
    const Length side = style_.size * em_of_swatch;
    const Length indent = side + style_.size * em_before_label;
    // A hair of room, so that a label isn't broken by what rounding makes of its width.
    const Length width =
        text::natural_width(prepare(context_, label, style_).paragraph, context_.shaper()) + Length::points(0.1);
    if (at_.x > Length() && at_.x + indent + width > measure_) new_line();
    draw(swatch, side);
    begin(pages::Role::paragraph);
    LineLooks looks;
    looks.alignment = text::Alignment::left;
    looks.place = "legend";
    Length y = at_.y;
    for (SetLine& line : set_lines(context_, label, style_, std::min(width, measure_ - indent), looks)) {
      place(std::move(line.items), {at_.x + indent, y}, items_);
      y += style_.leading;
    }
    items_.emplace_back(pages::TagEnd{});
    line_end_ = std::max(line_end_, y);
    at_.x += indent + width + style_.size * em_between;
  }

  void new_line() {
    at_ = {Length(), std::max(line_end_, at_.y)};
  }
  Length end() const { return std::max(line_end_, at_.y); }

 private:
  void begin(pages::Role role) {
    pages::TagBegin tag;
    tag.role = role;
    items_.emplace_back(std::move(tag));
  }

  void draw(const Swatch& swatch, Length side) {
    const Length inset = swatch.stroke ? swatch.stroke->width / 2 : Length();
    const Length top = at_.y + (style_.leading - side) / 2;
    const geo::Ring ring = {{at_.x + inset, top + inset},
                            {at_.x + side - inset, top + inset},
                            {at_.x + side - inset, top + side - inset},
                            {at_.x + inset, top + side - inset}};
    items_.emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
    items_.emplace_back(shape_of({ring}, {}, swatch.fill, swatch.stroke));
    items_.emplace_back(pages::ArtifactEnd{});
  }

  Context& context_;
  const document::Style& style_;
  Length measure_;
  Point at_;
  Length line_end_;
  std::vector<pages::Item>& items_;
};

}  // namespace

Swatch without_figure(const document::Map& map, Colour paper) {
  return {paper, pages::Stroke{map.looks->line, Length::points(0.5)}};
}

Length set_legend(Context& context, const document::Map& map, Length measure, Length top,
                  std::vector<pages::Item>& items) {
  const Colour paper = context.document().page->background;
  LegendSetter legend(context, *map.legend_style, measure, top, items);
  const document::Shades::Area* own = map.shades->find(map.own);
  Swatch mine = own && own->shade >= 0 ? Swatch{map.shades->fills[static_cast<std::size_t>(own->shade)], {}}
                                       : Swatch{paper, {}};
  mine.stroke = pages::Stroke{map.looks->outline, outline_width};
  legend.add(map.own_label, mine);
  legend.new_line();
  for (std::size_t i = 0; i < map.legend.size(); ++i) {
    legend.add(map.legend[i], i < map.shades->fills.size() ? Swatch{map.shades->fills[i], {}}
                                                           : without_figure(map, paper));
  }
  return legend.end();
}

}  // namespace factsheet::typeset

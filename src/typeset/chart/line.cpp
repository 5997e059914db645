// Lines over points that follow each other.

#include "typeset/chart/side_labels.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length default_height = Length::points(110);
constexpr Length stroke = Length::points(1.75);
constexpr Length dot = Length::points(2.6);
constexpr Length gap = Length::points(7);         // between lines and the words beside them
constexpr Length label_gap = Length::points(6);   // between two records' labels
constexpr Length ends_apart = Length::points(2);  // between the words of two lines

// Whether a straight piece of line has a point inside a rectangle (Liang and Barsky's clipping).
bool crosses(Point from, Point to, const Rect& area) {
  double begin = 0;
  double end = 1;
  const auto clip = [&](double along, double before) {  // the half plane along * t <= before
    if (along == 0) return before >= 0;
    const double t = before / along;
    if (along > 0) end = std::min(end, t);
    if (along < 0) begin = std::max(begin, t);
    return begin <= end;
  };
  const double dx = (to.x - from.x).pt();
  const double dy = (to.y - from.y).pt();
  return clip(-dx, (from.x - area.left()).pt()) && clip(dx, (area.right() - from.x).pt()) &&
         clip(-dy, (from.y - area.top()).pt()) && clip(dy, (area.bottom() - from.y).pt());
}

// Which records have a label: the ends of so many parts, each of at least `every` records.
struct Spacing {
  std::size_t every;
  std::size_t parts;
};

// From close to wide. Where the records can't be parted evenly, some parts have one more than others; that is
// put up with only if an even parting would have far fewer labels.
std::vector<Spacing> spacings(std::size_t count) {
  constexpr std::size_t few = 8;
  constexpr std::size_t least_parts = 3;
  constexpr double uneven = 1.6;
  const std::size_t last = count - 1;
  if (count <= few) return {{1, last}};
  std::vector<Spacing> out;
  for (std::size_t every = 1; every <= last / least_parts; ++every) out.push_back({every, last / every});
  const auto cost = [&](const Spacing& spacing) {
    return static_cast<double>(spacing.every) * (last % spacing.every == 0 ? 1 : uneven);
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const Spacing& a, const Spacing& b) { return cost(a) < cost(b); });
  return out;
}

class Lines {
 public:
  explicit Lines(Canvas& canvas) : canvas_(canvas), chart_(canvas.chart()), ends_(canvas, look_of_ends()) {}

  Length draw() {
    if (is_unknown(chart_)) return draw_gaps(canvas_);
    const Length top = chart_.axis_style->leading / 2;
    y_ = {chart_.ticks.front().value, chart_.ticks.back().value, Length(), top};
    if (y_.most <= y_.least) y_.most = y_.least + 1;  // zeros alone have one step
    const Length too_tall = place_ends();
    Length widest_tick;
    std::vector<Label> ticks;
    for (const document::ChartTick& tick : chart_.ticks) {
      ticks.push_back(canvas_.line(tick.text, *chart_.axis_style));
      widest_tick = std::max(widest_tick, ticks.back().width);
    }
    constexpr Length inset = Length::points(5);  // of the points, so that dots keep off the ticks
    left_ = widest_tick + gap;
    right_ = canvas_.measure() - ends_.width();
    x_ = {0, static_cast<double>(std::max<std::size_t>(chart_.records.size() - 1, 1)), left_ + inset, right_};
    const Length least = Length::points(24);
    if (x_.end - x_.begin < least) {
      const auto& figure = chart_.records.back().figures.front();
      // Figures stand at both ends, on the axis and behind the lines.
      const Length figure_room = (canvas_.measure() - gap * 2 - inset - least) / 2;
      std::string hint = "make the chart wider with span = \"page\"";
      if (!chart_.series.empty()) hint += ", or shorten the names of the series";
      canvas_.no_room(figure.text, least - (x_.end - x_.begin), "horizontal",
                      hint + canvas_.shorter_figures(figure_room));
      return Length();
    }
    // A lone point stands where lines end, so that its figure is beside it.
    if (chart_.records.size() == 1) x_.begin = x_.end;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      const Length at = y_(chart_.ticks[i].value);
      // A dark line is where figures are counted from: one at the foot of an axis that begins higher would
      // pass for it.
      const bool zero = chart_.ticks[i].value == 0;
      canvas_.rule(left_, at, right_ - left_, zero ? canvas_.colours().strong : canvas_.colours().line);
      const Length on = at + ticks[i].cap / 2;
      canvas_.put_on(std::move(ticks[i]), widest_tick, on, Side::right);
    }
    if (too_tall > Length()) {
      ends_.report(too_tall);
    } else {
      ends_bottom_ = ends_.bottom();
    }
    const Length foot = draw_labels();
    ends_.lead(right_);
    for (std::size_t i = series_count(); i-- > 0;) draw_series(i);
    put_signs();
    if (too_tall <= Length()) ends_.put(right_);
    return std::max(foot, ends_bottom_);
  }

 private:
  std::size_t series_count() const { return chart_.records.front().figures.size(); }
  Length x_of(std::size_t record) const { return x_(static_cast<double>(record)); }

  static SideLook look_of_ends() {
    SideLook look;
    look.side = Side::left;
    look.name_below = true;
    look.keyed = true;
    look.apart = ends_apart;
    look.clear = gap;
    look.dot = dot;
    look.hint = "give the chart a larger `height`, or the series shorter names";
    return look;
  }

  // Where a line's last point before a record is; at the foot if it has none.
  Length last_level(std::size_t series, std::size_t end) const {
    Length at = y_.begin;
    for (std::size_t i = 0; i < end; ++i) {
      if (const auto& value = chart_.records[i].figures[series].value) at = y_(*value);
    }
    return at;
  }

  // The words at the lines' ends, in the order of these: each as near its line's last point as the others let
  // it. Settles how tall the plot is. Gives what they lack. Their names take at most a third of the measure.
  Length place_ends() {
    const Length room = canvas_.measure() * 0.34;
    const document::ChartRecord& last = chart_.records.back();
    std::vector<std::pair<Label, Label>> words;
    Length tall;
    for (std::size_t i = 0; i < series_count(); ++i) {
      words.emplace_back(
          chart_.series.empty() ? Label() : canvas_.label(chart_.series[i], *chart_.label_style, room),
          canvas_.line(last.figures[i].text, *chart_.value_style));
      tall += words.back().first.height + words.back().second.height + ends_apart;
    }
    y_.begin = y_.end + (is_flat(chart_) ? canvas_.flat_height(tall) : canvas_.plot_height(default_height));
    // Those at one point stand in the order in which their lines come there.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < series_count(); ++i) order.push_back(i);
    const std::size_t before = chart_.records.size() - 1;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return last_level(a, before) < last_level(b, before);
    });
    for (const std::size_t i : order) {
      ends_.add(std::move(words[i].first), std::move(words[i].second), last_level(i, chart_.records.size()),
                last.figures[i].value.has_value(), canvas_.colours().series[i]);
    }
    return ends_.settle(y_.end - chart_.value_style->leading / 2, y_.begin + chart_.value_style->leading);
  }

  // Where there isn't room for many, the first, the last and some between have one: their order tells what
  // stands between. A few all have theirs.
  Length draw_labels() {
    constexpr Length over = Length::points(5);
    for (const Spacing& spacing : spacings(chart_.records.size())) {
      if (const auto height = put_labels(spacing, y_.begin + over)) return y_.begin + over + *height;
    }
    canvas_.no_room(*short_of_, short_by_, short_way_,
                    "shorten what the records are called, or make the chart wider with span = \"page\"");
    return y_.begin;
  }

  // What a label may take where each `every`th record has one.
  Length room_of(std::size_t every) const {
    if (chart_.records.size() == 1) return canvas_.measure();
    return (x_of(1) - x_of(0)) * static_cast<double>(every) - label_gap;
  }

  // The height of the labels, or nothing where they don't fit.
  std::optional<Length> put_labels(const Spacing& spacing, Length top) {
    const document::Style& style = *chart_.axis_style;
    const std::size_t last = chart_.records.size() - 1;
    const Length room = room_of(spacing.every);
    std::vector<Label> labels;
    std::vector<Wish> wishes;
    for (std::size_t part = 0; part <= spacing.parts; ++part) {
      const std::size_t i = spacing.parts == 0 ? 0 : (part * last * 2 + spacing.parts) / (spacing.parts * 2);
      const document::Rich& text = chart_.records[i].label;
      // Those at the ends may hang over, so all are first tried as they are.
      Label label = canvas_.line(text, style);
      if (label.width > room) {
        const Length beyond = canvas_.too_wide(text, style, room);
        if (beyond > Length()) return no_room(text, beyond, "horizontal");
        label = canvas_.label(text, style, room);
      }
      if (label.lines.size() > 2) return no_room(text, label.height - style.leading * 2, "vertical");
      wishes.push_back({x_of(i), label.width});
      labels.push_back(std::move(label));
    }
    // They may hang over to the right, unless the lines' words come down there.
    const Length end = ends_bottom_ > top ? right_ + gap - label_gap : canvas_.measure();
    const auto begins = spread(wishes, Length(), end, label_gap);
    if (!begins) return no_room(chart_.records.back().label, shortage(wishes, end, label_gap), "horizontal");
    Length height;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      height = std::max(height, labels[i].height);
      const Length middle = (*begins)[i] + labels[i].width / 2;
      canvas_.put(std::move(labels[i]), middle, top, Side::middle);
    }
    return height;
  }

  // Remembers what the labels lack: with fewer of them they may fit yet.
  std::optional<Length> no_room(const document::Rich& text, Length beyond, std::string_view way) {
    short_of_ = &text;
    short_by_ = beyond;
    short_way_ = way;
    return std::nullopt;
  }

  void draw_series(std::size_t series) {
    const Colour colour = canvas_.colours().series[series];
    std::vector<Point> run;
    std::vector<Point> alone;
    std::optional<Point> last;
    for (std::size_t i = 0; i < chart_.records.size(); ++i) {
      const document::ChartFigure& figure = chart_.records[i].figures[series];
      if (figure.value) {
        last = Point{x_of(i), y_(*figure.value)};
        run.push_back(*last);
        continue;
      }
      end_run(run, alone, colour);
      if (i + 1 == chart_.records.size()) continue;  // told at the line's end
      signs_.push_back({canvas_.line(figure.text, *chart_.axis_style), x_of(i)});
    }
    end_run(run, alone, colour);
    if (last) alone.push_back(*last);
    canvas_.discs(alone, dot, colour);
  }

  void end_run(std::vector<Point>& run, std::vector<Point>& alone, Colour colour) {
    if (run.size() == 1) alone.push_back(run.front());
    for (std::size_t i = 0; i < run.size(); ++i) drawn_.emplace_back(run[i == 0 ? 0 : i - 1], run[i]);
    canvas_.polyline(run, colour, stroke);
    run.clear();
  }

  // At the foot of their gaps, as far up as it takes to stand clear of each other, the lines and the grid.
  void put_signs() {
    std::vector<Rect> taken;
    for (Sign& sign : signs_) {
      const Length beyond = sign.text.width - (right_ - left_);
      if (beyond > Length()) {
        canvas_.no_room(
            *sign.text.rich, beyond, "horizontal",
            "make the chart wider with span = \"page\", or give the status a shorter `text` under "
            "[statuses]");
        return;
      }
      const Length x = std::max(left_, std::min(sign.x - sign.text.width / 2, right_ - sign.text.width));
      const auto on = foot_of(sign, x, taken);
      if (!on) {
        canvas_.no_room(*sign.text.rich, sign.text.leading, "vertical", "give the chart a larger `height`");
        return;
      }
      taken.push_back(extent(sign, x, *on));
      canvas_.put_on(std::move(sign.text), x, *on);
    }
  }

  struct Sign {
    Label text;
    Length x;
  };

  static Rect extent(const Sign& sign, Length x, Length on) {
    constexpr Length under = Length::points(2);  // of brackets and descenders
    return {{x, on - sign.text.cap}, {sign.text.width, sign.text.cap + under}};
  }

  // Its baseline. The grid is crossed only where nothing else is free.
  std::optional<Length> foot_of(const Sign& sign, Length x, const std::vector<Rect>& taken) const {
    constexpr Length lowest = Length::points(3);
    constexpr Length step = Length::points(2);
    for (const bool over_grid : {false, true}) {
      for (Length on = y_.begin - lowest; on - sign.text.cap >= y_.end; on -= step) {
        const Rect area = extent(sign, x, on);
        if (meets_sign(area, taken) || meets_line(area) || (!over_grid && meets_grid(area))) continue;
        return on;
      }
    }
    return std::nullopt;
  }

  static bool meets_sign(const Rect& area, const std::vector<Rect>& taken) {
    constexpr Length beside = Length::points(4);
    constexpr Length above = Length::points(1.5);
    return std::any_of(taken.begin(), taken.end(), [&](const Rect& other) {
      return area.left() < other.right() + beside && other.left() < area.right() + beside &&
             area.top() < other.bottom() + above && other.top() < area.bottom() + above;
    });
  }
  bool meets_line(const Rect& area) const {
    const Rect around{area.origin + Point{-dot, -dot},
                      {area.size.width + dot * 2, area.size.height + dot * 2}};
    return std::any_of(drawn_.begin(), drawn_.end(),
                       [&](const auto& piece) { return crosses(piece.first, piece.second, around); });
  }
  bool meets_grid(const Rect& area) const {
    return std::any_of(chart_.ticks.begin(), chart_.ticks.end(), [&](const document::ChartTick& tick) {
      const Length at = y_(tick.value);
      return at > area.top() - hairline && at < area.bottom();
    });
  }

  Canvas& canvas_;
  const document::Chart& chart_;
  Scale x_;
  Scale y_;
  Length left_;
  Length right_;
  SideLabels ends_;
  Length ends_bottom_;
  const document::Rich* short_of_ = nullptr;
  Length short_by_;
  std::string_view short_way_;
  std::vector<Sign> signs_;                     // of gaps
  std::vector<std::pair<Point, Point>> drawn_;  // the lines' pieces; a lone point is one, too
};

}  // namespace

Length draw_line(Canvas& canvas) {
  return Lines(canvas).draw();
}

}  // namespace factsheet::typeset::chart

// Lines over points that follow each other.

#include "typeset/chart/canvas.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length default_height = Length::points(110);
constexpr Length stroke = Length::points(1.75);
constexpr Length dot = Length::points(2.6);
constexpr Length gap = Length::points(7);        // between lines and the words beside them
constexpr Length label_gap = Length::points(6);  // between two records' labels

// What stands at a line's right end: its figure, and below it what it is called.
struct End {
  Label figure;
  Label name;
  Length height() const { return figure.height + name.height; }
  Length width() const { return std::max(figure.width, name.width); }
};

class Lines {
 public:
  explicit Lines(Canvas& canvas) : canvas_(canvas), chart_(canvas.chart()) {}

  Length draw() {
    if (chart_.ticks.empty()) return draw_gaps();
    measure_ends();
    Length widest_tick;
    std::vector<Label> ticks;
    for (const document::ChartTick& tick : chart_.ticks) {
      ticks.push_back(canvas_.line(tick.text, *chart_.axis_style));
      widest_tick = std::max(widest_tick, ticks.back().width);
    }
    constexpr Length inset = Length::points(5);  // of the points, so that dots keep off the ticks
    const Length left = widest_tick + gap;
    right_ = canvas_.measure() - ends_width_ - gap;
    x_ = {0, static_cast<double>(std::max<std::size_t>(chart_.records.size() - 1, 1)), left + inset, right_};
    const Length least = Length::points(24);
    if (x_.end - x_.begin < least) {
      const auto& figure = chart_.records.back().figures.front();
      canvas_.no_room(figure.text, least - (x_.end - x_.begin), "horizontal",
                      "make the chart wider with span = \"page\", or shorten the names of the series");
      return Length();
    }
    if (chart_.records.size() == 1) x_.begin = x_.end = (x_.begin + x_.end) / 2;
    const Length top = chart_.axis_style->leading / 2;
    y_ = {chart_.ticks.front().value, chart_.ticks.back().value, top + canvas_.plot_height(default_height),
          top};
    const bool has_zero = std::any_of(chart_.ticks.begin(), chart_.ticks.end(),
                                      [](const document::ChartTick& tick) { return tick.value == 0; });
    const double base_value = has_zero ? 0 : chart_.ticks.front().value;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      const Length at = y_(chart_.ticks[i].value);
      const bool base = chart_.ticks[i].value == base_value;
      canvas_.rule(left, at, right_ - left, base ? canvas_.colours().strong : canvas_.colours().line);
      const Length on = at + ticks[i].cap / 2;
      canvas_.put_on(std::move(ticks[i]), widest_tick, on, Side::right);
    }
    const Length foot = draw_labels();
    signs_.assign(chart_.records.size(), 0);
    for (std::size_t i = series_count(); i-- > 0;) draw_series(i);
    put_ends();
    return std::max(foot, lowest_);
  }

 private:
  std::size_t series_count() const { return chart_.records.front().figures.size(); }
  Length x_of(std::size_t record) const { return x_(static_cast<double>(record)); }

  // The lines' words take at most a third of the measure.
  void measure_ends() {
    const Length room = canvas_.measure() * 0.34;
    const document::ChartRecord& last = chart_.records.back();
    for (std::size_t i = 0; i < series_count(); ++i) {
      End end;
      end.figure = canvas_.line(last.figures[i].text, *chart_.value_style);
      if (!chart_.series.empty()) end.name = canvas_.label(chart_.series[i], *chart_.label_style, room);
      ends_width_ = std::max(ends_width_, end.width());
      ends_.push_back(std::move(end));
    }
  }

  // Where there isn't room for many, every second or third has one, the last of all in any case: their order
  // tells what stands between. A few all have theirs.
  Length draw_labels() {
    constexpr Length over = Length::points(5);
    constexpr std::size_t few = 8;
    const std::size_t count = chart_.records.size();
    const std::size_t most = count > few ? (count - 1) / 3 : 1;
    for (std::size_t every = 1; every <= most; ++every) {
      if (const auto height = put_labels(every, y_.begin + over)) return y_.begin + over + *height;
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
  std::optional<Length> put_labels(std::size_t every, Length top) {
    const document::Style& style = *chart_.axis_style;
    const std::size_t count = chart_.records.size();
    const Length room = room_of(every);
    std::vector<Label> labels;
    std::vector<Wish> wishes;
    for (std::size_t i = (count - 1) % every; i < count; i += every) {
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
    const auto begins = spread(wishes, Length(), canvas_.measure(), label_gap);
    if (!begins)
      return no_room(chart_.records.back().label, shortage(wishes, canvas_.measure(), label_gap),
                     "horizontal");
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
      Label sign = canvas_.line(figure.text, *chart_.axis_style);
      std::size_t& below = signs_[i];
      const Length on = y_.begin - Length::points(3) - sign.leading * static_cast<double>(below++);
      canvas_.put_on(std::move(sign), x_of(i), on, Side::middle);
    }
    end_run(run, alone, colour);
    if (last) alone.push_back(*last);
    canvas_.discs(alone, dot, colour);
    anchors_.push_back({series, last ? last->y : y_.begin});
  }

  void end_run(std::vector<Point>& run, std::vector<Point>& alone, Colour colour) {
    if (run.size() == 1) alone.push_back(run.front());
    canvas_.polyline(run, colour, stroke);
    run.clear();
  }

  // Each as near its line's last point as the others let it.
  void put_ends() {
    std::stable_sort(anchors_.begin(), anchors_.end(),
                     [](const Anchor& a, const Anchor& b) { return a.y < b.y; });
    std::vector<Wish> wishes;
    for (const Anchor& anchor : anchors_) {
      const End& end = ends_[anchor.series];
      // The figure is level with its point, the name hangs below it.
      wishes.push_back({anchor.y - end.figure.height / 2 + end.height() / 2, end.height()});
    }
    const Length low = y_.end - chart_.value_style->leading / 2;
    const Length high = y_.begin + chart_.value_style->leading;
    constexpr Length apart = Length::points(2);
    const auto begins = spread(wishes, low, high, apart);
    if (!begins) {
      canvas_.no_room(chart_.records.back().figures.front().text, shortage(wishes, high - low, apart),
                      "vertical", "give the chart a larger `height`, or the series shorter names");
      return;
    }
    for (std::size_t i = 0; i < anchors_.size(); ++i) {
      End& end = ends_[anchors_[i].series];
      const Length x = right_ + gap;
      const Length y = (*begins)[i];
      lowest_ = std::max(lowest_, y + end.height());
      const Length below = end.figure.height;
      canvas_.put(std::move(end.name), x, y + below);
      canvas_.put(std::move(end.figure), x, y);
    }
  }

  // Nothing but gaps: what each record has instead of a figure.
  Length draw_gaps() {
    Length y;
    for (const document::ChartRecord& record : chart_.records) {
      Label label = canvas_.label(record.label, *chart_.label_style, canvas_.measure() * 0.6);
      Length x = label.width + gap;
      const Length height = label.height;
      canvas_.put(std::move(label), Length(), y);
      for (const document::ChartFigure& figure : record.figures) {
        Label text = canvas_.line(figure.text, *chart_.value_style);
        const Length width = text.width;
        canvas_.put(std::move(text), x, y);
        x += width + gap;
      }
      y += height;
    }
    return y;
  }

  struct Anchor {
    std::size_t series;
    Length y;
  };
  Canvas& canvas_;
  const document::Chart& chart_;
  Scale x_;
  Scale y_;
  Length right_;
  std::vector<End> ends_;
  Length ends_width_;
  std::vector<Anchor> anchors_;
  Length lowest_;
  const document::Rich* short_of_ = nullptr;
  Length short_by_;
  std::string_view short_way_;
  std::vector<std::size_t> signs_;  // of gaps, how many stand at each record
};

}  // namespace

Length draw_line(Canvas& canvas) {
  return Lines(canvas).draw();
}

}  // namespace factsheet::typeset::chart

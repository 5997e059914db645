// Parts of each record, end to end.

#include "typeset/chart/parts.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length between = Length::points(8);

constexpr const char* wider =
    "make the chart wider with span = \"page\", shorten its words, or use direction = "
    "\"bars\"";

double largest_sum(const document::Chart& chart) {
  double most = 0;
  for (const document::ChartRecord& record : chart.records) most = std::max(most, sum_of(figures_of(record)));
  return most > 0 ? most : 1;
}

// One record's parts, the first at the foot, their figures inside or at the right.
class Pile {
 public:
  Pile(Canvas& canvas, Length left, Length column, Length room, Widest& beyond)
      : canvas_(canvas), left_(left), column_(column), room_(room), beyond_(beyond) {}

  // Gives how far up its figures reach to the right of the column; its foot if none stands there.
  Length draw(const document::ChartRecord& record, const Scale& scale, bool inside) {
    double below = 0;
    std::vector<Label> texts;
    std::vector<Wish> wishes;  // from the top down, so that they ascend
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
      const double above = below + record.figures[i].value.value_or(0);
      const Length top = scale(above);
      const Length seam = i + 1 < record.figures.size() ? Length::points(1) : Length();
      canvas_.box(left_, top + seam, column_, scale(below) - top - seam, canvas_.colours().series[i]);
      texts.push_back(canvas_.line(record.figures[i].text, *canvas_.chart().value_style));
      wishes.insert(wishes.begin(), {(top + scale(below)) / 2, texts.back().leading});
      below = above;
    }
    if (!inside) return put_beside(record, texts, wishes, scale);
    put_inside(texts, wishes);
    return scale.begin;
  }

  static bool holds(Canvas& canvas, const document::ChartRecord& record, const Scale& scale, Length column) {
    for (const document::ChartFigure& figure : record.figures) {
      const Label text = canvas.line(figure.text, *canvas.chart().value_style);
      const Length height = scale(0) - scale(figure.value.value_or(0));
      if (text.width + Length::points(4) > column || text.leading > height) return false;
    }
    return true;
  }

 private:
  void put_inside(std::vector<Label>& texts, const std::vector<Wish>& wishes) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Length middle = wishes[wishes.size() - 1 - i].middle;
      const Length on = middle + texts[i].cap / 2;
      canvas_.put_on(std::move(texts[i]), left_ + column_ / 2, on, Side::middle,
                     text_on(canvas_.colours().series[i], canvas_));
    }
  }

  Length put_beside(const document::ChartRecord& record, std::vector<Label>& texts,
                    const std::vector<Wish>& wishes, const Scale& scale) {
    constexpr Length gap = Length::points(3);
    const auto begins = spread(wishes, scale.end, scale.begin, Length());
    if (!begins) {
      canvas_.no_room(record.figures.back().text, shortage(wishes, scale.begin - scale.end, Length()),
                      "vertical", "give the chart a larger `height`");
      return scale.begin;
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Length patch = texts[i].cap * 0.7;
      const Length at = left_ + column_ + gap;
      const Length beyond = at + patch + gap + texts[i].width - room_;
      if (!beyond_.fits(record.figures[i].text, beyond)) return scale.begin;
      const Length middle = (*begins)[texts.size() - 1 - i] + texts[i].leading / 2;
      canvas_.box(at, middle - patch / 2, patch, patch, canvas_.colours().series[i]);
      const Length on = middle + texts[i].cap / 2;
      canvas_.put_on(std::move(texts[i]), at + patch + gap, on);
    }
    return begins->front();
  }

  Canvas& canvas_;
  Length left_;
  Length column_;
  Length room_;  // where the record's slot ends, less what it keeps from the next
  Widest& beyond_;
};

}  // namespace

Length draw_stacked_bars(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  const double most = largest_sum(chart);
  const auto length_of = [&](const document::ChartRecord& record) {
    return canvas.measure() * (sum_of(figures_of(record)) / most);
  };
  const bool inside =
      std::all_of(chart.records.begin(), chart.records.end(), [&](const document::ChartRecord& record) {
        return parts_hold_figures(canvas, figures_of(record), length_of(record));
      });
  constexpr Length apart = Length::points(10);
  constexpr Length under_label = Length::points(2.5);
  Length y = canvas.legend(Length());
  for (const document::ChartRecord& record : chart.records) {
    Label total = canvas.line(record.total, *chart.value_style);
    Label label = canvas.label(record.label, *chart.label_style, canvas.measure() - total.width - apart);
    const Length first = y + label.baseline;
    y += std::max(label.height, total.height) + under_label;
    canvas.put_on(std::move(label), Length(), first);
    const std::vector<const document::ChartFigure*> parts = figures_of(record);
    const Length height = draw_parts(canvas, parts, length_of(record), y, inside);
    // Parts that are all zero end where they begin.
    if (sum_of(parts) <= 0) canvas.box(Length(), y, hairline, bar_thickness, canvas.colours().strong);
    canvas.put_on(std::move(total), canvas.measure(), first, Side::right);
    y += height + between;
  }
  return y - between;
}

Length draw_stacked_columns(Canvas& canvas) {
  const document::Chart& chart = canvas.chart();
  const Length head = canvas.legend(Length());
  const Length line = chart.value_style->leading;
  const Length figures = line * static_cast<double>(chart.series.size());
  const Length drawing =
      is_flat(chart) ? canvas.flat_height(figures) : canvas.plot_height(Length::points(150));
  const Scale scale{0, largest_sum(chart), head + line + drawing, head + line};
  const Length slot = canvas.measure() / static_cast<double>(chart.records.size());
  constexpr Length widest = Length::points(58);
  const Length full = std::min(slot * 0.8, widest);
  const bool inside = std::all_of(
      chart.records.begin(), chart.records.end(),
      [&](const document::ChartRecord& record) { return Pile::holds(canvas, record, scale, full); });
  const Length column = inside ? full : std::min(slot * 0.35, widest);
  Length labels;
  Widest beyond;
  for (std::size_t i = 0; i < chart.records.size(); ++i) {
    const document::ChartRecord& record = chart.records[i];
    const Length begin = slot * static_cast<double>(i);
    const Length left = inside ? begin + (slot - column) / 2 : begin;
    const Length middle = left + column / 2;
    const Length room = slot - Length::points(5);
    if (beyond.fits(record.label, canvas.too_wide(record.label, *chart.label_style, room))) {
      Label label = canvas.label(record.label, *chart.label_style, room, 2);
      labels = std::max(labels, label.height);
      canvas.put(std::move(label), inside ? middle : left, scale.begin + Length::points(4),
                 inside ? Side::middle : Side::left);
    }
    const bool last = i + 1 == chart.records.size();
    const Length end = last ? canvas.measure() : begin + room;
    const Length reach = Pile(canvas, left, column, end, beyond).draw(record, scale, inside);
    Label total = canvas.line(record.total, *chart.value_style);
    if (!beyond.fits(record.total, total.width - room)) continue;
    constexpr Length over = Length::points(3);
    const Length top = scale(sum_of(figures_of(record)));
    // A total that is wider than its column stands above the figures beside it, too.
    const Length under = total.width > column ? std::min(top, reach) : top;
    canvas.put_on(std::move(total), inside ? middle : left, under - over, inside ? Side::middle : Side::left);
  }
  canvas.rule(Length(), scale.begin, canvas.measure(), canvas.colours().strong);
  beyond.report(canvas, wider);
  return scale.begin + Length::points(4) + labels;
}

}  // namespace factsheet::typeset::chart

// What records have instead of figures, where no figure is known.

#include "typeset/chart/canvas.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length column_gap = Length::points(8);  // between what records are called and what they have
constexpr Length word = Length::points(4);        // between a series' name and its sign
constexpr Length between = Length::points(14);    // two series
constexpr double widest_column = 0.45;            // of the measure, that the records' names may take

// One series of a record: its name and its sign, beside each other or, where that is too wide, in lines.
struct Piece {
  Label name;
  Label sign;
  bool in_lines = false;
  Length width() const {
    if (in_lines) return std::max(name.width, sign.width);
    return name.width + (name.empty() ? Length() : word) + sign.width;
  }
  Length height() const { return in_lines ? name.height + sign.height : std::max(name.height, sign.height); }
};

class Gaps {
 public:
  explicit Gaps(Canvas& canvas) : canvas_(canvas), chart_(canvas.chart()) {
    Length widest;
    for (const document::ChartRecord& record : chart_.records)
      widest = std::max(widest, canvas.line(record.label, *chart_.label_style).width);
    column_ = std::min(widest, canvas.measure() * widest_column);
    left_ = widest > Length() ? column_ + column_gap : Length();
    // Each series under itself, where all stand on one line.
    for (std::size_t i = 0; i < chart_.records.front().figures.size(); ++i) {
      Length own;
      for (const document::ChartRecord& record : chart_.records)
        own = std::max(own, piece_of(record, i).width());
      widths_.push_back(own);
    }
  }

  Length draw() {
    Length y;
    for (const document::ChartRecord& record : chart_.records) {
      const Length bottom = draw_record(record, y);
      // One that takes several lines stands apart from the next.
      if (bottom - y > chart_.value_style->leading * 1.5) between_records_ = Length::points(3);
      y = bottom + between_records_;
    }
    return y - between_records_;
  }

 private:
  Length draw_record(const document::ChartRecord& record, Length top) {
    Label label = canvas_.label(record.label, *chart_.label_style, column_);
    Length bottom = top + label.height;
    canvas_.put(std::move(label), Length(), top);
    Length x = left_;
    Length y = top;
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
      Piece piece = piece_of(record, i);
      if (x > left_ && x + piece.width() > canvas_.measure()) {
        x = left_;
        y = bottom;
      }
      bottom = std::max(bottom, y + piece.height());
      put(std::move(piece), x, y);
      x += widths_[i] + between;
    }
    return bottom;
  }

  Piece piece_of(const document::ChartRecord& record, std::size_t series) {
    const Length room = canvas_.measure() - left_;
    Piece piece;
    if (!chart_.series.empty()) piece.name = canvas_.line(chart_.series[series], *chart_.label_style);
    piece.sign = canvas_.line(record.figures[series].text, *chart_.value_style);
    if (piece.width() <= room) return piece;
    piece.in_lines = true;
    if (!chart_.series.empty()) piece.name = canvas_.label(chart_.series[series], *chart_.label_style, room);
    piece.sign = canvas_.label(record.figures[series].text, *chart_.value_style, room);
    return piece;
  }

  void put(Piece&& piece, Length x, Length y) {
    if (piece.in_lines) {
      const Length below = y + piece.name.height;
      canvas_.put(std::move(piece.name), x, y);
      canvas_.put(std::move(piece.sign), x, below);
      return;
    }
    const Length on = y + std::max(piece.name.baseline, piece.sign.baseline);
    const Length after = x + (piece.name.empty() ? Length() : piece.name.width + word);
    canvas_.put_on(std::move(piece.name), x, on);
    canvas_.put_on(std::move(piece.sign), after, on);
  }

  Canvas& canvas_;
  const document::Chart& chart_;
  Length column_;
  Length left_;
  Length between_records_;
  std::vector<Length> widths_;  // of the series' widest pieces
};

}  // namespace

bool is_flat(const document::Chart& chart) {
  return std::all_of(chart.records.begin(), chart.records.end(), [](const document::ChartRecord& record) {
    return std::all_of(record.figures.begin(), record.figures.end(),
                       [](const document::ChartFigure& figure) { return figure.value.value_or(0) == 0; });
  });
}

bool is_unknown(const document::Chart& chart) {
  return std::none_of(chart.records.begin(), chart.records.end(), [](const document::ChartRecord& record) {
    return std::any_of(record.figures.begin(), record.figures.end(),
                       [](const document::ChartFigure& figure) { return figure.value.has_value(); });
  });
}

Length draw_gaps(Canvas& canvas) {
  return Gaps(canvas).draw();
}

}  // namespace factsheet::typeset::chart

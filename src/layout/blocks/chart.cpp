#include "data/toml.hpp"
#include "layout/blocks/kind.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow schema[] = {
    {"block.chart", "kind", choice, "", "What is drawn; see Charts.",
     "bars|columns|grouped|stacked|line|dots|slope|share|sparkline", true},
    {"block.chart", "caption", markup, "", "What the chart shows, with its unit; set above it.", {}, true},
    {"block.chart", "rows", path, "", "The path of a list of records; all kinds but `dots` need one."},
    {"block.chart", "label", template_, "", "What a record is called; its names come first."},
    {"block.chart", "value", template_, "",
     "The figure that is drawn: one placeholder with its formats, `{n|round:100}`. For `dots` it is looked "
     "up "
     "for every state."},
    {"block.chart", "series", list, "", "Several figures of each record, instead of `value`."},
    {"block.chart", "direction", choice, "", "Of `grouped` (default: columns) and `stacked` (default: bars).",
     "bars|columns"},
    {"block.chart", "highlight", text, "none",
     "Which records of `bars` or `columns` are dark, the others light: `first`, `last`, `largest`, `none`, "
     "or "
     "a condition over the record such as `kind == 'city'`."},
    {"block.chart", "height", length, "",
     "Of the drawing without its words; bars and shares take what they need."},
    {"block.chart", "max_height", length, "",
     "How tall the drawing may become where that makes columns end level. For `columns`, `line`, `slope` and "
     "upright "
     "`grouped` and `stacked`; if it isn't given, four tenths more than its own height, or what `height` "
     "says."},
    {"block.chart", "total", table, "",
     "For `share` and `stacked`: the published total, which the parts must add up to."},
    {"block.chart", "compare", template_, "", "For `dots`: a figure to mark beside, `{national.growth}`."},
    {"block.chart", "compare_label", template_, "",
     "What that figure is called; in English and Spanish \"United States\" if it isn't given."},
    {"block.chart", "among", choice, "all", "For `dots`: whose figures are drawn.",
     "all|states|states and DC"},
    {"block.chart", "left_out", template_, "",
     "For `dots`: the words before the areas that have no figure; in English and Spanish \"Not shown:\" if "
     "it "
     "isn't given."},
    {"block.chart", "alt", template_, "",
     "What is read aloud in the chart's place. In English and Spanish it is written from the data if it "
     "isn't given."},
    {"block.chart", "color", colour, "primary", "The colour of what is drawn."},
    {"block.chart", "accent_color", colour, "accent", "Of further series, and of what is compared with."},
    {"block.chart", "track_color", colour, "tint", "Behind bars."},
    {"block.chart", "line_color", colour, "line", "Of axes."},
    {"series", "name", template_, "", "What the figure is called.", {}, true},
    {"series",
     "value",
     template_,
     "",
     "The figure: one placeholder of the record with its formats.",
     {},
     true},
    {"chart_total", "label", template_, "",
     "What the total is called, in `share`; in English and Spanish \"Total\" if it isn't given."},
    {"chart_total",
     "equals",
     path,
     "",
     "The path of the published total; in `stacked` a name of the record, whose series it is the sum of.",
     {},
     true},
};

constexpr std::string_view kind_names[] = {"bars", "columns", "grouped", "stacked",  "line",
                                           "dots", "slope",   "share",   "sparkline"};

bool has_series(ChartKind kind) {
  return kind == ChartKind::grouped || kind == ChartKind::stacked || kind == ChartKind::line ||
         kind == ChartKind::slope;
}

class ChartReader {
 public:
  explicit ChartReader(BlockReader& reader) : reader_(reader), in_(reader.in()) {}

  ChartBlock read() {
    const std::string kind = in_.choice("kind").value_or("bars");
    const auto* name = std::find(std::begin(kind_names), std::end(kind_names), kind);
    chart_.kind = static_cast<ChartKind>(name - std::begin(kind_names));
    refuse_what_does_not_fit();
    chart_.rows = in_.text("rows").value_or("");
    chart_.rows_span = in_.span("rows");
    chart_.label = reader_.text("label");
    chart_.caption = reader_.text("caption");
    chart_.alt = reader_.text("alt");
    if (chart_.kind == ChartKind::dots) {
      chart_.compare = lone("compare");
      chart_.compare_label = reader_.text("compare_label");
      chart_.left_out = reader_.text("left_out");
      chart_.among = in_.choice("among").value_or("all");
    } else {
      need("rows", "rows = \"…\", the path of a list of records");
      if (chart_.kind != ChartKind::sparkline) need("label", "label = \"{…}\", what a record is called");
    }
    const std::string direction = in_.choice("direction").value_or("");
    chart_.upright = direction.empty() ? chart_.kind == ChartKind::grouped : direction == "columns";
    read_series();
    read_highlight();
    read_height();
    if (const data::Node* total = in_.table("total")) chart_.total = read_total(*total);
    chart_.colours.strong = colour("color");
    chart_.colours.strong_span = in_.span("color");
    chart_.colours.accent = colour("accent_color");
    chart_.colours.track = colour("track_color");
    chart_.colours.line = colour("line_color");
    return std::move(chart_);
  }

 private:
  Colour colour(std::string_view key) { return reader_.tools().palette.colour(in_, key).value_or(black); }

  void need(std::string_view key, std::string_view how) {
    if (in_.has(key)) return;
    in_.diagnostics()
        .error(Code::missing_key, in_.span(key),
               fmt::format("a chart of the kind \"{}\" needs \"{}\"", name_of(chart_.kind), key))
        .hint(fmt::format("add {}", how));
  }

  void refuse(std::string_view key, bool fits, std::string_view whose) {
    if (fits || !in_.has(key)) return;
    in_.bad_value(key, fmt::format("a chart of the kind \"{}\" has no \"{}\"", name_of(chart_.kind), key))
        .hint(fmt::format("it goes with {}; take it out", whose));
  }

  // A key that would do nothing isn't passed over: its author thinks that it does something.
  void refuse_what_does_not_fit() {
    const auto is = [&](ChartKind kind) { return chart_.kind == kind; };
    const bool dots = is(ChartKind::dots);
    refuse("rows", !dots, "all kinds but dots");
    refuse("label", !dots && !is(ChartKind::sparkline), "all kinds but dots and sparkline");
    refuse("series", has_series(chart_.kind), "grouped, stacked, line and slope");
    refuse("direction", is(ChartKind::grouped) || is(ChartKind::stacked), "grouped and stacked");
    refuse("highlight", is(ChartKind::bars) || is(ChartKind::columns), "bars and columns");
    refuse("total", is(ChartKind::share) || is(ChartKind::stacked), "share and stacked");
    refuse("compare", dots, "dots");
    refuse("compare_label", dots, "dots");
    refuse("among", dots, "dots");
    refuse("left_out", dots, "dots");
  }

  Template lone(std::string_view key) { return lone(in_, key); }
  Template lone(data::TableReader& in, std::string_view key) {
    Template text = reader_.text(in, key);
    if (!text.empty() && !lone_placeholder(text)) {
      in.bad_value(key, fmt::format("\"{}\" must be one placeholder, nothing beside it", key))
          .hint("write \"{name}\" or \"{name|round:100}\"; words belong into the caption");
      return {};
    }
    return text;
  }

  void read_series() {
    if (const data::Array* list = in_.list("series"); list && has_series(chart_.kind)) {
      for (const data::Node& node : list->items) {
        data::TableReader in = reader_.inner(node, "this series", "series");
        ChartSeries series;
        series.span = node.span;
        series.name = reader_.text(in, "name");
        series.value = lone(in, "value");
        chart_.series.push_back(std::move(series));
      }
      if (in_.has("value")) in_.bad_value("value", "a chart has either \"value\" or \"series\"");
      check_count();
      return;
    }
    const bool needs_series = has_series(chart_.kind) && chart_.kind != ChartKind::line;
    if (needs_series && !in_.has("series")) {
      need("series", "series = [ { name = \"…\", value = \"{…}\" }, … ]");
    } else if (!in_.has("series")) {
      need("value", "value = \"{…}\"");
      chart_.series.push_back({{}, lone("value"), in_.span("value")});
    }
  }

  void check_count() {
    constexpr std::size_t most = 6;
    const std::size_t count = chart_.series.size();
    if (chart_.kind == ChartKind::slope && count != 2) {
      in_.bad_value("series", fmt::format("a slope chart has two series, not {}", count))
          .hint("they are the two points in time; each record is a line between them");
    } else if (count == 0 || count > most) {
      in_.bad_value("series", fmt::format("a chart can have 1 to {} series, not {}", most, count))
          .hint("more can't be told apart; make a table of them, or several charts");
    }
  }

  void read_highlight() {
    const std::string text = in_.text("highlight").value_or("none");
    using enum ChartHighlight::Which;
    for (const auto& [word, which] : {std::pair{"none", none}, std::pair{"first", first},
                                      std::pair{"last", last}, std::pair{"largest", largest}}) {
      if (text != word) continue;
      chart_.highlight.which = which;
      return;
    }
    const Span literal = in_.span("highlight");
    const BlockTools& tools = reader_.tools();
    chart_.highlight.which = condition;
    chart_.highlight.condition = data::parse_expression(
        text,
        [&](std::size_t offset, std::size_t length) {
          return data::locate(tools.sources, literal, offset, length);
        },
        tools.diagnostics);
  }

  void read_height() {
    const bool upright =
        (chart_.kind != ChartKind::grouped && chart_.kind != ChartKind::stacked) || chart_.upright;
    const bool fixed = chart_.kind == ChartKind::bars || chart_.kind == ChartKind::share || !upright;
    chart_.height = height_of("height", fixed, "bars take the height that they need");
    const bool grows = upright && (chart_.kind == ChartKind::columns || chart_.kind == ChartKind::line ||
                                   chart_.kind == ChartKind::slope || chart_.kind == ChartKind::grouped ||
                                   chart_.kind == ChartKind::stacked);
    chart_.max_height = height_of("max_height", !grows, "a chart of this kind doesn't grow");
    if (chart_.height && chart_.max_height && *chart_.max_height < *chart_.height) {
      in_.bad_value("max_height", "\"max_height\" is less than \"height\"")
          .hint("write more, or take it out");
      chart_.max_height.reset();
    }
  }

  std::optional<Length> height_of(std::string_view key, bool refused, const char* why) {
    const std::optional<Length> height = in_.length(key);
    if (!height) return height;
    constexpr Length least = Length::points(12);
    constexpr Length most = Length::points(600);
    if (refused) {
      in_.bad_value(key, why).hint(fmt::format("take \"{}\" out", key));
    } else if (*height < least || *height > most) {
      in_.bad_value(key, "a chart's height must be from 12pt to 600pt");
    } else {
      return height;
    }
    return std::nullopt;
  }

  ChartTotal read_total(const data::Node& node) {
    data::TableReader in = reader_.inner(node, "this chart's total", "chart_total");
    ChartTotal total;
    total.label = reader_.text(in, "label");
    total.equals = in.text("equals").value_or("");
    total.equals_span = in.span("equals");
    return total;
  }

  BlockReader& reader_;
  data::TableReader& in_;
  ChartBlock chart_;
};

BlockContent read(BlockReader& reader) {
  return ChartReader(reader).read();
}

}  // namespace

constinit const BlockKind chart_kind{"chart", "chart", false, schema, read};

std::string_view name_of(ChartKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

void ChartBlock::each_template(const TemplateVisitor& visit) const {
  visit(caption, {});
  visit(label, rows);
  for (const ChartSeries& one : series) {
    visit(one.name, {});
    visit(one.value, rows);
  }
  visit(alt, {});
  visit(compare, {});
  visit(compare_label, {});
  visit(left_out, {});
  if (total) visit(total->label, {});
}

void ChartBlock::each_path(const PathVisitor& visit) const {
  if (total) visit(total->equals);
  if (total && kind == ChartKind::stacked) visit(fmt::format("{}.{}", rows, total->equals));
}

}  // namespace factsheet::layout

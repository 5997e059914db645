#include "data/toml.hpp"
#include "layout/blocks/kind.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow schema[] = {
    {"block.table", "rows", path, "", "The path of a list of records.", {}, true},
    {"block.table",
     "caption",
     markup,
     "",
     "What the table shows, set above it and read aloud first.",
     {},
     true},
    {"block.table", "columns", list, "", "The columns, from left to right.", {}, true},
    {"block.table", "heads", list, "",
     "Heads over several columns, from left to right; their spans make up all columns."},
    {"block.table", "group", template_, "",
     "What is printed above the records that belong together, as `{region|label}`; a group begins where it "
     "changes."},
    {"block.table", "group_total", table, "",
     "A row below each group with its sums, checked against the published totals in another list."},
    {"block.table", "total", table, "", "A last row with the sum, checked against the published total."},
    {"block.table", "continued", template_, "",
     "What stands behind the caption, and behind a group's head, where a column or page goes on with the "
     "table; the heads are repeated there. In English \"(continued)\" if it isn't given, in Spanish "
     "\"(continuación)\"."},
    {"block.table", "zebra", boolean, "false",
     "Whether every second row has the background of the style `table_even`."},
    {"block.table", "rules", choice, "rows",
     "Where hairlines part the rows: between all, before each group, or nowhere.", "rows|groups|none"},
    {"block.table", "highlight", expression, "",
     "Which records stand out, as `kind == 'all'`, in the colour, weight and background of the style "
     "`table_highlight`."},
    {"column", "head", template_, "", "The column's heading.", {}, true},
    {"column",
     "text",
     template_,
     "",
     "What a cell holds; names of the record come first, then all other paths.",
     {},
     true},
    {"column", "width", text, "auto",
     "A length, a share of what is left such as `1fr`, or `auto`: what the content takes."},
    {"column", "align", choice, "left", "How cells align; `decimal` lines up the decimal points.",
     "left|right|center|decimal"},
    {"column", "sample", text, "",
     "The widest text to allow for, as `9,999,999`: so that the column is as wide on each state's sheet."},
    {"column", "from", path, "",
     "The path of another list, as `national.components`, whose records fill this column."},
    {"column", "match", text, "",
     "With `from`: the name, as `kind`, whose value a record and its partner in the other list share."},
    {"column", "bar", boolean, "false",
     "Whether a bar beside each number shows how large it is next to the column's largest."},
    {"column", "trend", names, "",
     "A line beside each number over the figures of these names in their order, the last with a dot: "
     "`[\"y2021\", \"y2022\", \"y2023\"]`. Each row has a scale of its own."},
    {"column", "bar_width", length, "48pt", "How much room the bars or lines have."},
    {"column", "sum", boolean, "true",
     "Where totals are printed for several columns: whether this one's is held to the sum of its rows. "
     "`false` "
     "for rates and shares, whose total is published by itself."},
    {"head", "text", template_, "", "The head; without it, the columns' own heads stand alone."},
    {"head", "span", integer, "1", "How many columns it stands over."},
    {"total", "label", template_, "Total", "The first cell of the total's row."},
    {"total", "column", text, "",
     "The name that the summed column prints, where more than one column holds numbers."},
    {"total",
     "equals",
     path,
     "",
     "The path of the published total, which must be the sum of the column; or of a group of totals with the "
     "names that the columns print.",
     {},
     true},
    {"group_total", "label", template_, "Total",
     "The first cell of the row; names of the totals' record come first."},
    {"group_total",
     "from",
     path,
     "",
     "The path of the list that holds a record of totals for each group, with the names that the columns "
     "print.",
     {},
     true},
    {"group_total",
     "match",
     text,
     "",
     "The name, as `region`, whose value a group's records and their record of totals share.",
     {},
     true},
};

ColumnWidth read_width(data::TableReader& in, const std::string& text) {
  ColumnWidth width;
  if (text == "auto") return width;
  if (text.ends_with("fr")) {
    const auto share = data::Decimal::parse(std::string_view(text).substr(0, text.size() - 2));
    if (share && share->to_double() > 0 && share->to_double() <= 1000) {
      return {ColumnWidth::Kind::share, {}, share->to_double()};
    }
  }
  if (const auto length = data::parse_length(text); length && *length > Length()) {
    return {ColumnWidth::Kind::fixed, *length, 0};
  }
  in.bad_value("width", fmt::format("\"{}\" is not a column width", text))
      .hint("write a length such as \"60pt\", a share such as \"1fr\", or \"auto\"");
  return width;
}

constexpr Length least_bar_width = Length::points(12);

void read_source(data::TableReader& in, TableColumn& column) {
  column.from = in.text("from").value_or("");
  column.from_span = in.span("from");
  column.match = in.text("match").value_or("");
  column.match_span = in.span("match");
  if (column.from.empty() == column.match.empty()) return;
  const bool lacks_match = column.match.empty();
  in.bad_value(lacks_match ? "from" : "match",
               fmt::format("\"{}\" stands without \"{}\"", lacks_match ? "from" : "match",
                           lacks_match ? "match" : "from"))
      .hint("write both: from = \"national.parts\", match = \"kind\"");
  column.from.clear();
  column.match.clear();
}

// The figures of a line are printed in its alternative text: in the way of the column's own.
void read_trend(data::TableReader& in, TableColumn& column) {
  if (!in.has("trend")) return;
  const Placeholder* own = lone_placeholder(column.text);
  const auto names = in.names("trend");
  if (column.bar) {
    in.bad_value("trend", "a column has bars or lines, not both").hint("take out bar = true or the trend");
  } else if (!own) {
    in.bad_value("trend", "there is no one number beside which the line could stand")
        .hint("a column with a trend has text = \"{y2023}\", nothing beside the placeholder");
  } else if (names.size() < 2) {
    in.bad_value("trend", "a line needs two figures at least")
        .hint("name them in their order: trend = [\"y2021\", \"y2022\", \"y2023\"]");
  } else if (*names.back().text() != own->path) {
    in.bad_value("trend", fmt::format("the line ends at \"{}\", but \"{}\" stands beside it",
                                      *names.back().text(), own->path))
        .hint("print the line's last figure, so that its dot and the number say the same");
  } else {
    for (const data::Node& name : names) {
      Placeholder figure = *own;
      figure.path = *name.text();
      figure.span = name.span;
      column.trend.push_back(std::move(figure));
    }
  }
}

TableColumn read_column(BlockReader& reader, const data::Node& node) {
  data::TableReader in = reader.inner(node, "this column", "column");
  TableColumn column;
  column.span = node.span;
  column.head = reader.text(in, "head");
  column.text = reader.text(in, "text");
  const std::string align = in.choice("align").value_or("left");
  column.align = align == "right"     ? ColumnAlign::right
                 : align == "center"  ? ColumnAlign::centre
                 : align == "decimal" ? ColumnAlign::decimal
                                      : ColumnAlign::left;
  if (const auto width = in.text("width")) column.width = read_width(in, *width);
  column.sample = in.text("sample").value_or("");
  if (!column.sample.empty() && column.width.kind != ColumnWidth::Kind::automatic) {
    in.bad_value("sample", "only a column of width \"auto\" goes by a sample")
        .hint("take the sample or the width out");
  }
  read_source(in, column);
  column.bar = in.boolean("bar").value_or(false);
  if (const auto width = in.length("bar_width")) column.bar_width = *width;
  if (in.has("bar_width") && column.bar_width < least_bar_width) {
    in.bad_value("bar_width",
                 fmt::format("bars and lines of at most {} pt can't be compared", column.bar_width.pt()))
        .hint(fmt::format("give them {} pt at least; 48pt is usual", least_bar_width.pt()));
    column.bar_width = least_bar_width;
  }
  if (column.bar && !lone_placeholder(column.text)) {
    in.bad_value("bar", "there is no one number that the bar could show")
        .hint("a column with bars has text = \"{n}\", nothing beside the placeholder");
    column.bar = false;
  }
  read_trend(in, column);
  column.sum = in.boolean("sum").value_or(true);
  return column;
}

HeadSpan read_head(BlockReader& reader, const data::Node& node) {
  data::TableReader in = reader.inner(node, "this head", "head");
  HeadSpan head;
  if (in.has("text")) head.text = reader.text(in, "text");
  const auto span = in.integer("span").value_or(1);
  if (span < 1 || span > 1000) {
    in.bad_value("span", fmt::format("a head can't stand over {} columns", span))
        .hint("write how many columns it stands over, 1 at least");
  } else {
    head.columns = static_cast<int>(span);
  }
  return head;
}

void read_heads(BlockReader& reader, const data::Array& heads, TableBlock& table) {
  int columns = 0;
  bool any = false;
  for (const data::Node& node : heads.items) {
    table.heads.push_back(read_head(reader, node));
    columns += table.heads.back().columns;
    any = any || !table.heads.back().text.empty();
  }
  if (table.columns.empty()) return;
  if (static_cast<std::size_t>(columns) != table.columns.size()) {
    reader.in()
        .bad_value("heads", fmt::format("the heads stand over {} columns, but the table has {}", columns,
                                        table.columns.size()))
        .hint("a column without a head above its own is counted by an entry without text: { span = 1 }");
    table.heads.clear();
  } else if (!any) {
    reader.in()
        .bad_value("heads", "none of the heads has a text")
        .hint("give one a text, or take \"heads\" out");
    table.heads.clear();
  }
}

// How rows look that differ from the others: as the block's style says, but for what the named one changes.
void read_row_styles(BlockReader& reader, TableBlock& table) {
  data::TableReader& in = reader.in();
  const Styles& styles = reader.tools().styles;
  auto own = styles.find(in.text("style").value_or("table"));
  if (own == styles.end()) own = styles.find("table");  // reported where the block's own style is read
  if (in.boolean("zebra").value_or(false)) {
    Style even = own->second;
    even.background = styles.find("table_even")->second.background;
    table.even_style = std::make_shared<const Style>(std::move(even));
  }
  const Style& mark = styles.find("table_highlight")->second;
  Style highlighted = own->second;
  highlighted.name = mark.name;
  highlighted.weight = mark.weight;
  highlighted.italic = mark.italic;
  highlighted.colour = mark.colour;
  highlighted.background = mark.background;
  highlighted.font_span = mark.font_span;
  highlighted.colour_span = mark.colour_span;
  table.highlighted_style = std::make_shared<const Style>(std::move(highlighted));
}

void read_highlight(BlockReader& reader, TableBlock& table) {
  data::TableReader& in = reader.in();
  const BlockTools& tools = reader.tools();
  const auto condition = in.text("highlight");
  if (!condition) return;
  const Span literal = in.span("highlight");
  table.highlight = data::parse_expression(
      *condition,
      [&](std::size_t offset, std::size_t length) {
        return data::locate(tools.sources, literal, offset, length);
      },
      tools.diagnostics);
}

TableTotal read_total(BlockReader& reader, const data::Node& node) {
  data::TableReader in = reader.inner(node, "this table's total", "total");
  TableTotal total;
  total.label = reader.text(in, "label");
  total.column = in.text("column").value_or("");
  total.equals = in.text("equals").value_or("");
  total.equals_span = in.span("equals");
  return total;
}

GroupTotal read_group_total(BlockReader& reader, const data::Node& node) {
  data::TableReader in = reader.inner(node, "this table's group_total", "group_total");
  GroupTotal total;
  total.label = reader.text(in, "label");
  total.from = in.text("from").value_or("");
  total.from_span = in.span("from");
  total.match = in.text("match").value_or("");
  total.match_span = in.span("match");
  if (!reader.in().has("group")) {
    reader.in()
        .bad_value("group_total", "this table has no groups")
        .hint("add group = \"{region|label}\", or take \"group_total\" out");
  }
  return total;
}

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  TableBlock table;
  table.rows = in.text("rows").value_or("");
  table.rows_span = in.span("rows");
  table.caption = reader.text("caption");
  if (const data::Array* columns = in.list("columns")) {
    for (const data::Node& column : columns->items) table.columns.push_back(read_column(reader, column));
    if (columns->items.empty()) in.bad_value("columns", "a table needs at least one column");
  }
  table.continued = reader.text("continued");
  if (const data::Array* heads = in.list("heads")) read_heads(reader, *heads, table);
  if (in.has("group")) table.group = reader.text("group");
  const std::string rules = in.choice("rules").value_or("rows");
  table.rules = rules == "none"     ? TableRules::none
                : rules == "groups" ? TableRules::groups
                                    : TableRules::rows;
  read_row_styles(reader, table);
  read_highlight(reader, table);
  if (const data::Node* total = in.table("group_total")) table.group_total = read_group_total(reader, *total);
  if (const data::Node* total = in.table("total")) table.total = read_total(reader, *total);
  return table;
}

}  // namespace

constinit const BlockKind table_kind{"table", "table", false, schema, read};

void TableBlock::each_template(const TemplateVisitor& visit) const {
  visit(caption, {});
  visit(continued, {});
  for (const HeadSpan& head : heads) visit(head.text, {});
  visit(group, rows);
  for (const TableColumn& column : columns) {
    visit(column.head, {});
    visit(column.text, column.from.empty() ? rows : column.from);
  }
  if (group_total) visit(group_total->label, group_total->from);
  if (total) visit(total->label, {});
}

void TableBlock::each_path(const PathVisitor& visit) const {
  if (total) visit(total->equals);
  if (group_total) {
    visit(fmt::format("{}.{}", rows, group_total->match));
    visit(fmt::format("{}.{}", group_total->from, group_total->match));
  }
  for (const TableColumn& column : columns) {
    for (const Placeholder& figure : column.trend)
      visit(fmt::format("{}.{}", column.from.empty() ? rows : column.from, figure.path));
    const Placeholder* value = lone_placeholder(column.text);
    if (value && total) visit(fmt::format("{}.{}", total->equals, value->path));
    if (value && group_total) visit(fmt::format("{}.{}", group_total->from, value->path));
    if (column.from.empty()) continue;
    visit(fmt::format("{}.{}", rows, column.match));
    visit(fmt::format("{}.{}", column.from, column.match));
  }
  if (!highlight) return;
  // A name may be the record's or the state's.
  data::each_path_of(*highlight, [&](const data::Expression& path) {
    visit(fmt::format("{}.{}", rows, path.text));
    visit(path.text);
  });
}

}  // namespace factsheet::layout

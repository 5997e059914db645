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
    {"block.table", "total", table, "", "A last row with the sum, checked against the published total."},
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
    {"total", "label", template_, "Total", "The first cell of the total's row."},
    {"total", "column", text, "",
     "The name that the summed column prints, where more than one column holds numbers."},
    {"total",
     "equals",
     path,
     "",
     "The path of the published total, which must be the sum of the column.",
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
  return column;
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
  if (const data::Node* total = in.table("total")) table.total = read_total(reader, *total);
  return table;
}

}  // namespace

constinit const BlockKind table_kind{"table", "table", false, schema, read};

void TableBlock::each_template(const TemplateVisitor& visit) const {
  visit(caption, {});
  for (const TableColumn& column : columns) {
    visit(column.head, {});
    visit(column.text, rows);
  }
  if (total) visit(total->label, {});
}

void TableBlock::each_path(const PathVisitor& visit) const {
  if (total) visit(total->equals);
}

}  // namespace factsheet::layout

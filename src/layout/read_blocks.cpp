#include "layout/read_blocks.hpp"

#include "base/suggest.hpp"
#include "data/toml.hpp"
#include "layout/cascade.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

class BlockReader {
 public:
  BlockReader(const data::Node& node, const Styles& styles, const SourceMap& sources,
              Diagnostics& diagnostics)
      : node_(node), styles_(styles), sources_(sources), diagnostics_(diagnostics) {}

  std::optional<Block> read() {
    if (!node_.table()) {
      diagnostics_
          .error(Code::wrong_type, node_.span,
                 fmt::format("a block must be a table, not {}", node_.type_name()))
          .hint("write [[block]] on a line of its own, its keys below");
      return std::nullopt;
    }
    const auto type = read_type();
    if (!type) return std::nullopt;
    const std::string section = "block." + *type;
    data::TableReader in(node_, fmt::format("this {} block", *type), {"block", section}, layout_schema(),
                         diagnostics_);
    in.check_keys();

    Block block;
    block.span = node_.span;
    std::string default_style;
    if (*type == "heading") {
      block.content = heading(in, default_style);
    } else if (*type == "callout") {
      block.content = CalloutBlock{text_template(in, "text")};
      default_style = "callout";
    } else if (*type == "table") {
      block.content = table(in);
      default_style = "table";
    } else if (*type == "rule") {
      block.content = RuleBlock{};
      default_style = "rule";
    } else {
      block.content = TextBlock{text_template(in, "text")};
      default_style = "body";
    }
    read_common(in, block, default_style);
    return block;
  }

 private:
  // Apart from the other keys, so that a misspelt type brings one report and not one for every key of the
  // block.
  std::optional<std::string> read_type() {
    const data::Entry* entry = node_.table()->find("type");
    if (!entry) return "text";
    static constexpr std::string_view known[] = {"text", "heading", "callout", "table", "rule"};
    const std::string* text = entry->node.text();
    for (const std::string_view type : known) {
      if (text && *text == type) return *text;
    }
    const std::vector<std::string> names(std::begin(known), std::end(known));
    std::string hint = text ? did_you_mean(*text, names) : "";
    if (hint.empty()) hint = fmt::format("the types are {}", fmt::join(names, ", "));
    diagnostics_
        .error(Code::unknown_block, entry->node.span,
               text ? fmt::format("there is no block type \"{}\"", *text)
                    : std::string("a block's type must be a text"))
        .hint(std::move(hint));
    return std::nullopt;
  }

  Template text_template(data::TableReader& in, std::string_view key) {
    const auto text = in.text(key);
    const data::Entry* entry = in.find(key);
    if (!text) return {};
    if (!entry) return fallback_template(*text, in.span(key), sources_);
    if (text->find_first_not_of(" \t\n") == std::string::npos) {
      in.bad_value(key, fmt::format("\"{}\" is empty", key)).hint("give it a text, or take the key out");
      return {};
    }
    return parse_template(entry->node, sources_, diagnostics_);
  }

  HeadingBlock heading(data::TableReader& in, std::string& style) {
    HeadingBlock heading;
    const auto level = in.integer("level").value_or(2);
    if (level < 1 || level > 6) {
      in.bad_value("level", fmt::format("there is no heading level {}", level))
          .hint("levels go from 1 (the title) to 6");
    } else {
      heading.level = static_cast<int>(level);
    }
    heading.text = text_template(in, "text");
    heading.kicker = text_template(in, "kicker");
    style = fmt::format("heading_{}", heading.level);
    return heading;
  }

  TableBlock table(data::TableReader& in) {
    TableBlock table;
    table.rows = in.text("rows").value_or("");
    table.rows_span = in.span("rows");
    table.caption = text_template(in, "caption");
    if (const data::Array* columns = in.list("columns")) {
      for (const data::Node& column : columns->items) table.columns.push_back(read_column(column));
      if (columns->items.empty()) in.bad_value("columns", "a table needs at least one column");
    }
    if (const data::Node* total = in.table("total")) {
      data::TableReader reader(*total, "this table's total", {"total"}, layout_schema(), diagnostics_);
      reader.check_keys();
      TableTotal out;
      out.label = text_template(reader, "label");
      out.column = reader.text("column").value_or("");
      out.equals = reader.text("equals").value_or("");
      out.equals_span = reader.span("equals");
      table.total = std::move(out);
    }
    return table;
  }

  TableColumn read_column(const data::Node& node) {
    data::TableReader in(node, "this column", {"column"}, layout_schema(), diagnostics_);
    in.check_keys();
    TableColumn column;
    column.span = node.span;
    column.head = text_template(in, "head");
    column.text = text_template(in, "text");
    const std::string align = in.choice("align").value_or("left");
    column.align = align == "right"     ? ColumnAlign::right
                   : align == "center"  ? ColumnAlign::centre
                   : align == "decimal" ? ColumnAlign::decimal
                                        : ColumnAlign::left;
    if (const auto width = in.text("width")) column.width = read_width(in, *width);
    return column;
  }

  static ColumnWidth read_width(data::TableReader& in, const std::string& text) {
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

  void read_common(data::TableReader& in, Block& block, const std::string& default_style) {
    block.id = in.text("id").value_or("");
    block.spans_page = in.choice("span").value_or("column") == "page";
    const std::string style = in.text("style").value_or(default_style);
    block.style = find_style(styles_, style, in.span("style"), diagnostics_);
    if (!block.style) block.style = &styles_.find(default_style)->second;
    if (const auto when = in.text("when")) {
      const Span literal = in.span("when");
      block.when = data::parse_expression(
          *when,
          [&](std::size_t offset, std::size_t length) {
            return data::locate(sources_, literal, offset, length);
          },
          diagnostics_);
    }
    if (in.has("otherwise")) {
      if (!in.has("when")) {
        in.bad_value("otherwise", "\"otherwise\" stands without a \"when\"")
            .hint("add when = \"…\", or take it out");
      }
      if (!std::holds_alternative<TextBlock>(block.content) &&
          !std::holds_alternative<CalloutBlock>(block.content)) {
        in.bad_value("otherwise", "only a text or callout block can have \"otherwise\"")
            .hint("put the other text into a text block with the opposite \"when\"");
      }
      block.otherwise = text_template(in, "otherwise");
    }
  }

  const data::Node& node_;
  const Styles& styles_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Block> read_blocks(const data::Array& blocks, const Styles& styles, const SourceMap& sources,
                               Diagnostics& diagnostics) {
  std::vector<Block> out;
  for (const data::Node& node : blocks.items) {
    if (auto block = BlockReader(node, styles, sources, diagnostics).read()) out.push_back(std::move(*block));
  }
  return out;
}

}  // namespace factsheet::layout

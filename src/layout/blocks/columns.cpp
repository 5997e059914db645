#include "layout/blocks/kind.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr std::size_t most_columns = 4;

constexpr data::SchemaRow rows[] = {
    {"block.columns", "count", integer, "",
     "How many columns of equal width the blocks from here on run in, 1 to 4."},
    {"block.columns", "shares", text, "",
     "Instead of `count`: columns of unequal width, as `2 1` for a side bar of a third."},
    {"block.columns", "gutter", length, "", "The gap between them; default: the page's."},
    {"block.columns", "panel", text, "",
     "A style whose background is drawn behind the last column, which makes it a side bar."},
};

std::vector<double> read_shares(data::TableReader& in) {
  const std::string text = in.text("shares").value_or("");
  std::vector<double> shares;
  for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const auto share = data::Decimal::parse(std::string_view(text).substr(at, end - at));
    const double value = share ? share->to_double() : 0;
    if (value < 0.1 || value > 100) return {};
    shares.push_back(value);
    at = end;
  }
  return shares;
}

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  ColumnsBlock columns;
  if (in.has("shares")) {
    columns.shares = read_shares(in);
    if (columns.shares.empty() || columns.shares.size() > most_columns) {
      in.bad_value("shares", "these are not the shares of 1 to 4 columns")
          .hint("write numbers with blanks between, as shares = \"2 1\"");
      columns.shares = {1};
    }
    if (in.has("count")) in.bad_value("count", "\"count\" and \"shares\" say the same").hint("take one out");
  } else {
    const std::int64_t count = in.integer("count").value_or(0);
    if (count < 1 || count > static_cast<std::int64_t>(most_columns)) {
      in.bad_value("count", "say how many columns there shall be")
          .hint("write count = 1 to 4, or shares = \"2 1\"");
    }
    columns.shares.assign(static_cast<std::size_t>(std::clamp<std::int64_t>(count, 1, most_columns)), 1);
  }
  columns.gutter = in.length("gutter");
  if (columns.gutter && (*columns.gutter < Length() || *columns.gutter > Length::inches(3))) {
    in.bad_value("gutter", "a gutter is 0 to 3in wide");
    columns.gutter.reset();
  }
  if (in.has("panel")) columns.panel = reader.style(in, "panel", "sidebar")->name;
  return columns;
}

}  // namespace

constinit const BlockKind columns_kind{"columns", "body", true, rows, read};

}  // namespace factsheet::layout

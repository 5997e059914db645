#include "document/document.hpp"

#include <fmt/ranges.h>

namespace factsheet::document {
namespace {

std::string shown(const Rich& rich, const std::vector<Origin>& origins) {
  std::string out;
  for (const Inline& run : rich.runs) {
    std::string text = run.text;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "\\n");
    for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, "~");
    if (run.counter != Counter::none) text = run.counter == Counter::page ? "<page>" : "<pages>";
    if (run.origin >= 0)
      text = fmt::format("[{}={}]", origins[static_cast<std::size_t>(run.origin)].path, text);
    if (run.raised) text = fmt::format("^{}", text);
    if (run.bold) text = fmt::format("**{}**", text);
    if (run.italic) text = fmt::format("_{}_", text);
    if (run.link >= 0) text = fmt::format("<{} {}>", text, rich.links[static_cast<std::size_t>(run.link)]);
    out += text;
  }
  return out;
}

class Dumper {
 public:
  explicit Dumper(const Document& document) : document_(document) {}

  std::string dump() {
    line("file {}", document_.file_name);
    line("title {}", document_.title);
    line("language {}", document_.language);
    if (!document_.mark.empty()) line("mark {}", text(document_.mark));
    furniture("header", document_.header);
    furniture("footer", document_.footer);
    for (const Block& block : document_.blocks) {
      suffix_ = fmt::format(" ({}{}{}{}{})", block.style->name, block.spans_page ? ", page" : "",
                            block.before == layout::Break::column ? ", new column"
                            : block.before == layout::Break::page ? ", new page"
                                                                  : "",
                            block.column > 0 ? fmt::format(", column {}", block.column) : "",
                            block.optional > 0 ? fmt::format(", optional {}", block.optional) : "");
      std::visit([&](const auto& content) { show(content); }, block.content);
    }
    return fmt::to_string(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(fmt::appender(out_), format, std::forward<Args>(args)...);
    out_.push_back('\n');
  }

  std::string text(const Rich& rich) const { return shown(rich, document_.origins); }

  void furniture(std::string_view name, const Furniture& furniture) {
    if (!furniture.style) return;
    const auto picture = [](const layout::FurnitureImage& image) {
      return image.file.empty() ? std::string() : fmt::format("<image {}> ", image.file);
    };
    const layout::Furniture& from = *furniture.from;
    line("{} {}{} | {}{} | {}{}", name, picture(from.left_image), text(furniture.left),
         picture(from.centre_image), text(furniture.centre), picture(from.right_image),
         text(furniture.right));
  }

  void bodies(const std::vector<Body>& bodies) {
    for (const Body& body : bodies) {
      if (const auto* paragraph = std::get_if<Paragraph>(&body)) {
        line("  p {}", text(paragraph->text));
        continue;
      }
      const List& list = std::get<List>(body);
      line("  list {}", list.ordered ? fmt::format("from {}", list.start) : "of bullets");
      for (const auto& item : list.items) {
        for (const Paragraph& paragraph : item)
          line("    {} {}", &paragraph == &item.front() ? "-" : " ", text(paragraph.text));
      }
    }
  }

  void show(const Heading& heading) {
    line("h{}{}", heading.level, suffix_);
    if (!heading.kicker.empty()) line("  kicker {}", text(heading.kicker));
    line("  {}", text(heading.text));
  }
  void show(const Text& content) {
    line("text{}", suffix_);
    bodies(content.bodies);
  }
  void show(const Callout& content) {
    line("callout{}{}", suffix_, content.icon.name.empty() ? "" : " icon " + content.icon.name);
    if (!content.title.empty()) line("  title {}", text(content.title));
    bodies(content.bodies);
  }
  void show(const Quote& content) {
    line("quote{}", suffix_);
    bodies(content.bodies);
    if (!content.by.empty()) line("  by {}", text(content.by));
  }
  void show(const Banner& banner) {
    line("banner{}", suffix_);
    if (!banner.kicker.empty()) line("  kicker {}", text(banner.kicker));
    line("  {}", text(banner.text));
    if (!banner.subtitle.empty()) line("  subtitle {}", text(banner.subtitle));
    if (!banner.silhouette.empty()) line("  silhouette {}", banner.silhouette);
  }
  void show(const Cards& cards) {
    line("cards{} in {}", suffix_, cards.columns);
    constexpr std::string_view arrows[] = {"", "down: ", "level: ", "up: "};
    for (const Card& card : cards.items) {
      line("  card {} {} | {}{}", text(card.value), text(card.unit), text(card.label),
           card.icon.name.empty() ? "" : " | icon " + card.icon.name);
      if (!card.change.empty())
        line("    {}{}", arrows[static_cast<std::size_t>(card.trend)], text(card.change));
      if (!card.note.empty()) line("    note {}", text(card.note));
    }
  }
  void show(const Columns& columns) {
    line("columns{} {}{}", suffix_, fmt::join(columns.shares, " "), columns.panel ? " with a panel" : "");
  }
  void show(const Rule&) { line("rule{}", suffix_); }
  void show(const Image& image) {
    line("image {}{}", image.from->file, suffix_);
    if (!image.alt.empty()) line("  alt {}", text(image.alt));
    if (!image.caption.empty()) line("  caption {}", text(image.caption));
  }
  void show(const Qr& code) {
    line("qr{}", suffix_);
    line("  text {}", text(code.text));
    line("  alt {}", text(code.alt));
    if (!code.label.empty()) line("  label {}", text(code.label));
  }
  void show(const Contact& contact) {
    line("contact{}", suffix_);
    line("  name {}", text(contact.name));
    for (const Rich& each : contact.lines) line("  {}", text(each));
    for (const Contact::Way& way : contact.ways) line("  {} {}", way.icon, text(way.text));
  }
  void show(const Chart& chart) {
    line("chart {}{}", layout::name_of(chart.type), suffix_);
    const auto see = [&](const Rich& words, const Style& style, const std::optional<Colour>&) {
      line("  {} {}", style.name, text(words));
    };
    chart.each_text(*chart.label_style, see);
    line("  alt {}", chart.alt);
  }
  void show(const Table& table) {
    line("table{}", suffix_);
    line("  caption {}", text(table.caption));
    std::string heads;
    for (const Spanner& spanner : table.spanners)
      heads += fmt::format(" | {} over {}", text(spanner.text), spanner.columns);
    if (!table.spanners.empty()) line("  heads{}", heads);
    heads.clear();
    for (const Column& column : table.columns) heads.append(" | ").append(text(column.head));
    line("  head{}", heads);
    auto group = table.groups.begin();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (group != table.groups.end() && group->first == i) {
        if (i > 0) group_total(*std::prev(group));
        line("  group {}", text((group++)->head));
      }
      const TableRow& row = table.rows[i];
      cells(row.style ? fmt::format("row ({})", row.style->name) : "row", row.cells);
      std::string bars;
      for (const auto& bar : row.bars) bars += bar ? fmt::format(" | {:.6g}", *bar) : " |";
      if (!bars.empty()) line("    bars{}", bars);
      for (const auto& trend : row.trends) {
        if (trend) line("    trend {}", trend->alt);
      }
    }
    if (!table.groups.empty()) group_total(table.groups.back());
    if (!table.total.empty()) cells("total", table.total);
    for (const Rich& note : table.notes) line("  note {}", text(note));
  }
  void show(const Map& map) {
    constexpr std::string_view shapes[] = {"states", "tiles", "silhouette"};
    line("map of {}{}", shapes[static_cast<std::size_t>(map.shape)], suffix_);
    if (!map.caption.empty()) line("  caption {}", text(map.caption));
    line("  alt {}", map.alt);
    if (!map.shades) return;
    line("  own {}", text(map.own_label));
    for (std::size_t i = 0; i < map.legend.size(); ++i) {
      const bool figures = i < map.shades->fills.size();
      std::string codes;
      for (const Shades::Area& area : map.shades->areas) {
        if (area.shade == (figures ? static_cast<int>(i) : -1)) codes.append(" ").append(area.code);
      }
      line("  {} {}:{}", figures ? to_string(map.shades->fills[i]) : "none", text(map.legend[i]), codes);
    }
  }
  void group_total(const TableGroup& group) {
    if (!group.total.empty()) cells("group total", group.total);
  }
  void cells(std::string_view name, const std::vector<Rich>& row) {
    std::string all;
    for (const Rich& cell : row) all.append(" | ").append(text(cell));
    line("  {}{}", name, all);
  }

  const Document& document_;
  fmt::memory_buffer out_;
  std::string suffix_;
};

}  // namespace

std::string dump(const Document& document) {
  return Dumper(document).dump();
}

}  // namespace factsheet::document

#include "base/suggest.hpp"
#include "data/read_rules.hpp"
#include "layout/cascade.hpp"
#include "layout/layout.hpp"
#include "layout/palette.hpp"
#include "layout/read_blocks.hpp"
#include "layout/read_fitting.hpp"
#include "layout/status_words.hpp"
#include "layout/unused_names.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

struct Paper {
  std::string_view name;
  Size size;
};

constexpr Paper papers[] = {
    {"letter", {Length::inches(8.5), Length::inches(11)}},
    {"legal", {Length::inches(8.5), Length::inches(14)}},
    {"a4", {Length::millimetres(210), Length::millimetres(297)}},
};

class LayoutReader {
 public:
  LayoutReader(const data::Node& root, const data::Node* theme, const SourceMap& sources,
               Diagnostics& diagnostics)
      : root_(root),
        theme_(theme),
        sources_(sources),
        diagnostics_(diagnostics),
        empty_{data::Table{}, root.span} {}

  Layout read() {
    data::TableReader in = reader(root_, "the layout", {"layout"});
    const std::string theme_file = in.text("theme").value_or("");
    const data::Node* themed_styles = nullptr;
    if (theme_) {
      data::TableReader theme = reader(*theme_, "the theme", {"theme"});
      if (const data::Node* colours = theme.table("colors")) palette_.read(*colours, diagnostics_);
      themed_styles = theme.table("styles");
    }
    if (const data::Node* colours = in.table("colors")) palette_.read(*colours, diagnostics_);
    report_unused_names(root_, theme_, diagnostics_);
    out_.styles = resolve_styles({themed_styles, in.table("styles")}, palette_, diagnostics_);
    read_document(section(in, "document"));
    check_fitting(section(in, "document"));
    read_page(section(in, "page"));
    read_edge(section(in, "edge"));
    read_furniture(in, "header", out_.header);
    read_furniture(in, "footer", out_.footer);
    check_margins(in);
    read_labels(in);
    read_statuses(in);
    if (theme_) {
      data::TableReader theme(*theme_, "the theme", {"theme"}, layout_schema(), diagnostics_);
      read_fonts(theme, theme_file);
    }
    read_fonts(in, "");
    if (const data::Node* guards = in.table("guards")) {
      out_.guards_off = data::read_guards(*guards, diagnostics_);
    }
    if (const data::Array* blocks = in.list("block")) {
      out_.blocks = read_blocks(*blocks, {out_.styles, palette_, sources_, diagnostics_});
      out_.blocks_left_out = out_.blocks.size() != blocks->items.size();
      check_header_seen(in);
      take_in_optional(out_.blocks, !out_.blocks_left_out, out_.document.fitting, diagnostics_);
    }
    return std::move(out_);
  }

 private:
  data::TableReader reader(const data::Node& node, std::string where,
                           std::vector<std::string_view> sections) {
    data::TableReader in(node, std::move(where), std::move(sections), layout_schema(), diagnostics_);
    in.check_keys();
    return in;
  }

  const data::Node& section(data::TableReader& in, std::string_view key) {
    const data::Node* node = in.table(key);
    return node ? *node : empty_;
  }

  Template text_template(data::TableReader& in, std::string_view key) {
    const auto text = in.text(key);
    if (!text) return {};
    const data::Entry* entry = in.find(key);
    if (entry && text->find_first_not_of(" \t\n") == std::string::npos) {
      in.bad_value(key, fmt::format("\"{}\" is empty", key)).hint("give it a text, or take the key out");
      return {};
    }
    if (text->empty()) return {};
    if (entry) return parse_template(entry->node, sources_, diagnostics_);
    return fallback_template(*text, in.span(key), sources_);
  }

  void read_document(const data::Node& node) {
    data::TableReader in = reader(node, "[document]", {"document"});
    DocumentKeys& document = out_.document;
    document.span = node.span;
    document.title = text_template(in, "title");
    document.file = text_template(in, "file");
    document.subject = text_template(in, "subject");
    document.author = in.text("author").value_or("");
    document.language = in.text("language").value_or("en-US");
    document.language_span = in.span("language");
    document.typographic_quotes = in.choice("quotes").value_or("typographic") == "typographic";
    document.leaves_out = in.names("leaves_out");
    for (const data::Node& name : in.names("digits")) {
      if (name.text()->find_first_of("0123456789") == std::string::npos) {
        diagnostics_
            .error(Code::bad_value, name.span, "this text has no digits, so there is nothing to allow")
            .hint("leave it out");
      }
      document.digits.push_back(*name.text());
    }
    document.draft = in.boolean("draft").value_or(false);
    document.embargo = in.date("embargo");
    document.embargo_span = in.span("embargo");
    if (const data::Node* pages = in.table("pages")) {
      data::TableReader limits = reader(*pages, "pages of [document]", {"document.pages"});
      document.fitting = read_fitting(limits);
    }
  }

  // What is to make a sheet shorter must not make it longer.
  void check_fitting(const data::Node& node) {
    const Length body = out_.style("body").size;
    for (const FitStep& step : out_.document.fitting.steps) {
      if (step.kind != FitStep::Kind::size || step.size < body) continue;
      const data::Entry* pages = node.table()->find("pages");
      diagnostics_
          .error(Code::bad_value, pages ? pages->node.span : node.span,
                 fmt::format("\"{}\" doesn't make the text smaller: the style \"body\" has {:g} pt",
                             step.text, body.pt()))
          .hint("write a smaller size");
    }
  }

  void read_page(const data::Node& node) {
    data::TableReader in = reader(node, "[page]", {"page"});
    Page& page = out_.page;
    page.span = node.span;
    const std::string name = in.choice("size").value_or("letter");
    for (const Paper& paper : papers) {
      if (paper.name == name) page.size = paper.size;
    }
    const Length margin = in.length("margin").value_or(Length::inches(0.75));
    page.margin_top = in.length("margin_top").value_or(margin);
    page.margin_right = in.length("margin_right").value_or(margin);
    page.margin_bottom = in.length("margin_bottom").value_or(margin);
    page.margin_left = in.length("margin_left").value_or(margin);
    page.gutter = in.length("gutter").value_or(Length());
    page.grid = in.length("grid").value_or(Length());
    if (page.grid != Length() && (page.grid < Length::points(1) || page.grid > Length::points(72))) {
      in.bad_value("grid", fmt::format("a grid of {:g} pt is of no use", page.grid.pt()))
          .hint("write the body's leading, or half of it");
      page.grid = Length();
    }
    const std::int64_t columns = in.integer("columns").value_or(1);
    page.columns = static_cast<int>(std::clamp<std::int64_t>(columns, 0, 5));
    page.background = palette_.colour(in, "background").value_or(white);
    if (page.columns < 1 || page.columns > 4) {
      in.bad_value("columns", fmt::format("a page can't have {} columns", columns)).hint("write 1 to 4");
      page.columns = 1;
    }
    const Length smallest = Length::points(72);
    const Length text_width = page.size.width - page.margin_left - page.margin_right;
    const Length text_height = page.size.height - page.margin_top - page.margin_bottom;
    const Length column = (text_width - page.gutter * (page.columns - 1)) / page.columns;
    const auto negative = [](Length length) { return length < Length(); };
    if (negative(page.margin_top) || negative(page.margin_right) || negative(page.margin_bottom) ||
        negative(page.margin_left) || negative(page.gutter) || column < smallest || text_height < smallest) {
      in.bad_value("margin", fmt::format("the margins leave columns of {:.0f} by {:.0f} points", column.pt(),
                                         text_height.pt()))
          .hint("margins and gutter can't be negative, and must leave a column of an inch each way");
      page.margin_top = page.margin_right = page.margin_bottom = page.margin_left = Length::inches(0.75);
      page.gutter = Length::points(20);
      page.columns = 1;
    }
  }

  void read_edge(const data::Node& node) {
    data::TableReader in = reader(node, "[edge]", {"edge"});
    EdgeBar& edge = out_.edge_bar;
    edge.height = in.length("height").value_or(Length());
    edge.colour = palette_.colour(in, "color").value_or(black);
    edge.accent_begin = in.length("accent_from").value_or(Length());
    edge.accent_width = in.length("accent_width").value_or(Length());
    edge.accent_colour = palette_.colour(in, "accent_color").value_or(black);
    for (const std::string_view key : {"height", "accent_from", "accent_width"}) {
      if (in.length(key).value_or(Length()) < Length())
        in.bad_value(key, fmt::format("\"{}\" can't be negative", key));
    }
  }

  void read_furniture(data::TableReader& layout, std::string_view key, Furniture& out) {
    const data::Node* node = layout.table(key);
    if (!node) return;
    data::TableReader in = reader(*node, fmt::format("[{}]", key), {"furniture"});
    out.present = true;
    out.left = text_template(in, "left");
    out.centre = text_template(in, "center");
    out.right = text_template(in, "right");
    for (const auto& [side, image] : {std::pair{std::string_view("left_image"), &out.left_image},
                                      {"center_image", &out.centre_image},
                                      {"right_image", &out.right_image}}) {
      if (const data::Node* picture = in.table(side))
        read_image(*picture, fmt::format("{} of [{}]", side, key), *image);
    }
    const std::string on = in.choice("on").value_or("all");
    out.on_first = on != "following";
    out.on_following = on != "first";
    // A footer has a rule above it that must keep clear of the text within margins of 0.75in.
    const Length usual = Length::inches(key == "footer" ? 0.4 : 0.5);
    out.distance = in.length("distance").value_or(usual);
    if (out.distance < Length() || out.distance > out_.page.size.height / 2) {
      in.bad_value("distance",
                   fmt::format("the {} can't stand {:g} points from the edge", key, out.distance.pt()))
          .hint("write a length between 0 and half the page");
      out.distance = usual;
    }
    const std::string style = in.text("style").value_or(std::string(key));
    out.style = find_style(out_.styles, style, in.span("style"), diagnostics_);
    if (!out.style) out.style = &out_.style(key);
  }

  void read_image(const data::Node& node, std::string where, FurnitureImage& out) {
    data::TableReader in = reader(node, std::move(where), {"furniture_image"});
    out.file = in.text("file").value_or("");
    out.file_span = in.span("file");
    out.height = in.length("height").value_or(Length::points(18));
    out.height_span = in.span("height");
    if (out.height < Length::points(4) || out.height > Length::inches(4)) {
      in.bad_value("height", fmt::format("a picture in the margin can't be {:g} pt high", out.height.pt()))
          .hint("write a length between 4pt and 4in");
      out.file.clear();
    }
  }

  // What stands in the margins must not reach into the text, nor into each other, nor over the paper's edge.
  void check_margins(data::TableReader& layout) {
    const auto refuse = [&](std::string_view section, std::string message, std::string hint) {
      diagnostics_.error(Code::bad_value, layout.span(section), std::move(message)).hint(std::move(hint));
    };
    const Page& page = out_.page;
    if (out_.edge_bar.height > page.margin_top) {
      refuse("edge",
             fmt::format("the edge bar is {:g} pt high and would cover the text, which begins at {:g} pt",
                         out_.edge_bar.height.pt(), page.margin_top.pt()),
             "make the bar lower or margin_top larger");
    }
    if (out_.header.present) {
      const Style& style = *out_.header.style;
      const Length top = out_.header.distance - style.size - style.padding_y - style.rule_above;
      const Length foot = out_.header.distance + style.size * 0.3 + style.padding_y + style.rule_below;
      if (top < out_.edge_bar.height || foot > page.margin_top) {
        refuse("header",
               fmt::format("the header takes {:.0f} to {:.0f} pt from the paper's edge, where only {:g} to "
                           "{:g} pt are free",
                           top.pt(), foot.pt(), out_.edge_bar.height.pt(), page.margin_top.pt()),
               "change its distance or size, the edge bar's height, or margin_top");
      }
    }
    if (out_.footer.present) {
      const Style& style = *out_.footer.style;
      const Length top = out_.footer.distance + style.size + style.padding_y + style.rule_above;
      const Length foot = out_.footer.distance - style.size * 0.3 - style.padding_y - style.rule_below;
      if (foot < -style.padding_y || top > page.margin_bottom) {
        refuse("footer",
               fmt::format("the footer takes {:.0f} to {:.0f} pt from the paper's lower edge, where only 0 "
                           "to {:g} pt are free",
                           foot.pt(), top.pt(), page.margin_bottom.pt()),
               "change its distance or size, or margin_bottom");
      }
    }
  }

  // A banner's ground reaches over the upper margin, and whatever stands there.
  void check_header_seen(data::TableReader& layout) {
    if (!out_.header.present || !out_.header.on_first || out_.blocks.empty()) return;
    const Block& first = out_.blocks.front();
    if (!std::holds_alternative<BannerBlock>(first.content) || !first.style->background) return;
    diagnostics_
        .error(Code::bad_value, layout.span("header"), "the banner would cover the header of the first page")
        .label(first.span, "the banner")
        .hint("write on = \"following\" under [header], and say on the banner what the first page needs");
  }

  void read_statuses(data::TableReader& in) {
    using data::Status;
    out_.statuses = default_status_words(out_.document.language);
    const auto words = [&](Status status) -> StatusWords& {
      return out_.statuses[static_cast<std::size_t>(status)];
    };
    const data::Node* statuses = in.table("statuses");
    if (!statuses) return;
    for (const data::Entry& entry : statuses->table()->entries) {
      const auto status = data::status_of(entry.key);
      if (!status || *status == Status::reported) {
        std::vector<std::string> names = data::status_names();
        diagnostics_
            .error(Code::unknown_key, entry.key_span, fmt::format("there is no status \"{}\"", entry.key))
            .hint(did_you_mean(entry.key, names))
            .hint("write [statuses.suppressed], not_available, not_applicable, unreliable or true_zero");
        continue;
      }
      data::TableReader reader(entry.node, fmt::format("[statuses.{}]", entry.key), {"status"},
                               layout_schema(), diagnostics_);
      reader.check_keys();
      if (!entry.node.table()) continue;
      StatusWords& to = words(*status);
      for (const data::Entry& word : entry.node.table()->entries) {
        if (word.node.text()) out_.plain_texts.push_back(word.node);
      }
      if (auto text = reader.text("text")) to.text = *text;
      if (auto note = reader.text("note")) to.note = *note;
      if (auto in_text = reader.text("in_text")) to.in_text = *in_text;
      if (to.text.empty() && *status >= Status::suppressed) {
        reader.bad_value("text", "a table would print nothing here").hint("write a sign such as \"(S)\"");
      }
    }
  }

  void read_labels(data::TableReader& in) {
    const data::Node* labels = in.table("labels");
    if (!labels) return;
    for (const data::Entry& entry : labels->table()->entries) {
      if (const std::string* text = entry.node.text(); text && !text->empty()) {
        out_.labels.emplace_back(entry.key, *text);
        out_.plain_texts.push_back(entry.node);
      } else {
        diagnostics_
            .error(Code::wrong_type, entry.node.span,
                   fmt::format("the label \"{}\" must be a text, not {}", entry.key,
                               text ? "empty" : entry.node.type_name()))
            .hint(fmt::format("{} = \"the words to print\"", entry.key));
        out_.labels.emplace_back(entry.key, entry.key);  // so that its uses aren't reported too
      }
    }
  }

  void read_fonts(data::TableReader& in, const std::string& theme) {
    const data::Array* fonts = in.list("font");
    if (!fonts) return;
    for (const data::Node& node : fonts->items) {
      data::TableReader font = reader(node, "[[font]]", {"font"});
      FontFile file;
      file.file = font.text("file").value_or("");
      file.family = font.text("family").value_or("");
      file.weight = static_cast<int>(std::clamp<std::int64_t>(font.integer("weight").value_or(400), 0, 1000));
      file.italic = font.boolean("italic").value_or(false);
      file.span = font.span("file");
      file.theme = theme;
      if (file.weight < 100 || file.weight > 900) {
        font.bad_value("weight", fmt::format("a weight of {} doesn't exist", file.weight))
            .hint("write 100 to 900");
      } else if (!file.file.empty() && !file.family.empty()) {
        out_.fonts.push_back(std::move(file));
      }
    }
  }

  const data::Node& root_;
  const data::Node* theme_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  data::Node empty_;
  Palette palette_;
  Layout out_;
};

}  // namespace

Layout read_layout(const data::Node& root, const SourceMap& sources, Diagnostics& diagnostics,
                   const data::Node* theme) {
  return LayoutReader(root, theme, sources, diagnostics).read();
}

std::optional<ThemeFile> named_theme(const data::Node& root) {
  const data::Entry* entry = root.table() ? root.table()->find("theme") : nullptr;
  const std::string* file = entry ? entry->node.text() : nullptr;
  if (!file) return std::nullopt;
  return ThemeFile{*file, entry->node.span};
}

}  // namespace factsheet::layout

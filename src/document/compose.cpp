#include "document/compose.hpp"

#include "document/guards.hpp"
#include "document/letter_case.hpp"
#include "document/table.hpp"
#include "document/typography.hpp"
#include "document/values.hpp"

#include <fmt/format.h>

namespace factsheet::document {
namespace {

class Composer {
 public:
  Composer(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools, UsedPaths& used,
           Diagnostics& diagnostics)
      : layout_(layout),
        diagnostics_(diagnostics),
        decimal_mark_(tools.formats.decimal_mark()),
        values_(layout, lookup, tools, used, diagnostics) {}

  Document compose() {
    const layout::DocumentKeys& keys = layout_.document;
    const Fill fill = values_.filler();
    out_.file_name = fill_plain(keys.file, fill);
    out_.file_span = keys.file.span;
    out_.title = fill_plain(keys.title, fill);
    out_.subject = fill_plain(keys.subject, fill);
    out_.author = keys.author;
    out_.language = keys.language;
    out_.decimal_mark = decimal_mark_;
    out_.typographic_quotes = keys.typographic_quotes;
    out_.max_pages = keys.max_pages;
    out_.pages_span = keys.span;
    out_.page = &layout_.page;
    out_.edge_bar = &layout_.edge_bar;
    out_.link_style = &layout_.style("link");
    out_.mark_style = &layout_.style("mark");
    mark_sample();
    out_.header = furniture(layout_.header);
    out_.footer = furniture(layout_.footer);
    for (const layout::Block& block : layout_.blocks) add(block);
    out_.origins = values_.take_origins();
    return std::move(out_);
  }

 private:
  Rich line(const layout::Template& text, const Fill& fill, const Style& style) {
    Rich rich = values_.line(text, fill);
    settle_blanks(rich);
    set_case(rich, style, layout_.document.language);
    return rich;
  }

  std::vector<Body> bodies(const layout::Template& text, const Style& style) {
    std::vector<Body> out = values_.bodies(text, values_.filler());
    const auto settle = [&](Paragraph& paragraph) {
      settle_blanks(paragraph.text);
      set_case(paragraph.text, style, layout_.document.language);
    };
    for (Body& body : out) {
      if (auto* paragraph = std::get_if<Paragraph>(&body)) settle(*paragraph);
      if (auto* list = std::get_if<List>(&body)) {
        for (auto& item : list->items) {
          for (Paragraph& paragraph : item) settle(paragraph);
        }
      }
    }
    return out;
  }

  // Made-up figures say so on every page, and in the title that is read aloud first.
  void mark_sample() {
    const std::string& mark = values_.lookup().dataset().sample_mark;
    if (mark.empty()) return;
    out_.title = fmt::format("{}: {}", mark, out_.title);
    Inline run;
    run.text = mark;
    out_.mark.runs.push_back(std::move(run));
  }

  Furniture furniture(const layout::Furniture& from) {
    if (!from.present) return {};
    const Fill fill = values_.filler(true);
    return {line(from.left, fill, *from.style), line(from.centre, fill, *from.style),
            line(from.right, fill, *from.style), from.style, from.distance};
  }

  void add(const layout::Block& from) {
    Block block;
    block.style = from.style;
    block.spans_page = from.spans_page;
    block.span = from.span;
    if (from.when && !values_.holds(*from.when)) {
      std::visit([&](const auto& content) { count_as_used(content); }, from.content);
      if (!from.otherwise) return;
      if (std::holds_alternative<layout::CalloutBlock>(from.content)) {
        block.content = Callout{bodies(*from.otherwise, *from.style)};
      } else {
        block.content = Text{bodies(*from.otherwise, *from.style)};
      }
    } else {
      block.content = std::visit([&](const auto& content) { return fill(content, *from.style, from.span); },
                                 from.content);
    }
    out_.blocks.push_back(std::move(block));
  }

  // What a block that isn't printed would have printed isn't forgotten: the layout knows of it.
  void count_as_used(const layout::HeadingBlock& block) {
    values_.count_as_used(block.text);
    values_.count_as_used(block.kicker);
  }
  void count_as_used(const layout::TextBlock& block) { values_.count_as_used(block.text); }
  void count_as_used(const layout::CalloutBlock& block) { values_.count_as_used(block.text); }
  void count_as_used(const layout::RuleBlock&) {}
  void count_as_used(const layout::TableBlock& block) { values_.count_as_used(block); }

  using Content = decltype(Block::content);

  Content fill(const layout::HeadingBlock& from, const Style& style, Span span) {
    Heading heading;
    heading.level = from.level;
    const std::size_t errors_before = diagnostics_.errors();
    heading.text = line(from.text, values_.filler(), style);
    if (heading.text.empty() && diagnostics_.errors() == errors_before) {
      diagnostics_.error(Code::bad_value, span, "this heading comes out empty")
          .hint("give its text something to print");
    }
    heading.kicker_style = &layout_.style("kicker");
    heading.kicker = line(from.kicker, values_.filler(), *heading.kicker_style);
    return heading;
  }

  Content fill(const layout::TextBlock& from, const Style& style, Span) {
    return Text{bodies(from.text, style)};
  }
  Content fill(const layout::CalloutBlock& from, const Style& style, Span) {
    return Callout{bodies(from.text, style)};
  }
  Content fill(const layout::RuleBlock&, const Style&, Span) { return Rule{}; }

  Content fill(const layout::TableBlock& from, const Style& style, Span) {
    Table table = compose_table(from, values_, diagnostics_);
    table.caption_style = &layout_.style("caption");
    table.head_style = &layout_.style("table_head");
    table.total_style = &layout_.style("table_total");
    table.note_style = &layout_.style("table_note");
    table.caption = line(from.caption, values_.filler(), *table.caption_style);
    const auto settle = [&](Rich& rich, const Style& looks) {
      settle_blanks(rich);
      set_case(rich, looks, layout_.document.language);
    };
    for (Column& column : table.columns) settle(column.head, *table.head_style);
    for (auto& row : table.rows) {
      for (Rich& cell : row) settle(cell, style);
    }
    for (Rich& cell : table.total) settle(cell, *table.total_style);
    for (Rich& note : table.notes) settle(note, *table.note_style);
    return table;
  }

  const layout::Layout& layout_;
  Diagnostics& diagnostics_;
  std::string decimal_mark_;
  Values values_;
  Document out_;
};

}  // namespace

Document compose(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools, UsedPaths& used,
                 Diagnostics& diagnostics) {
  Document document = Composer(layout, lookup, tools, used, diagnostics).compose();
  check_accessible(document, layout, diagnostics);
  run_guards(document, layout, lookup, diagnostics);
  return document;
}

std::string plain(const Rich& rich) {
  std::string out;
  for (const Inline& run : rich.runs) out += run.text;
  return out;
}

}  // namespace factsheet::document

#include "document/compose.hpp"

#include "document/fill.hpp"
#include "document/guards.hpp"

#include <fmt/format.h>

namespace factsheet::document {
namespace {

class Composer {
 public:
  Composer(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools, UsedPaths& used,
           Diagnostics& diagnostics)
      : layout_(layout),
        formats_(tools.formats),
        composing_(layout, lookup, tools, used, diagnostics),
        values_(composing_.values()) {}

  Document compose() {
    const layout::DocumentKeys& keys = layout_.document;
    const Fill fill = values_.filler();
    out_.file_name = fill_plain(keys.file, fill);
    out_.file_span = keys.file.span;
    out_.title = fill_plain(keys.title, fill);
    out_.subject = fill_plain(keys.subject, fill);
    out_.author = keys.author;
    out_.language = keys.language;
    out_.decimal_mark = formats_.decimal_mark();
    out_.typographic_quotes = keys.typographic_quotes;
    out_.fitting = &keys.fitting;
    out_.body_style = &layout_.style("body");
    out_.pages_span = keys.span;
    out_.page = &layout_.page;
    out_.edge_bar = &layout_.edge_bar;
    out_.link_style = &layout_.style("link");
    out_.mark_style = &layout_.style("mark");
    add_marks();
    out_.header = furniture(layout_.header);
    out_.footer = furniture(layout_.footer);
    for (const layout::Block& block : layout_.blocks) add(block);
    out_.origins = values_.take_origins();
    return std::move(out_);
  }

 private:
  // What must not be taken for final says so on every page, and in the title that is read aloud first.
  void add_marks() {
    const layout::DocumentKeys& keys = layout_.document;
    const LanguageWords& words = mark_words(keys.language);
    if (values_.lookup().dataset().sample) add_mark(words.sample_data);
    if (keys.draft) add_mark(words.draft);
    if (keys.embargo)
      add_mark(fmt::format(fmt::runtime(words.embargoed_until), formats_.long_date(*keys.embargo)));
    composing_.settle(out_.mark, *out_.mark_style);
  }
  void add_mark(std::string_view mark) {
    out_.title = fmt::format("{}: {}", mark, out_.title);
    Inline run;
    run.text = out_.mark.empty() ? std::string(mark) : fmt::format(" · {}", mark);
    out_.mark.runs.push_back(std::move(run));
  }

  Furniture furniture(const layout::Furniture& from) {
    if (!from.present) return {};
    const Fill fill = values_.filler(true);
    const auto line = [&](const layout::Template& text) { return composing_.line(text, fill, *from.style); };
    return {line(from.left), line(from.centre), line(from.right),  from.style,
            from.distance,   from.on_first,     from.on_following, &from};
  }

  void add(const layout::Block& from) {
    Block block;
    block.style = from.style;
    block.spans_page = from.spans_page;
    block.before = from.before;
    block.column = from.column;
    block.optional = from.optional;
    block.span = from.span;
    if (from.when && !values_.holds(*from.when)) {
      // What it would have printed isn't forgotten: the layout knows of it.
      values_.count_as_used(from.content);
      if (!from.otherwise) return;
      if (const auto* callout = std::get_if<layout::CalloutBlock>(&from.content)) {
        block.content = fill_callout(*callout, *from.otherwise, *from.style, composing_);
      } else {
        block.content = Text{composing_.bodies(*from.otherwise, *from.style)};
      }
    } else {
      block.content = std::visit(
          [&](const auto& content) {
            return BlockContent(fill(content, *from.style, from.span, composing_));
          },
          from.content);
    }
    out_.blocks.push_back(std::move(block));
  }

  const layout::Layout& layout_;
  const Formats& formats_;
  Composing composing_;
  Values& values_;
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

std::string file_name_of(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools) {
  UsedPaths used;
  Diagnostics unheard;
  Values values(layout, lookup, tools, used, unheard);
  std::string name = fill_plain(layout.document.file, values.filler());
  return unheard.has_errors() ? std::string() : name;
}

std::string plain(const Rich& rich) {
  std::string out;
  for (const Inline& run : rich.runs) out += run.text;
  return out;
}

}  // namespace factsheet::document

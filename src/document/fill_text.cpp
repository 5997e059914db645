#include "document/fill.hpp"

namespace factsheet::document {

Heading fill(const layout::HeadingBlock& from, const Style& style, Span span, Composing& composing) {
  Heading heading;
  heading.level = from.level;
  const std::size_t errors_before = composing.diagnostics().errors();
  heading.text = composing.line(from.text, style);
  if (heading.text.empty() && composing.diagnostics().errors() == errors_before) {
    composing.diagnostics()
        .error(Code::bad_value, span, "this heading comes out empty")
        .hint("give its text something to print");
  }
  heading.kicker_style = &composing.style("kicker");
  heading.kicker = composing.line(from.kicker, *heading.kicker_style);
  return heading;
}

Text fill(const layout::TextBlock& from, const Style& style, Span, Composing& composing) {
  return {composing.bodies(from.text, style)};
}

Callout fill_callout(const layout::CalloutBlock& from, const layout::Template& text, const Style& style,
                     Composing& composing) {
  Callout callout;
  callout.icon = from.icon;
  callout.title_style = &composing.part_style(style, "title", "callout_title");
  callout.title = composing.line(from.title, *callout.title_style);
  callout.bodies = composing.bodies(text, style);
  return callout;
}

Callout fill(const layout::CalloutBlock& from, const Style& style, Span, Composing& composing) {
  return fill_callout(from, from.text, style, composing);
}

Quote fill(const layout::QuoteBlock& from, const Style& style, Span, Composing& composing) {
  Quote quote;
  quote.bodies = composing.bodies(from.text, style);
  quote.by_style = &composing.style("quote_by");
  quote.by = composing.line(from.by, *quote.by_style);
  return quote;
}

Columns fill(const layout::ColumnsBlock& from, const Style&, Span, Composing& composing) {
  return {from.shares, from.gutter, from.panel.empty() ? nullptr : &composing.style(from.panel)};
}

Rule fill(const layout::RuleBlock&, const Style&, Span, Composing&) {
  return {};
}

}  // namespace factsheet::document

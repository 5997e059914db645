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

Callout fill(const layout::CalloutBlock& from, const Style& style, Span, Composing& composing) {
  return {composing.bodies(from.text, style)};
}

Rule fill(const layout::RuleBlock&, const Style&, Span, Composing&) {
  return {};
}

}  // namespace factsheet::document

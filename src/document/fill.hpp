#pragma once

#include "document/composing.hpp"

namespace factsheet::document {

// Each kind of block filled with one state's values. `style` and `span` are the block's.

Heading fill(const layout::HeadingBlock& from, const Style& style, Span span, Composing& composing);
Text fill(const layout::TextBlock& from, const Style& style, Span span, Composing& composing);
Callout fill(const layout::CalloutBlock& from, const Style& style, Span span, Composing& composing);
/// The same with another text: what a callout says where its condition doesn't hold.
Callout fill_callout(const layout::CalloutBlock& from, const layout::Template& text, const Style& style,
                     Composing& composing);
Quote fill(const layout::QuoteBlock& from, const Style& style, Span span, Composing& composing);
Banner fill(const layout::BannerBlock& from, const Style& style, Span span, Composing& composing);
Cards fill(const layout::CardsBlock& from, const Style& style, Span span, Composing& composing);
Columns fill(const layout::ColumnsBlock& from, const Style& style, Span span, Composing& composing);
Rule fill(const layout::RuleBlock& from, const Style& style, Span span, Composing& composing);
Image fill(const layout::ImageBlock& from, const Style& style, Span span, Composing& composing);
Qr fill(const layout::QrBlock& from, const Style& style, Span span, Composing& composing);
/// Reports what can't be called, written to or opened.
Contact fill(const layout::ContactBlock& from, const Style& style, Span span, Composing& composing);
/// Reports states whose figure is missing or no number, and a map that doesn't show the sheet's own state.
Map fill(const layout::MapBlock& from, const Style& style, Span span, Composing& composing);
/// Reports a total that isn't the sum of its parts.
Table fill(const layout::TableBlock& from, const Style& style, Span span, Composing& composing);
/// Reports figures that can't be drawn: parts that are hidden or don't add up, texts, none at all.
Chart fill(const layout::ChartBlock& from, const Style& style, Span span, Composing& composing);

}  // namespace factsheet::document

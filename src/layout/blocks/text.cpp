// Blocks of words and rules.

#include "layout/blocks/kind.hpp"

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow text_rows[] = {
    {"block.text",
     "text",
     markup,
     "",
     "Paragraphs and lists, as CommonMark with `{placeholders}`.",
     {},
     true},
};
constexpr data::SchemaRow callout_rows[] = {
    {"block.callout", "text", markup, "", "What is to stand out.", {}, true},
    {"block.callout", "title", template_, "",
     "A line above it, in the style `callout_title`, or `NAME_title` where the block's style is `NAME`."},
    {"block.callout", "icon", text, "", "An icon at its left; the same as those of cards."},
};
constexpr data::SchemaRow quote_rows[] = {
    {"block.quote", "text", markup, "", "A sentence lifted out of the text.", {}, true},
    {"block.quote", "by", template_, "", "Who said it, in the style `quote_by`."},
};

BlockContent read_text(BlockReader& in) {
  return TextBlock{in.text("text")};
}
BlockContent read_callout(BlockReader& in) {
  return CalloutBlock{in.icon(in.in()), in.text("title"), in.text("text")};
}
BlockContent read_quote(BlockReader& in) {
  return QuoteBlock{in.text("text"), in.text("by")};
}
BlockContent read_rule(BlockReader&) {
  return RuleBlock{};
}

}  // namespace

constinit const BlockKind text_kind{"text", "body", false, text_rows, read_text};
constinit const BlockKind callout_kind{"callout", "callout", false, callout_rows, read_callout};
constinit const BlockKind quote_kind{"quote", "quote", false, quote_rows, read_quote};
constinit const BlockKind rule_kind{"rule", "rule", false, {}, read_rule};

void CalloutBlock::each_template(const TemplateVisitor& visit) const {
  visit(title, {});
  visit(text, {});
}

void QuoteBlock::each_template(const TemplateVisitor& visit) const {
  visit(text, {});
  visit(by, {});
}

}  // namespace factsheet::layout

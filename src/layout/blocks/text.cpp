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
};

BlockContent read_text(BlockReader& in) {
  return TextBlock{in.text("text")};
}
BlockContent read_callout(BlockReader& in) {
  return CalloutBlock{in.text("text")};
}
BlockContent read_rule(BlockReader&) {
  return RuleBlock{};
}

}  // namespace

constinit const BlockKind text_kind{"text", "body", false, text_rows, read_text};
constinit const BlockKind callout_kind{"callout", "callout", false, callout_rows, read_callout};
constinit const BlockKind rule_kind{"rule", "rule", false, {}, read_rule};

}  // namespace factsheet::layout

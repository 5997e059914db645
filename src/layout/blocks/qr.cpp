#include "layout/blocks/kind.hpp"

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow rows[] = {
    {"block.qr", "text", template_, "", "What a phone reads from the code: an address mostly.", {}, true},
    {"block.qr", "size", length, "0.9in", "Width of the code without the white rim that it needs around it."},
    {"block.qr", "label", template_, "", "Words that say where the code leads."},
    {"block.qr", "label_at", choice, "right", "Where the words stand.", "right|below"},
    {"block.qr", "alt", template_, "",
     "What a screen reader says of it; without it, `QR code:` and the text."},
    {"block.qr", "live", boolean, "true", "On a screen the code is a link, if its text is an address."},
};

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  QrBlock code;
  code.text = reader.text("text");
  code.label = reader.text("label");
  code.alt = reader.text("alt");
  code.size = in.length("size").value_or(Length::inches(0.9));
  code.size_span = in.span("size");
  code.label_below = in.choice("label_at").value_or("right") == "below";
  code.live = in.boolean("live").value_or(true);
  return code;
}

}  // namespace

constinit const BlockKind qr_kind{"qr", "qr", false, rows, read};

void QrBlock::each_template(const TemplateVisitor& visit) const {
  visit(text, {});
  visit(label, {});
  visit(alt, {});
}

}  // namespace factsheet::layout

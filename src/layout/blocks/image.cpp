#include "data/decimal.hpp"
#include "layout/blocks/kind.hpp"

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow rows[] = {
    {"block.image", "file", text, "", "A PNG, JPEG or SVG file, relative to the layout file.", {}, true},
    {"block.image", "alt", template_, "",
     "What the picture says, for those who don't see it; needed unless it is decorative."},
    {"block.image", "decorative", boolean, "false",
     "The picture says nothing that the text doesn't; screen readers pass it over."},
    {"block.image", "width", text, "",
     "A length such as `\"2in\"`, or a part of the column such as `\"60%\"`. Without it, an SVG has its own "
     "size and other pictures fill the column."},
    {"block.image", "align", choice, "left", "Where in the column it stands.", "left|center|right"},
    {"block.image", "caption", template_, "", "A line below, in the style `image_caption`."},
};

void read_width(data::TableReader& in, ImageBlock& image) {
  const auto width = in.text("width");
  if (!width) return;
  image.width_span = in.span("width");
  if (width->ends_with('%')) {
    const auto percent = data::Decimal::parse(std::string_view(*width).substr(0, width->size() - 1));
    if (percent && percent->to_double() > 0 && percent->to_double() <= 100) {
      image.share = percent->to_double() / 100;
      return;
    }
  } else if (const auto length = data::parse_length(*width); length && *length > Length()) {
    image.width = length;
    return;
  }
  in.bad_value("width", fmt::format("\"{}\" is no width that a picture can have", *width))
      .hint("write a length such as \"2in\", or a part of the column such as \"60%\"");
}

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  ImageBlock image;
  image.file = in.text("file").value_or("");
  image.file_span = in.span("file");
  image.alt = reader.text("alt");
  image.caption = reader.text("caption");
  read_width(in, image);
  const std::string align = in.choice("align").value_or("left");
  image.align = align == "right" ? Align::right : align == "center" ? Align::centre : Align::left;
  const bool decorative = in.boolean("decorative").value_or(false);
  if (decorative && in.has("alt")) {
    in.bad_value("decorative", "a decorative picture has nothing that \"alt\" could say")
        .hint("take one of the two out");
  }
  if (!decorative && !in.has("alt")) {
    in.diagnostics()
        .error(Code::missing_key, image.file_span, "this picture needs \"alt\"")
        .hint("say in a sentence what it shows: alt = \"…\"")
        .hint("if it says nothing that the text doesn't, write decorative = true");
  }
  return image;
}

}  // namespace

constinit const BlockKind image_kind{"image", "image", false, rows, read};

void ImageBlock::each_template(const TemplateVisitor& visit) const {
  visit(alt, {});
  visit(caption, {});
}

}  // namespace factsheet::layout

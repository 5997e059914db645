#include "layout/blocks/kind.hpp"

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow rows[] = {
    {"block.banner",
     "text",
     template_,
     "",
     "The sheet's title; a banner is its heading of level 1.",
     {},
     true},
    {"block.banner", "kicker", template_, "", "A line above it, in the style `banner_kicker`."},
    {"block.banner", "subtitle", template_, "", "A line below it, in the style `banner_subtitle`."},
    {"block.banner", "silhouette", boolean, "false", "Whether the state's outline stands at the right."},
};

BlockContent read(BlockReader& in) {
  BannerBlock banner;
  banner.kicker = in.text("kicker");
  banner.text = in.text("text");
  banner.subtitle = in.text("subtitle");
  banner.silhouette = in.in().boolean("silhouette").value_or(false);
  return banner;
}

}  // namespace

constinit const BlockKind banner_kind{"banner", "banner", true, rows, read};

void BannerBlock::each_template(const TemplateVisitor& visit) const {
  visit(kicker, {});
  visit(text, {});
  visit(subtitle, {});
}

}  // namespace factsheet::layout

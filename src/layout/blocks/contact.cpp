#include "layout/blocks/kind.hpp"
#include "layout/contact_block.hpp"

#include <algorithm>

namespace factsheet::layout {
namespace {

using enum data::KeyType;

constexpr data::SchemaRow rows[] = {
    {"block.contact", "name", template_, "", "Who it is, in bold.", {}, true},
    {"block.contact", "lines", names, "",
     "Lines below the name, such as a post address; with `{placeholders}`."},
    {"block.contact", "phone", template_, "", "A telephone number, which can be called from a screen."},
    {"block.contact", "email", template_, "", "An e-mail address, which can be written to from a screen."},
    {"block.contact", "url", template_, "", "A web address, with or without `https://`; a link on a screen."},
};

BlockContent read(BlockReader& reader) {
  data::TableReader& in = reader.in();
  ContactBlock contact;
  contact.name = reader.text("name");
  // in.names hands out copies; a template's places come from the nodes, which are the same.
  for (const data::Node& line : in.names("lines"))
    contact.lines.push_back(parse_template(line, reader.tools().sources, reader.tools().diagnostics));
  contact.phone = reader.text("phone");
  contact.email = reader.text("email");
  contact.url = reader.text("url");
  return contact;
}

}  // namespace

constinit const BlockKind contact_kind{"contact", "contact", false, rows, read};

void ContactBlock::each_template(const TemplateVisitor& visit) const {
  visit(name, {});
  for (const Template& line : lines) visit(line, {});
  // Typed digits of a number to be called or of an address are no figures, so only what the data fills is
  // shown.
  for (const Template* way : {&phone, &email, &url}) {
    const bool filled = std::any_of(way->segments.begin(), way->segments.end(), [](const Segment& segment) {
      return std::holds_alternative<Placeholder>(segment);
    });
    if (filled) visit(*way, {});
  }
}

}  // namespace factsheet::layout

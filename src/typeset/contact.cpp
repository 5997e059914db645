#include "graphics/icons.hpp"
#include "typeset/stack.hpp"

#include <stdexcept>

namespace factsheet::typeset {

std::vector<Slab> set(Context& context, const document::Contact& contact, const document::Style& style,
                      Length measure, Span) {
  Stack slab(context, style, measure);
  slab.open(pages::Role::division);
  slab.words(contact.name, style, pages::Role::paragraph, slab.left(), slab.inner_measure());
  for (const document::Rich& line : contact.lines)
    slab.words(line, style, pages::Role::paragraph, slab.left(), slab.inner_measure());
  const Length icon_width = style.size * 1.2;
  const Length indent = icon_width + style.size * 0.5;
  for (const document::Contact::Way& way : contact.ways) {
    const auto icon = graphics::icon(way.icon, style.colour);
    if (!icon) throw std::logic_error("a contact's icon isn't there");
    // Its middle stands where that of the capitals beside it does.
    const Length middle = slab.y() + baseline(context, style) - style.size * 0.35;
    slab.items().emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
    graphics::draw(*icon, {slab.left(), middle - icon_width / 2}, icon_width, slab.items());
    slab.items().emplace_back(pages::ArtifactEnd{});
    slab.words(way.text, style, pages::Role::paragraph, slab.left() + indent, slab.inner_measure() - indent);
  }
  slab.close();
  return slab.take();
}

}  // namespace factsheet::typeset

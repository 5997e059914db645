#include "base/suggest.hpp"
#include "graphics/icons.hpp"
#include "typeset/blocks.hpp"

#include <fmt/ranges.h>

namespace factsheet::typeset {

void draw_icon(Context& context, const layout::IconName& icon, Colour colour, Point at, Length size,
               std::vector<pages::Item>& items) {
  if (icon.name.empty()) return;
  const auto drawing = graphics::icon(icon.name, colour);
  if (!drawing) {
    const std::vector<std::string> names = graphics::icon_names();
    std::string hint = did_you_mean(icon.name, names);
    if (hint.empty()) hint = fmt::format("the icons are {}", fmt::join(names, ", "));
    context.diagnostics()
        .error(Code::bad_value, icon.span, fmt::format("there is no icon \"{}\"", icon.name))
        .hint(std::move(hint));
    return;
  }
  items.emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
  graphics::draw(*drawing, at, size, items);
  items.emplace_back(pages::ArtifactEnd{});
}

}  // namespace factsheet::typeset

#include "typeset/context.hpp"

#include "base/suggest.hpp"

#include <fmt/format.h>

namespace factsheet::typeset {

text::FaceId Context::face(const document::Style& style, bool bold, bool italic, Span used_at) {
  for (const Known& known : known_) {
    if (known.style == &style && known.bold == bold && known.italic == italic) return known.face;
  }
  const text::FontBook& fonts = shaper().fonts();
  const int weight = bold ? std::max(style.bold_weight, style.weight) : style.weight;
  const text::FaceRequest request{style.font, weight, italic || style.italic};
  auto found = fonts.find(request);
  if (!found) {
    const bool own = style.font_span.source != SourceId::none;
    const std::string faces = fonts.faces_of(style.font);
    const std::string wanted =
        fmt::format("\"{}\" {}{}", style.font, weight, request.italic ? " italic" : "");
    std::string hint = faces.empty() ? did_you_mean(style.font, fonts.families())
                                     : fmt::format("{} has {}", style.font, faces);
    if (hint.empty())
      hint = fmt::format("the families are {}; add a file under [[font]]", fmt::join(fonts.families(), ", "));
    diagnostics_
        .error(Code::unknown_font, own ? style.font_span : used_at,
               fmt::format("the style \"{}\" asks for a font that isn't there: {}", style.name, wanted))
        .hint(std::move(hint));
    found = fonts.find({"Public Sans", 400, false});
  }
  known_.push_back({&style, bold, italic, *found});
  return *found;
}

}  // namespace factsheet::typeset

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
  check_small_caps(style, *found, used_at);
  known_.push_back({&style, bold, italic, *found});
  return *found;
}

void Context::check_small_caps(const document::Style& style, text::FaceId face, Span used_at) {
  const bool all = style.letter_case == document::Case::all_small_caps;
  if (!all && style.letter_case != document::Case::small_caps) return;
  const text::Face& font = shaper().fonts().face(face);
  if (font.has_small_caps(all)) return;
  const bool own = style.case_span.source != SourceId::none;
  const bool some = all && font.has_small_caps(false);
  diagnostics_
      .error(Code::unknown_font, own ? style.case_span : used_at,
             fmt::format("the style \"{}\" asks for small capitals{}, which the font {} doesn't have",
                         style.name, some ? " in place of capitals" : "", font.postscript_name()))
      .hint(some ? std::string("write case = \"small-caps\", which leaves capitals as they are")
                 : fmt::format(
                       "write case = \"upper\", tracking = \"{:.1f}pt\" and a smaller size instead, which "
                       "looks much the same",
                       style.size.pt() * 0.06))
      .hint("or use a font that has them, such as Source Serif 4");
}

}  // namespace factsheet::typeset

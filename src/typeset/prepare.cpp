#include "base/utf8.hpp"
#include "typeset/set_lines.hpp"

namespace factsheet::typeset {
namespace {

// Whether a quote after this character opens.
bool opens_after(char32_t before) {
  switch (before) {
    case 0:
    case U' ':
    case U'\n':
    case U'\u00A0':
    case U'(':
    case U'[':
    case U'{':
    case U'/':
    case U'-':
    case U'\u2013':
    case U'\u2014':
    case U'\u201C':
    case U'\u2018':
      return true;
    default:
      return false;
  }
}

char32_t curly(char quote, char32_t before, char32_t after) {
  const bool decade = quote == '\'' && after >= U'0' && after <= U'9';  // '90s
  if (quote == '"') return opens_after(before) ? U'\u201C' : U'\u201D';
  return opens_after(before) && !decade ? U'\u2018' : U'\u2019';
}

}  // namespace

PreparedText prepare(Context& context, const document::Rich& rich, const document::Style& style, int page,
                     int pages) {
  PreparedText out;
  const bool quotes = context.document().typographic_quotes;
  std::string& text = out.paragraph.text;
  char32_t before = 0;
  for (const document::Inline& run : rich.runs) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    const std::string counter = run.counter == document::Counter::none
                                    ? std::string()
                                    : std::to_string(run.counter == document::Counter::page ? page : pages);
    const std::string_view written =
        run.counter == document::Counter::none ? std::string_view(run.text) : counter;
    for (std::size_t at = 0; at < written.size();) {
      const std::size_t here = at;
      char32_t c = utf8::next(written, at);
      if (quotes && (c == U'\'' || c == U'"')) {
        std::size_t ahead = at;
        const char32_t after = at < written.size() ? utf8::next(written, ahead) : 0;
        out.straight_quotes.emplace_back(static_cast<std::uint32_t>(text.size()), static_cast<char>(c));
        c = curly(static_cast<char>(c), before, after);
        utf8::append(text, c);
      } else {
        text.append(written.substr(here, at - here));
      }
      before = c;
    }
    const auto end = static_cast<std::uint32_t>(text.size());
    if (end == begin) continue;
    text::TextStyle look;
    look.face = context.face(style, run.bold, run.italic, run.span);
    look.size = style.size;
    look.tracking = style.tracking;
    look.features = {style.tabular_figures, style.tracking == Length()};
    out.runs.emplace_back(begin, &run);
    // Words are shaped and broken whole whatever they were put together from.
    auto& ranges = out.paragraph.ranges;
    if (!ranges.empty() && ranges.back().style == look && out.links.back() == run.link) {
      ranges.back().end = end;
    } else {
      ranges.push_back({begin, end, look, run.link < 0});
      out.links.push_back(run.link);
    }
  }
  return out;
}

}  // namespace factsheet::typeset

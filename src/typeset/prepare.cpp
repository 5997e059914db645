#include "base/utf8.hpp"
#include "typeset/set_lines.hpp"

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

// Of the text's size: small enough to be told from a letter, and its top level with the figures'.
constexpr double raised_size = 0.68;
constexpr double raised_by = 0.3;

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

// Why a character can't be set, or nothing: controls and marks that steer other programs have no glyph and
// would break the file's rules (PDF/A-2, 6.2.11.7.2); right-to-left scripts would come out backwards.
std::string_view why_not(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  const bool control = (c < 0x20 && c != U'\n') || within(0x7F, 0x9F);
  const bool invisible = c == 0xFEFF || within(0x200B, 0x200F) || within(0x2028, 0x202E) ||
                         within(0x2060, 0x2069) || within(0xFFF9, 0xFFFF) || within(0xE0000, 0xE0FFF);
  if (control || invisible) return "is invisible and can't be printed";
  const bool right_to_left = within(0x0590, 0x08FF) || within(0xFB1D, 0xFDFF) || within(0xFE70, 0xFEFC) ||
                             within(0x10800, 0x10FFF) || within(0x1E800, 0x1EFFF);
  if (right_to_left) return "is of a script that runs from right to left, which can't be set yet";
  return {};
}

// How many bytes from `begin` on stand in the text as they are written, which most do.
std::size_t plain_bytes(std::string_view text, std::size_t begin, bool quotes) {
  std::size_t end = begin;
  while (end < text.size()) {
    const auto c = static_cast<unsigned char>(text[end]);
    if (c < 0x20 || c >= 0x7F || (quotes && (c == '\'' || c == '"'))) break;
    ++end;
  }
  return end - begin;
}

void report_unprintable(Context& context, const document::Inline& run, std::size_t at, char32_t c,
                        std::string_view why) {
  Span span = run.span;
  if (run.origin < 0 && span.line != 0) {
    span.column += static_cast<std::uint32_t>(utf8::length(std::string_view(run.text).substr(0, at)));
    span.end_line = span.line;
    span.end_column = span.column + 1;
  }
  auto& finding = context.diagnostics().error(
      Code::unprintable, span, fmt::format("the character U+{:04X} {}", static_cast<std::uint32_t>(c), why));
  if (run.origin >= 0) {
    finding.label(context.document().origins[static_cast<std::size_t>(run.origin)].value,
                  "it comes from this value");
  }
  finding.hint("take it out; it was likely pasted along with the text");
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
    std::string_view reported;
    const std::string counter = run.counter == document::Counter::none
                                    ? std::string()
                                    : std::to_string(run.counter == document::Counter::page ? page : pages);
    const std::string_view written =
        run.counter == document::Counter::none ? std::string_view(run.text) : counter;
    for (std::size_t at = 0; at < written.size();) {
      if (const std::size_t plain = plain_bytes(written, at, quotes); plain > 0) {
        text.append(written, at, plain);
        at += plain;
        before = static_cast<unsigned char>(text.back());
        continue;
      }
      const std::size_t here = at;
      char32_t c = utf8::next(written, at);
      if (const std::string_view why = why_not(c); !why.empty()) {
        if (why != reported) report_unprintable(context, run, here, c, why);
        reported = why;  // once a run: a word of another script has many letters
        continue;
      }
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
    look.size = run.raised ? style.size * raised_size : style.size;
    look.rise = run.raised ? style.size * raised_by : Length();
    look.tracking = style.tracking;
    const bool all_small = style.letter_case == document::Case::all_small_caps;
    const bool small = all_small || style.letter_case == document::Case::small_caps;
    // The letter of a note must be found below as it stands here.
    look.features = {style.tabular_figures, style.tracking == Length(), style.old_style_figures,
                     small && !run.raised, all_small && !run.raised};
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

#include "typeset/set_lines.hpp"

#include "base/utf8.hpp"
#include "text/protrusion.hpp"
#include "typeset/line_memory.hpp"
#include "typeset/slab.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view soft_hyphen = "\u00AD";

text::Alignment alignment_of(const document::Style& style) {
  switch (style.align) {
    case document::Align::right:
      return text::Alignment::right;
    case document::Align::centre:
      return text::Alignment::centre;
    case document::Align::justify:
      return text::Alignment::justify;
    case document::Align::left:
      break;
  }
  return text::Alignment::left;
}

// Turns broken lines into display items.
class Emitter {
 public:
  Emitter(Context& context, const document::Rich& rich, const PreparedText& prepared,
          const document::Style& style, std::string_view place)
      : context_(context),
        rich_(rich),
        prepared_(prepared),
        style_(style),
        place_(place),
        baseline_(baseline(context, style)) {}

  std::vector<SetLine> emit(const std::vector<text::Line>& lines) {
    std::vector<SetLine> out;
    out.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      SetLine set;
      set.width = lines[i].width;
      set.ends_in_hyphen =
          lines[i].end == text::LineEnd::inserted_hyphen || lines[i].end == text::LineEnd::own_hyphen;
      for (std::size_t r = 0; r < lines[i].runs.size(); ++r) {
        emit_run(lines[i], r, set.items);
      }
      if (i + 1 == lines.size()) switch_link(-1, set.items);
      if (lines[i].overflow > Length::points(0.05)) report_overflow(lines[i]);
      out.push_back(std::move(set));
    }
    return out;
  }

 private:
  void emit_run(const text::Line& line, std::size_t index, std::vector<pages::Item>& items) {
    const text::LineRun& run = line.runs[index];
    const text::StyledRange& range = prepared_.paragraph.ranges[run.range];
    const int link = prepared_.links[run.range];
    pages::Text text;
    text.face = range.style.face;
    text.size = range.style.size;
    text.stretch = run.stretch;
    text.colour = link >= 0 ? context_.document().link_style->colour : style_.colour;
    text.origin = {run.x, baseline_ - range.style.rise};
    text.glyphs.reserve(run.glyphs.size());
    text.text.reserve(run.glyphs.size() + 16);
    Length width;
    for (std::size_t g = 0; g < run.glyphs.size(); ++g) {
      const text::PlacedGlyph& placed = run.glyphs[g];
      const bool last = index + 1 == line.runs.size() && g + 1 == run.glyphs.size();
      pages::Glyph glyph{placed.id,
                         placed.advance,
                         placed.x_offset,
                         placed.y_offset,
                         static_cast<std::uint32_t>(text.text.size()),
                         0};
      append_text(placed, text.text);
      if (last && line.end == text::LineEnd::inserted_hyphen) text.text += soft_hyphen;
      if (last && line.end == text::LineEnd::own_hyphen) text.text += soft_hyphen;
      glyph.text_end = static_cast<std::uint32_t>(text.text.size());
      if (placed.id == 0) report_missing(placed, range);
      if (range.style.features.small_caps) check_small_cap(placed, range);
      const bool hanging_blank = last && line.end == text::LineEnd::space;
      if (!hanging_blank) width += placed.advance;
      text.glyphs.push_back(glyph);
    }
    switch_link(link, items);
    const Rect area{{run.x, Length()}, {std::max(width, Length()), style_.leading}};
    items.emplace_back(std::move(text));
    if (link >= 0) {
      items.emplace_back(pages::Link{area, rich_.links[static_cast<std::size_t>(link)], link_words(link)});
    }
  }

  void append_text(const text::PlacedGlyph& glyph, std::string& out) const {
    const std::string_view piece = std::string_view(prepared_.paragraph.text)
                                       .substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
    if (piece.size() == 1) {
      out += piece.front();
      return;
    }
    if (piece == no_break_space) {
      out += ' ';  // what was typed; that it doesn't break matters no more
      return;
    }
    const auto& quotes = prepared_.straight_quotes;
    if (!quotes.empty()) {
      const auto quote =
          std::lower_bound(quotes.begin(), quotes.end(), std::pair<std::uint32_t, char>{glyph.text_begin, 0});
      if (quote != quotes.end() && quote->first == glyph.text_begin && piece.size() == 3) {
        out += quote->second;
        return;
      }
    }
    out += piece;
  }

  void switch_link(int link, std::vector<pages::Item>& items) {
    if (link == open_link_) return;
    if (open_link_ >= 0) items.emplace_back(pages::TagEnd{});
    if (link >= 0) {
      pages::TagBegin tag;
      tag.role = pages::Role::link;
      items.emplace_back(std::move(tag));
    }
    open_link_ = link;
  }

  std::string link_words(int link) const {
    std::string words;
    for (const document::Inline& run : rich_.runs) {
      if (run.link == link) words += run.text;
    }
    return words;
  }

  // The run that a byte of the paragraph came from, and where that begins.
  std::pair<std::uint32_t, const document::Inline*> run_at(std::uint32_t byte) const {
    const auto after = std::upper_bound(prepared_.runs.begin(), prepared_.runs.end(), byte,
                                        [](std::uint32_t at, const auto& run) { return at < run.first; });
    return after == prepared_.runs.begin() ? prepared_.runs.front() : *std::prev(after);
  }

  // Reports at the place in the file that a byte of the paragraph came from.
  Diagnostic& report(Code code, std::uint32_t byte, std::string message) const {
    const auto& [begin, run] = run_at(byte);
    Span span = run->span;
    if (run->origin < 0 && span.line != 0) {
      const std::string_view before = std::string_view(prepared_.paragraph.text).substr(begin, byte - begin);
      span.column += static_cast<std::uint32_t>(utf8::length(before));
      span.end_line = span.line;
      span.end_column = span.column + 1;
    }
    Diagnostic& finding = context_.diagnostics().error(code, span, std::move(message));
    if (run->origin >= 0) {
      const auto& origins = context_.document().origins;
      finding.label(origins[static_cast<std::size_t>(run->origin)].value, "it comes from this value");
    }
    return finding;
  }

  void report_missing(const text::PlacedGlyph& placed, const text::StyledRange& range) const {
    // A later glyph of a cluster stands for no text of its own; the cluster's mark is what the font lacks.
    text::PlacedGlyph glyph = placed;
    if (glyph.text_end == glyph.text_begin) {
      glyph.text_begin =
          glyph.text_begin > 0 ? static_cast<std::uint32_t>(last_character(glyph.text_begin)) : 0;
    }
    std::size_t at = glyph.text_begin;
    const char32_t c = utf8::next(prepared_.paragraph.text, at);
    const std::string_view shown =
        std::string_view(prepared_.paragraph.text).substr(glyph.text_begin, at - glyph.text_begin);
    const std::string& font = context_.shaper().fonts().face(range.style.face).postscript_name();
    report(Code::missing_glyph, glyph.text_begin,
           fmt::format("the font {} has no character \"{}\" (U+{:04X})", font, shown,
                       static_cast<std::uint32_t>(c)))
        .hint("write it otherwise, or use a font that has it ([[font]])");
  }

  // A letter that the font has no small capital for would stand among them as a small letter.
  void check_small_cap(const text::PlacedGlyph& glyph, const text::StyledRange& range) const {
    if (glyph.text_end == glyph.text_begin) return;
    const text::Face& font = context_.shaper().fonts().face(range.style.face);
    const bool all = range.style.features.all_small_caps;
    std::size_t at = glyph.text_begin;
    const char32_t c = utf8::next(prepared_.paragraph.text, at);
    // A font without any was reported with the style.
    if (!font.lacks_small_cap(c, glyph.id, all) || !font.has_small_caps(all)) return;
    report(Code::missing_glyph, glyph.text_begin,
           fmt::format(
               "the font {} has no small capital for \"{}\" (U+{:04X})", font.postscript_name(),
               std::string_view(prepared_.paragraph.text).substr(glyph.text_begin, at - glyph.text_begin),
               static_cast<std::uint32_t>(c)))
        .hint("write it otherwise, or set the text without small capitals");
  }

  // Where the character before a byte of the paragraph begins.
  std::size_t last_character(std::size_t before) const {
    const std::string& all = prepared_.paragraph.text;
    std::size_t at = before - 1;
    while (at > 0 && (static_cast<unsigned char>(all[at]) & 0xC0u) == 0x80u) --at;
    return at;
  }

  void report_overflow(const text::Line& line) const {
    std::string words;
    for (const text::LineRun& run : line.runs) {
      for (const text::PlacedGlyph& glyph : run.glyphs) append_text(glyph, words);
    }
    constexpr std::size_t enough = 40;
    if (words.size() > enough) {
      std::size_t cut = enough;
      while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0u) == 0x80u) --cut;
      words = words.substr(0, cut) + "…";
    }
    const text::LineRun& first = line.runs.front();
    const std::uint32_t begin = first.glyphs.empty() ? prepared_.paragraph.ranges[first.range].begin
                                                     : first.glyphs.front().text_begin;
    report(Code::text_overflow, begin,
           fmt::format("\"{}\" is {:.1f} pt too wide for its {} (horizontal)", words, line.overflow.pt(),
                       place_))
        .hint(fmt::format(
            "make the {} wider or the type smaller, or allow a break with a soft hyphen (U+00AD)", place_));
  }

  Context& context_;
  const document::Rich& rich_;
  const PreparedText& prepared_;
  const document::Style& style_;
  std::string_view place_;
  Length baseline_;
  int open_link_ = -1;
};

}  // namespace

Length baseline(Context& context, const document::Style& style) {
  const text::FaceId face = context.face(style, false, false, {});
  const text::FaceMetrics& metrics = context.shaper().fonts().face(face).metrics();
  const double em = metrics.units_per_em;
  return (style.leading + style.size * (metrics.ascender / em) + style.size * (metrics.descender / em)) / 2;
}

Length capital_height(Context& context, const document::Style& style) {
  const text::FaceId face = context.face(style, false, false, {});
  const text::FaceMetrics& metrics = context.shaper().fonts().face(face).metrics();
  return style.size * (metrics.cap_height / static_cast<double>(metrics.units_per_em));
}

namespace {

// The white that belongs to a letter's left grows with its size, so that a title begins right of the text
// below it. What a line has more of it than one of running text hangs into the margin.
void align_optically(Context& context, std::vector<SetLine>& lines) {
  constexpr Length display = Length::points(18);
  constexpr Length reading = Length::points(10);
  for (SetLine& line : lines) {
    const auto first = std::find_if(line.items.begin(), line.items.end(), [](const pages::Item& item) {
      return std::holds_alternative<pages::Text>(item);
    });
    if (first == line.items.end()) continue;
    const auto& text = std::get<pages::Text>(*first);
    if (text.size < display || text.glyphs.empty()) continue;
    std::size_t begin = 0;
    if (text::hang_of(utf8::next(text.text, begin)).left > 0) continue;  // hangs as far as is good already
    const text::Face& face = context.shaper().fonts().face(text.face);
    const double bearing = face.left_bearing(text.glyphs.front().id) / double(face.metrics().units_per_em);
    const Length by = (text.size - reading) * -std::max(bearing, 0.0);
    for (pages::Item& item : line.items) translate(item, {by, Length()});
  }
}

}  // namespace

std::vector<SetLine> set_lines(Context& context, const document::Rich& rich, const PreparedText& prepared,
                               const document::Style& style, Length measure, const LineLooks& looks) {
  if (prepared.paragraph.text.empty()) return {};
  text::LineOptions options;
  // A line that hangs is set in the narrower measure that the others have, and begins left of it.
  options.measure = measure - looks.hang;
  options.first_indent = -looks.hang;
  options.alignment = looks.alignment.value_or(alignment_of(style));
  options.hyphenator = style.hyphenate ? context.hyphenator() : nullptr;
  options.protrusion = style.protrusion;
  options.expansion = style.expansion;
  options.balance = style.balance;
  auto lines = Emitter(context, rich, prepared, style, looks.place)
                   .emit(text::break_lines(prepared.paragraph, options, context.shaper()));
  if (options.alignment == text::Alignment::left && style.protrusion) align_optically(context, lines);
  if (looks.hang != Length()) {
    for (SetLine& line : lines) {
      for (pages::Item& item : line.items) translate(item, {looks.hang, Length()});
    }
  }
  return lines;
}

std::vector<SetLine> set_lines(Context& context, const document::Rich& rich, const document::Style& style,
                               Length measure, const LineLooks& looks) {
  LineMemory* memory = context.memory();
  const bool has_counter = std::any_of(rich.runs.begin(), rich.runs.end(), [](const document::Inline& run) {
    return run.counter != document::Counter::none;
  });
  if (!memory || has_counter)
    return set_lines(context, rich, prepare(context, rich, style), style, measure, looks);
  std::string key =
      LineMemory::key(rich, style, measure, looks.hang, looks.alignment.value_or(alignment_of(style)));
  if (const auto* known = memory->find(key)) return *known;
  const std::size_t findings = context.diagnostics().all().size();
  auto lines = set_lines(context, rich, prepare(context, rich, style), style, measure, looks);
  if (context.diagnostics().all().size() == findings) memory->keep(std::move(key), lines);
  return lines;
}

pages::Text blank_at(Context& context, const document::Style& style, Point origin) {
  pages::Text text;
  text.face = context.face(style, false, false, {});
  text.size = style.size;
  text.colour = style.colour;
  text.origin = origin;
  text.text = " ";
  for (const text::Glyph& glyph : context.shaper().shape(text.face, text.text, {}).glyphs) {
    const text::FaceMetrics& metrics = context.shaper().fonts().face(text.face).metrics();
    text.glyphs.push_back(
        {glyph.id, style.size * (static_cast<double>(glyph.advance) / metrics.units_per_em), {}, {}, 0, 1});
  }
  return text;
}

}  // namespace factsheet::typeset

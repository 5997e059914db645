#include "base/diagnostics.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace factsheet {
namespace {

constexpr std::size_t window = 100;  // columns of a source line that are shown at most

struct Palette {
  std::string_view error, warning, gutter, hint, bold, reset;
};
constexpr Palette plain{};
constexpr Palette ansi{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[1;36m", "\x1b[1m", "\x1b[0m"};

// Characters that a terminal would act on, or that would shift or reorder the line above its carets.
bool is_treacherous(char32_t c) {
  return (c >= 0x80 && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

// One code point for each of the text's, none of which moves the cursor.
std::u32string shown(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c == U'\t') {
      out += U' ';
    } else if (c < 0x20) {
      out += static_cast<char32_t>(0x2400 + c);  // the control pictures
    } else if (c == 0x7F) {
      out += U'\u2421';
    } else {
      out += is_treacherous(c) ? U'\uFFFD' : c;
    }
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

using terminal::safe;

// "file:line:column", or what of it is known.
std::string place(const Span& span, const SourceMap& sources) {
  if (span.source == SourceId::none) return {};
  const std::string name = safe(sources.name(span.source));
  return span.line == 0 ? name : fmt::format("{}:{}:{}", name, span.line, span.column);
}

bool has_line(const Span& span) {
  return span.source != SourceId::none && span.line != 0;
}

class Renderer {
 public:
  Renderer(const SourceMap& sources, const Palette& palette, std::size_t gutter)
      : sources_(sources), palette_(palette), gutter_(gutter) {}

  void headline(const Diagnostic& d) {
    const bool error = d.severity == Severity::error;
    out_ += fmt::format("{}{}[{}]{}{}: {}{}\n", error ? palette_.error : palette_.warning,
                        error ? "error" : "warning", name_of(d.code), palette_.reset, palette_.bold,
                        safe(d.message), palette_.reset);
  }

  void where(std::string_view arrow, const Span& span, std::string_view label) {
    const std::string at = place(span, sources_);
    if (at.empty() && label.empty()) return;
    out_ += fmt::format("{:{}}{}{}{} {}{}{}\n", "", gutter_, palette_.gutter, arrow, palette_.reset, at,
                        at.empty() || label.empty() ? "" : ": ", safe(label));
    if (has_line(span)) snippet(span);
  }

  void hint(std::string_view text) {
    out_ += fmt::format("{:{}} {}={} {}\n", "", gutter_, palette_.hint, palette_.reset, safe(text));
  }

  std::string take() { return std::move(out_); }

 private:
  // The line and, under it, a caret for each character of the span; long lines are cut around the first
  // caret.
  void snippet(const Span& span) {
    const std::u32string line = shown(sources_.line(span.source, span.line));
    const std::size_t first = std::min<std::size_t>(span.column > 0 ? span.column - 1 : 0, line.size());
    std::size_t last = span.end_line > span.line ? line.size()
                       : span.end_column > 0     ? span.end_column - 1
                                                 : 0;
    last = std::max(std::min(last, line.size()), first + 1);

    std::size_t from = 0;
    if (line.size() > window && first > window / 2) {
      from = std::min(first - window / 3, line.size() - window);
    }
    const std::size_t to = std::min(line.size(), from + window);
    std::u32string cut(line.substr(from, to - from));
    if (from > 0) cut.front() = U'…';
    if (to < line.size()) cut.back() = U'…';
    while (!cut.empty() && cut.back() == U' ') cut.pop_back();

    const std::size_t carets = std::max<std::size_t>(1, std::min(last, std::max(to, first + 1)) - first);
    bar();
    out_ += '\n';
    out_ += fmt::format("{}{:>{}} |{}{}{}\n", palette_.gutter, span.line, gutter_, palette_.reset,
                        cut.empty() ? "" : " ", to_utf8(cut));
    bar();
    out_ += fmt::format(" {:{}}{}{:^>{}}{}\n", "", first - from, palette_.error, "", carets, palette_.reset);
  }

  void bar() { out_ += fmt::format("{}{:{}} |{}", palette_.gutter, "", gutter_, palette_.reset); }

  const SourceMap& sources_;
  const Palette& palette_;
  std::size_t gutter_;
  std::string out_;
};

// "in the sheet of IL", "in the sheets of IL, WI and 38 others".
std::string concerned(const std::vector<std::string>& sheets) {
  constexpr std::size_t enough = 12;
  const std::size_t shown = std::min(enough, sheets.size());
  std::string list =
      fmt::format("{}", fmt::join(sheets.begin(), sheets.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (sheets.size() > shown) list += fmt::format(" and {} others", sheets.size() - shown);
  return fmt::format("in the sheet{} of {}", sheets.size() == 1 ? "" : "s", list);
}

}  // namespace

std::string terminal::safe(std::string_view text) {
  return to_utf8(shown(text));
}

std::string render(const Diagnostic& diagnostic, const SourceMap& sources, bool colour) {
  std::uint32_t widest = has_line(diagnostic.span) ? diagnostic.span.line : 0;
  for (const Label& label : diagnostic.labels) {
    if (has_line(label.span)) widest = std::max(widest, label.span.line);
  }
  Renderer renderer(sources, colour ? ansi : plain, std::to_string(widest).size());
  renderer.headline(diagnostic);
  renderer.where("-->", diagnostic.span, {});
  constexpr std::size_t enough = 6;  // of many states that share a mistake, the first ones show it
  for (std::size_t i = 0; i < std::min(enough, diagnostic.labels.size()); ++i) {
    renderer.where(":::", diagnostic.labels[i].span, diagnostic.labels[i].text);
  }
  for (const std::string& hint : diagnostic.hints) renderer.hint(hint);
  if (!diagnostic.sheets.empty()) renderer.hint(concerned(diagnostic.sheets));
  return renderer.take();
}

}  // namespace factsheet

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "engine/figure_reader.hpp"
#include "engine/tracer.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

// A text without what may differ when it is typed: the commas, blanks and underscores between digits, and
// blanks that don't break.
std::string bare(std::string_view text) {
  std::string plain(text);
  for (const std::string_view blank : {"\u00A0", "\u202F"}) {
    for (std::size_t at; (at = plain.find(blank)) != std::string::npos;) plain.replace(at, blank.size(), " ");
  }
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool parts = plain[i] == ',' || plain[i] == '_' || plain[i] == ' ';
    if (parts && i > 0 && i + 3 < plain.size() && is_digit(plain[i - 1]) && is_digit(plain[i + 1]) &&
        is_digit(plain[i + 2]) && is_digit(plain[i + 3]))
      continue;
    out += plain[i];
  }
  while (out.ends_with(' ')) out.pop_back();
  return out.substr(std::min(out.find_first_not_of(' '), out.size()));
}

bool is_printed_as(std::string_view printed, const Figure& figure, const std::string& wanted) {
  const std::string text = bare(printed);
  if (text == wanted) return true;
  if (text.ends_with(wanted) && text.starts_with("more than ")) return text.size() == wanted.size() + 10;
  if (figure.type != "number") return false;
  const auto typed = data::Decimal::parse(wanted);
  const auto value = data::Decimal::parse(figure.value);
  return typed && value && *typed == *value;
}

// The paths that a word names: itself, and the column of a list in each of its records.
std::vector<Figure> read_paths(FigureReader& reader, const std::string& what) {
  std::vector<Figure> found;
  if (auto figure = reader.read(what)) found.push_back(std::move(*figure));
  for (std::size_t dot = what.find('.'); found.empty() && dot != std::string::npos;
       dot = what.find('.', dot + 1)) {
    for (std::size_t record = 1;; ++record) {
      auto figure = reader.read(fmt::format("{}[{}]{}", what.substr(0, dot), record, what.substr(dot)));
      if (!figure) break;
      found.push_back(std::move(*figure));
    }
  }
  return found;
}

// Where the layout itself says a text, so that no value of the data stands behind it.
void hint_at_layout(const std::string& wanted, const Project::Impl& project,
                    const document::Document& document, Diagnostic& diagnostic) {
  const auto search = [&](const document::Rich& rich) {
    for (const document::Inline& run : rich.runs) {
      if (run.origin >= 0 || !diagnostic.labels.empty() || run.span.source != project.layout_source) continue;
      if (wanted.size() > 1 && bare(run.text).find(wanted) != std::string::npos)
        diagnostic.label(run.span, "the layout itself says it here");
    }
  };
  for (const document::Block& block : document.blocks) {
    const auto see = [&](const document::Rich& text, const document::Style&, const std::optional<Colour>&) {
      search(text);
    };
    std::visit([&](const auto& content) { content.each_text(*block.style, see); }, block.content);
  }
}

}  // namespace

Trace find_in_trace(const Trace& trace, std::string_view what, const Project::Impl& project,
                    const data::StateData& state, const document::Document& document,
                    Diagnostics& diagnostics) {
  Trace out = trace;
  out.prints.clear();
  out.figures.clear();
  const std::string wanted = bare(what);
  const HiddenLines hidden(*project.dataset);
  FigureReader reader(*project.dataset, state, project.sources, hidden);
  std::vector<bool> chosen(trace.figures.size(), false);
  for (const Print& print : trace.prints) {
    if (is_printed_as(print.text, trace.figures[print.figure], wanted)) chosen[print.figure] = true;
  }
  for (Figure& figure : read_paths(reader, wanted)) {
    const auto same = std::find_if(trace.figures.begin(), trace.figures.end(),
                                   [&](const Figure& other) { return other.path == figure.path; });
    if (same == trace.figures.end()) {
      out.figures.push_back(std::move(figure));
    } else {
      chosen[static_cast<std::size_t>(same - trace.figures.begin())] = true;
    }
  }
  std::map<std::size_t, std::size_t> moved;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    moved.emplace(i, out.figures.size());
    out.figures.push_back(trace.figures[i]);
  }
  for (const Print& print : trace.prints) {
    const auto place = moved.find(print.figure);
    if (place == moved.end()) continue;
    out.prints.push_back(print);
    out.prints.back().figure = place->second;
  }
  if (!out.figures.empty()) return out;

  std::vector<std::string> near;
  for (const Print& print : trace.prints) near.push_back(print.text);
  Diagnostic& diagnostic =
      diagnostics.error(Code::unknown_path, {},
                        fmt::format("\"{}\" is neither printed on the sheet of {} nor a path of its data",
                                    what, state.area->in_text()));
  // Of a letter or two, everything short is near.
  const std::string text = wanted.size() > 2 ? nearest(what, near) : std::string();
  if (!text.empty()) diagnostic.hint(fmt::format("did you mean the printed text \"{}\"?", text));
  const std::string path = nearest(what, reader.paths());
  if (!path.empty()) diagnostic.hint(fmt::format("did you mean the path {}?", path));
  hint_at_layout(wanted, project, document, diagnostic);
  if (text.empty() && path.empty() && diagnostic.labels.empty())
    diagnostic.hint("write it as the sheet prints it, or as the layout names it");
  return out;
}

}  // namespace factsheet::engine

#include "document/guards.hpp"

#include "base/utf8.hpp"
#include "data/read_rules.hpp"
#include "data/state_names.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

class StateNames {
 public:
  StateNames(const Document& document, const data::Area& own, Diagnostics& diagnostics)
      : document_(document), own_(own), diagnostics_(diagnostics) {}

  void check(const layout::DocumentKeys& keys) {
    check(document_.title, keys.title.span);
    check(document_.subject, keys.subject.span);
    for (const Furniture* furniture : {&document_.header, &document_.footer}) {
      check(furniture->left, keys.span);
      check(furniture->centre, keys.span);
      check(furniture->right, keys.span);
    }
    for (const Block& block : document_.blocks) {
      const auto see = [&](const Rich& text, const Style&, const std::optional<Colour>&) {
        check(text, block.span);
      };
      std::visit([&](const auto& content) { content.each_text(*block.style, see); }, block.content);
    }
  }

 private:
  // A name may run over a change of looks or out of a value, so a line is looked through as a whole.
  void check(const Rich& rich, Span block) {
    std::string text;
    std::vector<std::pair<std::size_t, const Inline*>> runs;
    for (const Inline& run : rich.runs) {
      if (run.raised) continue;  // a note's letter behind a word is none of its letters
      if (run.names_other) continue;
      runs.emplace_back(text.size(), &run);
      text += run.text;
    }
    for (const data::NamedArea& named : other_areas_named(text, own_)) {
      std::vector<const Origin*> values;
      Span span;
      for (const auto& [begin, run] : runs) {
        const std::size_t end = begin + run->text.size();
        if (end <= named.begin || named.end <= begin) continue;
        if (run->origin >= 0) values.push_back(&document_.origins[static_cast<std::size_t>(run->origin)]);
        if (span.source == SourceId::none) {
          span = place(*run, std::max(named.begin, begin) - begin, std::min(named.end, end) - begin);
        }
      }
      report(named, span.source == SourceId::none ? block : span, values);
    }
  }

  static Span place(const Inline& run, std::size_t begin, std::size_t end) {
    Span span = run.span;
    if (run.origin >= 0 || span.line == 0) return span;
    const std::string_view text = run.text;
    span.column += static_cast<std::uint32_t>(utf8::length(text.substr(0, begin)));
    span.end_line = span.line;
    span.end_column = span.column + static_cast<std::uint32_t>(utf8::length(text.substr(begin, end - begin)));
    return span;
  }

  // Titles keep no runs; which value brought the name is told by what each value printed.
  void check(const std::string& text, Span span) {
    for (const data::NamedArea& named : other_areas_named(text, own_)) {
      std::vector<const Origin*> values;
      const std::string_view name = std::string_view(text).substr(named.begin, named.end - named.begin);
      for (const Origin& origin : document_.origins) {
        if (within(origin.placeholder, span) && origin.printed.find(name) != std::string::npos) {
          values.push_back(&origin);
        }
      }
      report(named, span, values);
    }
  }

  static bool within(const Span& inner, const Span& outer) {
    const auto begin = [](const Span& s) { return std::pair{s.line, s.column}; };
    const auto end = [](const Span& s) { return std::pair{s.end_line, s.end_column}; };
    return inner.source == outer.source && begin(outer) <= begin(inner) && end(inner) <= end(outer);
  }

  // Says nothing of the sheet's own state, so that what the layout does to fifty sheets is told once.
  void report(const data::NamedArea& named, Span span, const std::vector<const Origin*>& values) {
    const bool lies_in_state = !own_.state.empty();
    Diagnostic& finding = diagnostics_.error(
        Code::other_state_named, span,
        fmt::format("the sheet of {} names {} here",
                    lies_in_state ? "an area of another state" : "another state", named.area->in_text()));
    for (const Origin* value : values) {
      finding.label(value->value, fmt::format("it comes from \"{}\"", value->path));
    }
    finding
        .hint(values.empty() ? "write {state.name} or {state.in} where the sheet's own state is meant"
                             : "correct the value, or print another one")
        .hint(data::how_to_turn_off(Code::other_state_named));
  }

  const Document& document_;
  const data::Area& own_;
  Diagnostics& diagnostics_;
};

}  // namespace

void run_guards(const Document& document, const layout::Layout& layout, const data::Lookup& lookup,
                Diagnostics& diagnostics) {
  const auto on = [&](Code guard) {
    return !is_off(layout.guards_off, guard) && !lookup.dataset().is_off(guard);
  };
  if (lookup.state().area && on(Code::other_state_named)) {
    StateNames(document, *lookup.state().area, diagnostics).check(layout.document);
  }
  if (on(Code::mixed_vintages)) guard_vintages(document, lookup, diagnostics);
}

}  // namespace factsheet::document

#include "document/composing.hpp"

#include "document/letter_case.hpp"
#include "document/typography.hpp"

#include <fmt/format.h>

namespace factsheet::document {

const Style& Composing::part_style(const Style& own, std::string_view part,
                                   std::string_view otherwise) const {
  const auto found = layout_.styles.find(own.name + "_" + std::string(part));
  return found == layout_.styles.end() ? style(otherwise) : found->second;
}

void Composing::settle(Rich& text, const Style& style) const {
  settle_blanks(text);
  set_case(text, style, layout_.document.language);
}

Rich Composing::line(const layout::Template& text, const Fill& fill, const Style& style) {
  Rich rich = values_.line(text, fill);
  settle(rich, style);
  return rich;
}

Rich Composing::line_or(const layout::Template& text, std::string_view LanguageWords::*words,
                        std::string_view key, Span block, const Style& style) {
  if (!text.empty()) return line(text, style);
  const LanguageWords* own = language_words();
  if (!own) {
    diagnostics_
        .error(Code::missing_key, block,
               fmt::format("this block needs \"{}\": its words are known in English and Spanish only", key))
        .hint(fmt::format("add {} = \"…\" in the document's language", key));
    return {};
  }
  return line(own->*words, block, style);
}

Rich Composing::line(std::string_view words, Span from, const Style& style) const {
  Rich rich;
  Inline run;
  run.text = words;
  run.span = from;
  rich.runs.push_back(std::move(run));
  settle(rich, style);
  return rich;
}

Rich Composing::words(const layout::Template& text) {
  Rich rich;
  const Fill fill = values_.filler();
  const auto add = [&](std::string words, int origin, Span span) {
    rich.runs.push_back({std::move(words), false, false, -1, origin, Counter::none, span});
  };
  for (const layout::Segment& segment : text.segments) {
    if (const auto* literal = std::get_if<layout::Literal>(&segment)) {
      add(literal->text, -1, literal->span);
      continue;
    }
    const auto& placeholder = std::get<layout::Placeholder>(segment);
    if (auto filled = fill(placeholder)) add(std::move(filled->text), filled->origin, placeholder.span);
  }
  return rich;
}

std::vector<Body> Composing::bodies(const layout::Template& text, const Style& style) {
  std::vector<Body> out = values_.bodies(text, values_.filler());
  for (Body& body : out) {
    if (auto* paragraph = std::get_if<Paragraph>(&body)) settle(paragraph->text, style);
    if (auto* list = std::get_if<List>(&body)) {
      for (auto& item : list->items) {
        for (Paragraph& paragraph : item) settle(paragraph.text, style);
      }
    }
  }
  return out;
}

}  // namespace factsheet::document

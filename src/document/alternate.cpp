#include "document/alternate.hpp"

#include "document/markup.hpp"

namespace factsheet::document {

std::string with_stop(std::string sentence) {
  if (!sentence.ends_with('.') && !sentence.ends_with('?') && !sentence.ends_with('!')) sentence += '.';
  return sentence;
}

std::string alternate_text(const layout::Template& given, std::string_view what, Span span,
                           Composing& composing,
                           const std::function<std::string(const LanguageWords&)>& write) {
  if (!given.empty()) {
    std::string own = fill_plain(given, composing.values().filler());
    if (own.find_first_not_of(' ') != std::string::npos) return own;
    composing.diagnostics()
        .error(Code::bad_value, given.span, fmt::format("this {}'s \"alt\" comes out empty", what))
        .hint("give it words, or take it out");
    return own;
  }
  if (const LanguageWords* words = composing.language_words()) return write(*words);
  composing.diagnostics()
      .error(Code::missing_key, span,
             fmt::format("this {} has no \"alt\", and it can be written in English and Spanish only", what))
      .hint(fmt::format("add alt = \"…\": what a reader who can't see the {} is told", what));
  return {};
}

}  // namespace factsheet::document

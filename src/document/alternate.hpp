#pragma once

#include "document/composing.hpp"

#include <functional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace factsheet::document {

/// A sentence of a language with its gaps filled.
template <typename... Parts>
std::string say(std::string_view sentence, const Parts&... parts) {
  return fmt::format(fmt::runtime(sentence), parts...);
}

/// A sentence that ends with a full stop where it has no mark of its own.
std::string with_stop(std::string sentence);

/// What is read aloud in place of a drawing: the layout's own `given`, or what `write` makes of the words of
/// the document's language. Reports an own one that comes out blank, and a language that has no words. `what`
/// names the drawing in these reports ("chart"), which point at `span`, its block.
std::string alternate_text(const layout::Template& given, std::string_view what, Span span,
                           Composing& composing,
                           const std::function<std::string(const LanguageWords&)>& write);

}  // namespace factsheet::document

#include "document/letter_case.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace factsheet::document {

void set_case(Rich& rich, const Style& style, const std::string& language) {
  if (style.letter_case != Case::upper) return;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  for (Inline& run : rich.runs) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(run.text);
    run.text.clear();
    text.toUpper(locale).toUTF8String(run.text);
  }
}

}  // namespace factsheet::document

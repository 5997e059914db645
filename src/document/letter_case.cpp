#include "document/letter_case.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
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

std::string case_folded(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString folded = fold->normalize(icu::UnicodeString::fromUTF8(text), status);
  std::string out;
  return U_FAILURE(status) ? text : folded.toUTF8String(out);
}

}  // namespace factsheet::document

#include "document/numbers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <unicode/compactdecimalformat.h>
#include <unicode/gregocal.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

namespace factsheet::document {
namespace {

namespace number = icu::number;

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Numbers never break inside: the blank in "36.2 million" is made a no-break space (U+00A0).
std::string unbreakable(std::string text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ') {
      out += "\u00A0";
    } else {
      out += c;
    }
  }
  return out;
}

void require(UErrorCode status, std::string_view what) {
  if (U_FAILURE(status)) throw std::runtime_error(fmt::format("ICU: {}: {}", what, u_errorName(status)));
}

constexpr std::array<std::string_view, 6> plural_order = {"zero", "one", "two", "few", "many", "other"};

}  // namespace

int exponent_of(std::string_view magnitude) {
  if (magnitude == "thousand") return 3;
  if (magnitude == "million") return 6;
  if (magnitude == "billion") return 9;
  if (magnitude == "trillion") return 12;
  return 0;
}

data::Decimal power_of_ten(int exponent) {
  std::int64_t value = 1;
  for (int i = 0; i < exponent; ++i) value *= 10;
  return data::Decimal(value);
}

struct NumberWriter::Impl {
  explicit Impl(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    locale = icu::Locale::forLanguageTag(language, status);
    require(status, "language tag");
    base = number::NumberFormatter::withLocale(locale).roundingMode(UNUM_ROUND_HALFUP);
  }

  std::string format(const number::LocalizedNumberFormatter& formatter, data::Decimal value) const {
    UErrorCode status = U_ZERO_ERROR;
    const number::FormattedNumber formatted = formatter.formatDecimal(value.to_string(), status);
    const icu::UnicodeString text = formatted.toString(status);
    require(status, "number format");
    return utf8(text);
  }

  const icu::PluralRules& plurals() const {
    if (!plural_rules) {
      UErrorCode status = U_ZERO_ERROR;
      plural_rules.reset(icu::PluralRules::forLocale(locale, status));
      require(status, "plural rules");
    }
    return *plural_rules;
  }

  // Made when first asked for: a cold process pays only for what its sheet prints. One Impl a thread.
  const number::LocalizedNumberFormatter& grouped(int decimals) const {
    auto [found, fresh] = grouped_by_decimals.try_emplace(decimals);
    if (fresh) found->second = base.precision(number::Precision::fixedFraction(decimals));
    return found->second;
  }

  icu::Locale locale;
  number::LocalizedNumberFormatter base;
  mutable std::map<int, number::LocalizedNumberFormatter> grouped_by_decimals;
  mutable std::unique_ptr<icu::PluralRules> plural_rules;
};

NumberWriter::NumberWriter(const std::string& language) : impl_(std::make_unique<Impl>(language)) {}
NumberWriter::~NumberWriter() = default;
NumberWriter::NumberWriter(NumberWriter&&) noexcept = default;

std::string NumberWriter::grouped(data::Decimal value, int decimals) const {
  return impl_->format(impl_->grouped(decimals), value);
}

std::string NumberWriter::plain(data::Decimal value) const {
  return impl_->format(
      impl_->base.grouping(UNUM_GROUPING_OFF).precision(number::Precision::fixedFraction(value.scale())),
      value);
}

std::string NumberWriter::percent(data::Decimal value, int decimals) const {
  return unbreakable(impl_->format(
      impl_->base.unit(icu::NoUnit::percent()).precision(number::Precision::fixedFraction(decimals)), value));
}

std::optional<std::string> NumberWriter::magnitude(data::Decimal value, std::string_view magnitude,
                                                   int decimals) const {
  const int exponent = exponent_of(magnitude);
  const data::Decimal size = value < data::Decimal(0) ? data::Decimal(-value.units(), value.scale()) : value;
  if (exponent == 0 || size < power_of_ten(exponent) || size >= power_of_ten(exponent + 3))
    return std::nullopt;
  return unbreakable(impl_->format(impl_->base.notation(number::Notation::compactLong())
                                       .precision(number::Precision::fixedFraction(decimals)),
                                   value));
}

std::optional<std::string> NumberWriter::more_than(const std::string& text) const {
  const std::string_view language = impl_->locale.getLanguage();
  if (language == "en") return "more than " + text;
  if (language == "es") return "más de " + text;
  return std::nullopt;
}

std::size_t NumberWriter::plural_forms() const {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> keywords(impl_->plurals().getKeywords(status));
  require(status, "plural forms");
  return static_cast<std::size_t>(keywords->count(status));
}

std::optional<std::size_t> NumberWriter::plural_form(data::Decimal value, std::size_t forms) const {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> keywords(impl_->plurals().getKeywords(status));
  require(status, "plural forms");
  std::vector<std::size_t> ranks;
  const auto rank = [](const std::string& keyword) {
    return static_cast<std::size_t>(std::find(plural_order.begin(), plural_order.end(), keyword) -
                                    plural_order.begin());
  };
  while (const icu::UnicodeString* keyword = keywords->snext(status)) ranks.push_back(rank(utf8(*keyword)));
  require(status, "plural forms");
  // Spanish and its like have a form "many" for numbers in the millions that no count on a sheet takes apart.
  if (ranks.size() != forms) return std::nullopt;
  std::sort(ranks.begin(), ranks.end());
  const number::FormattedNumber formatted =
      impl_->grouped(value.scale()).formatDecimal(value.to_string(), status);
  require(status, "number format");
  const std::size_t wanted = rank(utf8(impl_->plurals().select(formatted, status)));
  require(status, "plural choice");
  return static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), wanted) - ranks.begin());
}

std::optional<std::string> NumberWriter::date(data::Date date, std::string_view style) const {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::DateFormat> format;
  if (style == "long" || style == "medium" || style == "short") {
    const auto width = style == "long"     ? icu::DateFormat::kLong
                       : style == "medium" ? icu::DateFormat::kMedium
                                           : icu::DateFormat::kShort;
    format.reset(icu::DateFormat::createDateInstance(width, impl_->locale));
  } else if (style == "month" || style == "year") {
    format.reset(
        icu::DateFormat::createInstanceForSkeleton(style == "month" ? "yMMMM" : "y", impl_->locale, status));
  } else {
    return std::nullopt;
  }
  require(status, "date format");
  if (!format) throw std::runtime_error("ICU: no date format");
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), impl_->locale, status);
  calendar.clear();
  calendar.set(date.year, date.month - 1, date.day);
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format->format(calendar.getTime(status), text);
  require(status, "date format");
  return utf8(text);
}

}  // namespace factsheet::document

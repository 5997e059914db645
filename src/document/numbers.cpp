#include "document/numbers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <unicode/dcfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ures.h>
#include <unicode/uversion.h>

namespace factsheet::document {
namespace {

namespace number = icu::number;

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Numbers never break inside: the blank in "36.2 million" is made a no-break space (U+00A0).
std::string unbreakable(const std::string& text) {
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

}  // namespace

std::string library() {
  UVersionInfo version{};
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_getVersion(version);
  u_versionToString(version, text.data());
  return std::string("ICU ") + text.data();
}

bool is_known_language(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status) || locale.isBogus() || language.empty() ||
      locale.toLanguageTag<std::string>(status).empty())
    return false;
  // ICU's list of its locales takes as long to make as a sheet; what it knows of a language lies in a bundle
  // of the language's name, beside bundles with longer names.
  // Without a language ("und", "x-foo") that is the bundle which they all fall back to, as is "root".
  const std::string_view code = locale.getLanguage();
  if (code.size() < 2 || code.size() > 3) return false;
  const icu::LocalUResourceBundlePointer known(ures_openDirect(nullptr, code.data(), &status));
  return U_SUCCESS(status);
}

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

  static std::string format(const number::LocalizedNumberFormatter& formatter, data::Decimal value) {
    UErrorCode status = U_ZERO_ERROR;
    const number::FormattedNumber formatted = formatter.formatDecimal(value.to_string(), status);
    const icu::UnicodeString text = formatted.toString(status);
    require(status, "number format");
    std::string out = utf8(text);
    // Locale data has the hyphen of typewriters; a minus is as wide as a plus.
    if (out.starts_with('-')) out.replace(0, 1, "\u2212");
    return out;
  }

  // The formatter of a kind with so many decimals. Made when first asked for: a cold process pays only for
  // what its sheet prints, a batch once.
  enum class Kind { grouped, plain, percent, compact };
  const number::LocalizedNumberFormatter& formatter(Kind kind, int decimals) {
    auto [found, fresh] = formatters.try_emplace({kind, decimals});
    if (fresh) {
      found->second = base.precision(number::Precision::fixedFraction(decimals));
      if (kind == Kind::plain) found->second = found->second.grouping(UNUM_GROUPING_OFF);
      if (kind == Kind::percent) found->second = found->second.unit(icu::NoUnit::percent());
      if (kind == Kind::compact) found->second = found->second.notation(number::Notation::compactLong());
    }
    return found->second;
  }

  const icu::PluralRules& plurals() {
    if (plural_rules) return *plural_rules;
    UErrorCode status = U_ZERO_ERROR;
    plural_rules.reset(icu::PluralRules::forLocale(locale, status));
    require(status, "plural rules");
    const std::unique_ptr<icu::StringEnumeration> keywords(plural_rules->getKeywords(status));
    require(status, "plural forms");
    while (const icu::UnicodeString* keyword = keywords->snext(status))
      plural_ranks.push_back(rank(*keyword));
    require(status, "plural forms");
    std::sort(plural_ranks.begin(), plural_ranks.end());
    return *plural_rules;
  }

  // Forms are given in CLDR's order of their names.
  static std::size_t rank(const icu::UnicodeString& keyword) {
    constexpr std::array<std::string_view, 6> order = {"zero", "one", "two", "few", "many", "other"};
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), utf8(keyword)) - order.begin());
  }

  icu::Locale locale;
  number::LocalizedNumberFormatter base;
  std::map<std::pair<Kind, int>, number::LocalizedNumberFormatter> formatters;
  std::unique_ptr<icu::PluralRules> plural_rules;
  std::unique_ptr<icu::RuleBasedNumberFormat> ordinals;
  std::map<std::tuple<int, int, int, std::string>, std::optional<std::string>> dates;
  std::vector<std::size_t> plural_ranks;
};

NumberWriter::NumberWriter(const std::string& language) : impl_(std::make_unique<Impl>(language)) {}
NumberWriter::~NumberWriter() = default;
NumberWriter::NumberWriter(NumberWriter&&) noexcept = default;

std::string NumberWriter::grouped(data::Decimal value, int decimals) const {
  return Impl::format(impl_->formatter(Impl::Kind::grouped, decimals), value);
}

std::string NumberWriter::ordinal(data::Decimal value) const {
  UErrorCode status = U_ZERO_ERROR;
  if (!impl_->ordinals) {
    impl_->ordinals = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_ORDINAL, impl_->locale, status);
    require(status, "ordinal numbers");
  }
  icu::UnicodeString text;
  impl_->ordinals->format(static_cast<std::int64_t>(value.reduced().units()), text, status);
  require(status, "ordinal numbers");
  return utf8(text);
}

std::string NumberWriter::plain(data::Decimal value) const {
  return Impl::format(impl_->formatter(Impl::Kind::plain, value.scale()), value);
}

std::string NumberWriter::percent(data::Decimal value, int decimals) const {
  return unbreakable(Impl::format(impl_->formatter(Impl::Kind::percent, decimals), value));
}

std::optional<std::string> NumberWriter::magnitude(data::Decimal value, std::string_view magnitude,
                                                   int decimals) const {
  const int exponent = exponent_of(magnitude);
  const data::Decimal size = value < data::Decimal(0) ? data::Decimal(-value.units(), value.scale()) : value;
  if (exponent == 0 || size < power_of_ten(exponent) || size >= power_of_ten(exponent + 3))
    return std::nullopt;
  return unbreakable(Impl::format(impl_->formatter(Impl::Kind::compact, decimals), value));
}

std::string NumberWriter::decimal_mark() const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(impl_->locale, status);
  require(status, "number symbols");
  return utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
}

std::optional<std::string> NumberWriter::more_than(const std::string& text) const {
  const std::string_view language = impl_->locale.getLanguage();
  if (language == "en") return "more than " + text;
  if (language == "es") return "más de " + text;
  return std::nullopt;
}

std::size_t NumberWriter::plural_forms() const {
  impl_->plurals();
  return impl_->plural_ranks.size();
}

std::optional<std::size_t> NumberWriter::plural_form(data::Decimal value, std::size_t forms) const {
  const icu::PluralRules& rules = impl_->plurals();
  if (impl_->plural_ranks.size() != forms) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const number::FormattedNumber formatted =
      impl_->formatter(Impl::Kind::grouped, value.scale()).formatDecimal(value.to_string(), status);
  require(status, "number format");
  const std::size_t wanted = Impl::rank(rules.select(formatted, status));
  require(status, "plural choice");
  const auto& ranks = impl_->plural_ranks;
  return static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), wanted) - ranks.begin());
}

namespace {

// "July 1": no line ends between a month and its day.
std::string day_tied(const std::string& text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_word = i > 0 && !digit(i - 1) && text[i - 1] != ',';
    const bool day = digit(i + 1) && (!digit(i + 2) || !digit(i + 3));
    if (text[i] == ' ' && after_word && day) {
      out += "\u00A0";
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

// A batch prints the same few days on every sheet.
std::optional<std::string> NumberWriter::date(data::Date date, std::string_view style) const {
  const auto key = std::make_tuple(date.year, date.month, date.day, std::string(style));
  const auto known = impl_->dates.find(key);
  if (known != impl_->dates.end()) return known->second;
  auto text = format_date(date, style);
  if (text) *text = day_tied(*text);
  impl_->dates.emplace(key, text);
  return text;
}

std::optional<std::string> NumberWriter::format_date(data::Date date, std::string_view style) const {
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

#pragma once

#include "data/dataset.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace factsheet::document {

/// "ICU 72.1": what writes numbers.
std::string library();

/// ICU's formatters of one language, in terms of exact decimals.
class NumberWriter {
 public:
  explicit NumberWriter(const std::string& language);
  ~NumberWriter();
  NumberWriter(NumberWriter&&) noexcept;

  /// "26,696", with exactly `decimals` digits after the point (rounded half away from zero).
  std::string grouped(data::Decimal value, int decimals) const;
  /// "6th": a place in an order. `value` is a whole number.
  std::string ordinal(data::Decimal value) const;
  /// "2023": no grouping.
  std::string plain(data::Decimal value) const;
  /// 19 as "19%".
  std::string percent(data::Decimal value, int decimals) const;
  /// 36200000 as "36.2 million" with a non-breaking blank. Nothing if the language would not say it with that
  /// magnitude.
  std::optional<std::string> magnitude(data::Decimal value, std::string_view magnitude, int decimals) const;
  /// What stands between whole part and fraction.
  std::string decimal_mark() const;
  /// "more than " + number, in the language; nothing if the words aren't known.
  std::optional<std::string> more_than(const std::string& number) const;
  /// Index of the plural form for a number among `forms` forms; nothing if the language has another number of
  /// forms.
  std::optional<std::size_t> plural_form(data::Decimal value, std::size_t forms) const;
  /// How many plural forms the language has.
  std::size_t plural_forms() const;
  /// `style`: long, medium, short, month, year; nothing for another.
  std::optional<std::string> date(data::Date date, std::string_view style) const;

 private:
  std::optional<std::string> format_date(data::Date date, std::string_view style) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// True if `language` is a well-formed BCP 47 tag of a language that ICU has data for.
bool is_known_language(const std::string& language);

/// 3 for "thousand", 6 for "million" …; 0 for none.
int exponent_of(std::string_view magnitude);

/// 10^exponent, for 0 to 18.
data::Decimal power_of_ten(int exponent);

}  // namespace factsheet::document

#include "data/decimal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace factsheet::data {
namespace {

// Products of two 18-digit numbers need 36 digits. __extension__ tells -Wpedantic that this is meant.
__extension__ typedef __int128 Wide;

constexpr int max_digits = 18;
constexpr int max_scale = 18;
constexpr int quotient_scale = 12;

constexpr auto powers_of_ten = [] {
  std::array<std::int64_t, max_digits + 1> powers{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < powers.size(); ++i, power *= i <= max_digits ? 10 : 1) powers[i] = power;
  return powers;
}();

constexpr std::int64_t power_of_ten(int exponent) {
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

constexpr std::int64_t limit = power_of_ten(max_digits);  // the first number that has too many digits

// units / 10^scale as a Decimal, trailing zeros dropped only as far as the limits ask.
std::optional<Decimal> narrowed(Wide units, int scale) {
  while (scale > 0 && (scale > max_scale || units >= limit || units <= -limit) && units % 10 == 0) {
    units /= 10;
    --scale;
  }
  if (scale > max_scale || units >= limit || units <= -limit) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(units), scale);
}

Wide scaled(Decimal d, int scale) {
  return Wide{d.units()} * power_of_ten(scale - d.scale());
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  std::int64_t units = 0;
  int scale = 0;
  bool point = false;
  bool digit_last = false;
  for (const char c : text) {
    if (c == '.' && digit_last && !point) {
      point = true;
      digit_last = false;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (point && ++scale > max_scale) return std::nullopt;
    if (units >= limit / 10) return std::nullopt;
    units = units * 10 + (c - '0');
    digit_last = true;
  }
  if (!digit_last) return std::nullopt;
  return Decimal(negative ? -units : units, scale);
}

bool Decimal::is_integer() const {
  return units_ % power_of_ten(scale_) == 0;
}

double Decimal::to_double() const {
  // Both are exact in a double up to 2^53 and 10^22, so the quotient is the nearest double for up to 15
  // digits.
  return static_cast<double>(units_) / static_cast<double>(power_of_ten(scale_));
}

std::string Decimal::to_string() const {
  std::string digits = std::to_string(std::abs(units_));
  const auto decimals = static_cast<std::size_t>(scale_);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
  if (units_ < 0) digits.insert(0, 1, '-');
  return digits;
}

Decimal Decimal::reduced() const {
  Decimal d = *this;
  while (d.scale_ > 0 && d.units_ % 10 == 0) {
    d.units_ /= 10;
    --d.scale_;
  }
  return d;
}

std::optional<Decimal> Decimal::add(Decimal a, Decimal b) {
  const int scale = std::max(a.scale_, b.scale_);
  return narrowed(scaled(a, scale) + scaled(b, scale), scale);
}

std::optional<Decimal> Decimal::subtract(Decimal a, Decimal b) {
  return add(a, Decimal(-b.units_, b.scale_));
}

std::optional<Decimal> Decimal::multiply(Decimal a, Decimal b) {
  return narrowed(Wide{a.units_} * b.units_, a.scale_ + b.scale_);
}

std::optional<Decimal> Decimal::divide(Decimal a, Decimal b) {
  if (b.units_ == 0) return std::nullopt;
  // Long division: both sides are whole and below 10^36, so ten times a rest still fits.
  Wide numerator = Wide{a.units_} * power_of_ten(b.scale_);
  Wide denominator = Wide{b.units_} * power_of_ten(a.scale_);
  const bool negative = (numerator < 0) != (denominator < 0);
  if (numerator < 0) numerator = -numerator;
  if (denominator < 0) denominator = -denominator;
  Wide quotient = numerator / denominator;
  Wide rest = numerator % denominator;
  int scale = 0;
  while (rest != 0 && scale < quotient_scale && quotient < limit / 10) {
    quotient = quotient * 10 + rest * 10 / denominator;
    rest = rest * 10 % denominator;
    ++scale;
  }
  const Wide left = denominator - rest;
  if (rest > left || (rest == left && quotient % 2 != 0)) ++quotient;
  for (; scale > 0 && quotient % 10 == 0; --scale) quotient /= 10;
  return narrowed(negative ? -quotient : quotient, scale);
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  const int scale = std::max(a.scale_, b.scale_);
  const Wide left = scaled(a, scale);
  const Wide right = scaled(b, scale);
  return left < right   ? std::strong_ordering::less
         : right < left ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

std::optional<Decimal> Decimal::to_multiple(Decimal value, Decimal step, Rounding rounding) {
  const int scale = std::max(value.scale(), step.scale());
  const Wide dividend = scaled(value, scale);
  const Wide divisor = scaled(step, scale);
  Wide quotient = dividend / divisor;
  const Wide rest = dividend % divisor;
  if (rounding == Rounding::down) {
    if (rest < 0) --quotient;
  } else if (2 * (rest < 0 ? -rest : rest) >= divisor) {
    quotient += dividend < 0 ? -1 : 1;
  }
  if (quotient > limit || quotient < -limit) return std::nullopt;
  return narrowed(quotient * step.units(), step.scale());
}

}  // namespace factsheet::data

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factsheet::data {

/// An exact decimal number, units / 10^scale, as it was published: 36.2 stays 36.2, never 36.199999.
/// Up to 18 significant digits; `scale` is 0 to 18. Trailing zeros are kept (1.50 has scale 2) and don't
/// count in comparisons.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t units, int scale = 0) : units_(units), scale_(scale) {}

  /// Reads `-1234.50`, digits with an optional sign and one decimal point; nothing else (no commas, no
  /// exponent).
  static std::optional<Decimal> parse(std::string_view text);

  constexpr std::int64_t units() const { return units_; }
  constexpr int scale() const { return scale_; }
  bool is_zero() const { return units_ == 0; }
  bool is_integer() const;
  double to_double() const;
  /// Plain digits, no grouping: `-1234.50`. What ICU is handed to format.
  std::string to_string() const;
  /// Without trailing zeros after the point.
  Decimal reduced() const;

  /// Exact sums and products; nothing on overflow of 18 digits.
  static std::optional<Decimal> add(Decimal a, Decimal b);
  static std::optional<Decimal> subtract(Decimal a, Decimal b);
  static std::optional<Decimal> multiply(Decimal a, Decimal b);
  /// The quotient rounded half to even at 12 decimals (at fewer where it comes out even, or where its whole
  /// part leaves less room in 18 digits); nothing for b = 0 or more than 18 digits before the point.
  static std::optional<Decimal> divide(Decimal a, Decimal b);

  enum class Rounding {
    nearest,  ///< halves away from zero
    down,     ///< toward minus infinity, so that "more than" stays true
  };
  /// The multiple of `step` (positive) next to `value`, with the step's scale; nothing on overflow of 18
  /// digits.
  static std::optional<Decimal> to_multiple(Decimal value, Decimal step, Rounding rounding);

  friend std::strong_ordering operator<=>(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b) { return (a <=> b) == 0; }

 private:
  std::int64_t units_ = 0;
  int scale_ = 0;
};

}  // namespace factsheet::data

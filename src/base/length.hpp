#pragma once

#include <compare>

namespace factsheet {

/// A distance in PostScript points (1/72 inch). May be negative, as a shift is.
class Length {
 public:
  constexpr Length() = default;
  static constexpr Length points(double pt) { return Length(pt); }
  static constexpr Length inches(double in) { return Length(in * 72.0); }
  static constexpr Length millimetres(double mm) { return Length(mm * 72.0 / 25.4); }

  constexpr double pt() const { return pt_; }

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length(-pt_); }
  constexpr Length& operator+=(Length other) { return *this = *this + other; }
  constexpr Length& operator-=(Length other) { return *this = *this - other; }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.pt_ + b.pt_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.pt_ - b.pt_); }
  friend constexpr Length operator*(Length a, double factor) { return Length(a.pt_ * factor); }
  friend constexpr Length operator*(double factor, Length a) { return a * factor; }
  friend constexpr Length operator/(Length a, double divisor) { return Length(a.pt_ / divisor); }
  friend constexpr double operator/(Length a, Length b) { return a.pt_ / b.pt_; }

 private:
  explicit constexpr Length(double pt) : pt_(pt) {}
  double pt_ = 0;
};

namespace literals {
constexpr Length operator""_pt(long double pt) {
  return Length::points(static_cast<double>(pt));
}
constexpr Length operator""_pt(unsigned long long pt) {
  return Length::points(static_cast<double>(pt));
}
constexpr Length operator""_in(long double in) {
  return Length::inches(static_cast<double>(in));
}
}  // namespace literals

}  // namespace factsheet
